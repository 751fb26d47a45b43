package org.sada.bench.data;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;

/** Writes the events of calls as JSON lines, one after the other into the same bytes. */
final class Lines {
    static final String TENANT = "acme-bank";

    private static final long ZONE_MS = 3 * 3_600_000L;
    private static final long DAY_MS = 24 * 3_600_000L;
    private static final String[] CHANNELS = {"voice", "voice", "voice", "voice", "chat", "chat", "message", "email"};
    private static final String[] PRODUCTS = {
        "current account", "credit card classic", "credit card platinum", "mortgage", "consumer loan", "mobile banking"
    };
    private static final String[] REGIONS = {"Riyadh", "Makkah", "Eastern Province", "Madinah", "Asir"};
    private static final String[] REASONS = {
        "card lost or stolen", "fees and charges", "payment not received", "change of address", "login does not work"
    };
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final byte[][] queues;
    private final byte[][] agents;
    private final byte[] day = new byte[10];
    private long knownDay = Long.MIN_VALUE;
    private byte[] bytes = new byte[2_048];
    private int length;

    Lines(int ofQueues, int ofAgents) {
        queues = new byte[ofQueues][];
        for (int i = 0; i < ofQueues; i++) {
            queues[i] = ascii(String.format(java.util.Locale.ROOT, "Retail banking / Cards and payments / %05d", i));
        }
        agents = new byte[ofAgents][];
        for (int i = 0; i < ofAgents; i++) {
            agents[i] = ascii(String.format(java.util.Locale.ROOT, "agent-%05d@service.acme-bank.example", i));
        }
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** The name of a customer, as in the events. */
    static String customer(int number) {
        return "customer-" + number;
    }

    /** Writes the call's next event, with its line end. */
    void write(Call call) {
        length = 0;
        Call.Step step = call.steps[call.next];
        text("{\"type\":\"").text(type(step)).text("\",\"tenant\":\"").text(TENANT);
        text(
                "\",\"id\":\"arn:contact-centre:eu-central-1:812345678901:instance/acme-bank-service-production-one/contact/");
        uuid(call).text("/event/").digits(call.next, 4);
        text("\",\"interaction\":\"");
        uuid(call).text("\",\"occurred_at\":\"");
        time(call.times[call.next]).text("\"");
        body(call, step);
        text("}\n");
        if (bytes.length - length < 1_024) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
    }

    private void body(Call call, Call.Step step) {
        int variety = (int) (call.idLow & 0x7fff_ffff);
        switch (step) {
            case STARTED -> {
                field("customer", customer(call.customer)).field("channel", CHANNELS[call.channel]);
                field("direction", "inbound").field("product", PRODUCTS[variety % PRODUCTS.length]);
                field("region", REGIONS[variety % REGIONS.length]).field("language", "ar-SA");
                field("reason", REASONS[variety % REASONS.length]);
            }
            case QUEUED ->
                text(",\"queue\":\"").raw(queues[call.queues[call.leg]]).text("\"");
            case ANSWERED, WRAPPED_UP ->
                text(",\"agent\":\"").raw(agents[call.agents[call.leg]]).text("\"");
            case DISPOSITION -> {
                text(",\"resolved\":").text((variety & 7) == 0 ? "false" : "true");
                field("reason", REASONS[variety % REASONS.length]);
            }
            default -> {
                // nothing more to say
            }
        }
    }

    private static String type(Call.Step step) {
        return step == Call.Step.WRAPPED_UP ? "wrapped-up" : step.name().toLowerCase(java.util.Locale.ROOT);
    }

    private Lines field(String name, String value) {
        return text(",\"").text(name).text("\":\"").text(value).text("\"");
    }

    private Lines uuid(Call call) {
        hex(call.idHigh >>> 32, 8)
                .text("-")
                .hex(call.idHigh >>> 16, 4)
                .text("-")
                .hex(call.idHigh, 4);
        return text("-").hex(call.idLow >>> 48, 4).text("-").hex(call.idLow, 12);
    }

    private Lines hex(long value, int digits) {
        for (int i = digits - 1; i >= 0; i--) {
            bytes[length++] = HEX[(int) (value >>> (4 * i)) & 15];
        }
        return this;
    }

    private Lines time(long timeMs) {
        long local = timeMs + ZONE_MS;
        long ofDay = Math.floorMod(local, DAY_MS);
        if (local - ofDay != knownDay) {
            knownDay = local - ofDay;
            LocalDate date = Instant.ofEpochMilli(knownDay)
                    .atOffset(java.time.ZoneOffset.UTC)
                    .toLocalDate();
            System.arraycopy(ascii(date.toString()), 0, day, 0, day.length);
        }
        raw(day).text("T").digits(ofDay / 3_600_000, 2).text(":").digits(ofDay / 60_000 % 60, 2);
        text(":").digits(ofDay / 1_000 % 60, 2).text(".").digits(ofDay % 1_000, 3);
        return text("+03:00");
    }

    private Lines digits(long value, int count) {
        long rest = value;
        for (int i = count - 1; i >= 0; i--) {
            bytes[length + i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += count;
        return this;
    }

    @SuppressWarnings("deprecation") // the low bytes are all there are: ASCII
    private Lines text(String ascii) {
        ascii.getBytes(0, ascii.length(), bytes, length);
        length += ascii.length();
        return this;
    }

    private Lines raw(byte[] part) {
        System.arraycopy(part, 0, bytes, length, part.length);
        length += part.length;
        return this;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
