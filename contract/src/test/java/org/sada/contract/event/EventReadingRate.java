package org.sada.contract.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.sada.contract.topic.Topics;

/**
 * Prints what an event costs, in one run: to read, the quick way and by trees; to place in a partition; to write and read in the
 * compact form. Run it after {@code mvn test-compile} with {@code target/classes}, {@code target/test-classes} and the libraries of this
 * module on the class path.
 */
final class EventReadingRate {
    private static final int EVENTS = 20_000;
    private static final int ROUNDS = 9;

    private static Object last;

    private EventReadingRate() {}

    @FunctionalInterface
    private interface Work<T> {
        Object on(T subject) throws InvalidEvent;
    }

    public static void main(String[] arguments) throws InvalidEvent {
        List<byte[]> large = lines(true);
        List<byte[]> mixed = lines(false);
        List<Event> events = new ArrayList<>();
        List<byte[]> compact = new ArrayList<>();
        for (byte[] line : mixed) {
            events.add(EventJson.read(line));
            compact.add(EventCodec.write(EventJson.read(line)));
        }
        for (int round = 1; round <= ROUNDS; round++) {
            System.out.println("round " + round);
            read("large", large);
            read("mixed", mixed);
            show("partition of key", nanos(events, event -> Topics.partition(event.partitionKey(), 12)));
            show("compact form written", nanos(events, EventCodec::write));
            show("compact form read", nanos(compact, each -> EventCodec.read("t", "i", each)));
        }
        System.out.println(last);
    }

    private static void read(String name, List<byte[]> lines) throws InvalidEvent {
        double quick = nanos(lines, EventJson::read);
        double tree = nanos(lines, json -> EventJson.readByTree(json, 0, json.length));
        double bytes = lines.stream().mapToInt(line -> line.length).average().orElseThrow();
        System.out.printf(
                Locale.ROOT,
                "  %s, %.0f bytes: quick %.0f ns, by tree %.0f ns, ratio %.1f%n",
                name,
                bytes,
                quick,
                tree,
                tree / quick);
    }

    private static void show(String name, double nanos) {
        System.out.printf(Locale.ROOT, "  %s: %.0f ns%n", name, nanos);
    }

    /** Nanoseconds for each subject, over about a third of a second. */
    private static <T> double nanos(List<T> subjects, Work<T> work) throws InvalidEvent {
        long start = System.nanoTime();
        long done = 0;
        while (System.nanoTime() - start < 300_000_000L) {
            for (T subject : subjects) {
                last = work.on(subject);
            }
            done += subjects.size();
        }
        return (double) (System.nanoTime() - start) / done;
    }

    /** @param large all with every detail, about 348 bytes; else a usual life of an interaction */
    private static List<byte[]> lines(boolean large) {
        Random random = new Random(1);
        List<byte[]> lines = new ArrayList<>();
        List<String> steps = Arrays.asList(
                "\"type\":\"queued\",%s,\"queue\":\"queue-%d\"",
                "\"type\":\"answered\",%s,\"agent\":\"agent-%d\"",
                "\"type\":\"held\",%s",
                "\"type\":\"resumed\",%s",
                "\"type\":\"ended\",%s",
                "\"type\":\"wrapped-up\",%s");
        for (int i = 0; i < EVENTS; i++) {
            int at = random.nextInt(60);
            String common = String.format(
                    "\"tenant\":\"default\",\"id\":\"c-%08d-%d\",\"interaction\":\"c-%08d\",\"occurred_at\":\"2026-01-31T09:%02d:%02d.%03dZ\"",
                    i / 6, i % 6, i / 6, at, at, 10 * at);
            String line = large || i % 7 == 0
                    ? String.format(
                            "\"type\":\"started\",%s,\"customer\":\"customer-%09d\",\"channel\":\"voice\",\"direction\":\"inbound\",\"product\":\"product-%d\",\"region\":\"region-%d\",\"language\":\"ar\",\"reason\":\"reason-code-%d\"",
                            common, random.nextInt(1_000_000), at % 20, at % 13, at % 17)
                    : String.format(steps.get(i % 6), common, at);
            lines.add(("{" + line + "}").getBytes(UTF_8));
        }
        return lines;
    }
}
