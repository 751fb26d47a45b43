package org.sada.contract.event;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** Lines of NDJSON as sources send them, every type by which things happen, the same for the same seed. */
final class RandomLines {
    private static final String[] NAMES = {
        "Billing",
        "مبيعات",
        "دعم العملاء",
        "agent-17",
        "Riyadh",
        "ö",
        "ni hao 你好",
        "smile 😀",
        "one|two",
        "</script>",
        "a/b c",
    };
    private static final String[] LIFE_CYCLE = {
        "started",
        "queued",
        "answered",
        "held",
        "resumed",
        "transferred",
        "abandoned",
        "flowed-out",
        "ended",
        "wrapped-up"
    };
    private static final String[] OTHERS = {"updated", "disposition", "text", "survey", "agent-state"};
    private static final String[] CHANNELS = {"voice", "chat", "message", "email", "social", "video", "other"};

    private final Random random;

    RandomLines(long seed) {
        random = new Random(seed);
    }

    /** The members of one event, each value as it stands in JSON. */
    Map<String, String> members() {
        String type = random.nextInt(4) > 0 ? pick(LIFE_CYCLE) : pick(OTHERS);
        boolean free = type.equals("text") || type.equals("survey");
        Map<String, String> members = new LinkedHashMap<>();
        members.put("type", quoted(type));
        maybe(members, "tenant", quoted(pick("default", "acme-1.x_", "T")));
        members.put("id", name());
        if (type.equals("agent-state")) {
            maybe(members, "interaction", "null");
        } else if (!free || coin()) {
            members.put("interaction", quoted("c-" + random.nextInt(1_000_000)));
        }
        members.put("occurred_at", quoted(time()));
        body(type, members);
        return members;
    }

    /** One line, its members in the order given, minified. */
    static String line(Map<String, String> members) {
        return members.entrySet().stream()
                .map(member -> quoted(member.getKey()) + ":" + member.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** The same in another order, with spaces between its parts. */
    String spread(Map<String, String> members) {
        List<Map.Entry<String, String>> entries = new ArrayList<>(members.entrySet());
        Collections.shuffle(entries, random);
        StringBuilder line = new StringBuilder(spaces()).append('{');
        for (int i = 0; i < entries.size(); i++) {
            line.append(i == 0 ? "" : ",").append(spaces());
            line.append(quoted(entries.get(i).getKey()))
                    .append(spaces())
                    .append(':')
                    .append(spaces());
            line.append(entries.get(i).getValue()).append(spaces());
        }
        return line.append('}').append(spaces()).toString();
    }

    private void body(String type, Map<String, String> members) {
        switch (type) {
            case "started" -> details(members, true);
            case "updated" -> details(members, coin());
            case "queued" -> members.put("queue", name());
            case "answered" -> {
                maybe(members, coin() ? "agent" : "bot", name());
                maybe(members, "queue", name());
            }
            case "flowed-out" -> maybe(members, "reason", name());
            case "wrapped-up" -> maybe(members, "agent", name());
            case "disposition" -> {
                maybe(members, "resolved", flag());
                maybe(members, "reason", name());
                maybe(members, "complaints", names());
            }
            case "text" -> {
                members.put("author", quoted(pick("customer", "agent", "bot")));
                members.put("text", words());
                feedback(members);
            }
            case "survey" -> {
                survey(members);
                feedback(members);
            }
            case "agent-state" -> {
                members.put("agent", name());
                members.put("state", quoted(pick("login", "available", "busy", "wrap-up", "paused", "logout")));
                maybe(members, "reason", name());
            }
            default -> {}
        }
    }

    private void survey(Map<String, String> members) {
        String status = pick("invited", "answered", "dismissed", "answered");
        members.put("status", quoted(status));
        maybe(members, "survey", name());
        if (status.equals("answered")) {
            maybe(members, "csat", "{\"score\":1,\"scale\":\"" + pick("1-5", "1-7", "1-10", "0-1") + "\"}");
            maybe(members, "nps", Integer.toString(random.nextInt(11)));
            maybe(members, "ces", Integer.toString(1 + random.nextInt(7)));
            maybe(members, "resolved", flag());
            maybe(members, "comment", words());
        }
    }

    private void feedback(Map<String, String> members) {
        if (coin()) {
            details(members, coin());
            maybe(members, "queue", name());
            maybe(members, "agent", name());
        }
        maybe(members, "complaints", names());
    }

    private void details(Map<String, String> members, boolean channel) {
        maybe(members, "customer", name());
        if (channel) {
            members.put("channel", quoted(pick(CHANNELS)));
        }
        maybe(members, "direction", quoted(pick("inbound", "outbound", "internal")));
        maybe(members, "product", name());
        maybe(members, "region", name());
        maybe(members, "language", quoted(pick("ar", "en-GB")));
        maybe(members, "reason", name());
    }

    private void maybe(Map<String, String> members, String key, String value) {
        int choice = random.nextInt(8);
        if (choice > 2) {
            members.put(key, choice == 3 ? "null" : value);
        }
    }

    private String time() {
        String fraction = pick("", "", ".5", ".123", ".123456", ".999999999");
        String offset = pick("Z", "Z", "+03:00", "-11:30", "+00:00", "-00:00", "+17:59");
        return String.format(
                "%04d-%02d-%02dT%02d:%02d:%02d%s%s",
                1971 + random.nextInt(228),
                1 + random.nextInt(12),
                1 + random.nextInt(28),
                random.nextInt(24),
                random.nextInt(60),
                random.nextInt(60),
                fraction,
                offset);
    }

    private String names() {
        List<String> names = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            names.add(name());
        }
        return names.stream().collect(Collectors.joining(pick(",", " , "), "[", "]"));
    }

    private String name() {
        String end = coin() ? "" : Integer.toString(random.nextInt(1000));
        return quoted(pick(NAMES) + end + (random.nextInt(40) == 0 ? "x".repeat(150) : ""));
    }

    private String words() {
        return random.nextInt(6) == 0
                ? "\"\""
                : quoted("a ".repeat(random.nextInt(40)) + pick(NAMES) + pick("", "\u0085", " !"));
    }

    private String flag() {
        return coin() ? "true" : "false";
    }

    private String spaces() {
        return random.nextInt(3) > 0 ? "" : pick(" ", "  ", "\t", "\r\n", " \n ");
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    private boolean coin() {
        return random.nextBoolean();
    }

    @SafeVarargs
    final <T> T pick(T... values) {
        return values[random.nextInt(values.length)];
    }
}
