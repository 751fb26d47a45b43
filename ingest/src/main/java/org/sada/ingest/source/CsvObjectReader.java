package org.sada.ingest.source;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what a mapping says of the objects that a row becomes. */
final class CsvObjectReader {
    private static final List<String> OF_A_VALUE =
            List.of("value", "map", "otherwise", "unknown", "times", "unit", "split");
    private static final String WHEN = "when";

    private final List<String> unknown;
    private final CsvTimes times;
    private final CsvDurations durations;

    CsvObjectReader(List<String> unknown, CsvTimes times, CsvDurations durations) {
        this.unknown = unknown;
        this.times = times;
        this.durations = durations;
    }

    /** An event, with the defaults of its type. */
    CsvObject event(String type, CsvFields fields, YamlObject yaml) {
        CsvObject event = read(fields, yaml);
        Map<String, CsvValue> values = new LinkedHashMap<>();
        values.put("type", constant("type", CsvFields.Kind.NAME, type));
        values.putAll(event.values());
        if (type.equals("record")) {
            copy(values, "id", "interaction");
            copy(values, "interaction", "id");
            copy(values, "occurred_at", "ended_at", "started_at");
            values.putIfAbsent("version", constant("version", CsvFields.Kind.NUMBER, "0"));
        } else if (type.equals("agent")) {
            copy(values, "occurred_at", "valid_from");
        }
        requireAll(fields, values, event, yaml);
        return new CsvObject(event.when(), event.unknown(), values, event.objects(), event.lists());
    }

    private CsvObject read(CsvFields fields, YamlObject yaml) {
        yaml.knows(
                fields.fields().keySet(),
                fields.objects().keySet(),
                fields.lists().keySet(),
                List.of(WHEN));
        Map<String, CsvValue> values = new LinkedHashMap<>();
        Map<String, CsvObject> objects = new LinkedHashMap<>();
        Map<String, List<CsvObject>> lists = new LinkedHashMap<>();
        fields.fields().forEach((name, kind) -> {
            if (yaml.has(name)) {
                values.put(name, value(name, kind, yaml));
            }
        });
        fields.objects().forEach((name, inner) -> {
            if (yaml.has(name)) {
                objects.put(name, part(inner, yaml.object(name)));
            }
        });
        fields.lists().forEach((name, inner) -> {
            if (yaml.has(name)) {
                lists.put(
                        name,
                        yaml.objects(name).stream()
                                .map(each -> part(inner, each))
                                .toList());
            }
        });
        CsvTemplate when = yaml.has(WHEN) ? CsvTemplate.of(yaml.text(WHEN, null)) : null;
        return new CsvObject(when, Set.copyOf(unknown), values, objects, lists);
    }

    private CsvObject part(CsvFields fields, YamlObject yaml) {
        CsvObject part = read(fields, yaml);
        requireAll(fields, part.values(), part, yaml);
        return part;
    }

    private static void requireAll(CsvFields fields, Map<String, CsvValue> values, CsvObject object, YamlObject yaml) {
        for (String field : fields.required()) {
            if (!values.containsKey(field)) {
                throw yaml.bad("lacks " + field + ", which every such event needs");
            }
        }
        boolean constant = values.values().stream()
                .allMatch(value -> value.template().columns().isEmpty());
        if (constant
                && object.when() == null
                && object.objects().isEmpty()
                && object.lists().isEmpty()) {
            throw yaml.bad("names no column; write columns in braces, as in \"{Call id}\"");
        }
    }

    private CsvValue value(String field, CsvFields.Kind kind, YamlObject yaml) {
        if (!yaml.isObject(field)) {
            return plain(yaml.place(field), kind, CsvTemplate.of(yaml.text(field, "")));
        }
        YamlObject value = yaml.object(field);
        value.knows(OF_A_VALUE);
        if (!value.has("value")) {
            throw value.bad("lacks value, such as \"{Column}\"");
        }
        refuse(value, "unit", kind == CsvFields.Kind.DURATION, "only a duration has a unit");
        refuse(value, "split", kind == CsvFields.Kind.LIST, "only a list is split");
        refuse(
                value,
                "times",
                kind == CsvFields.Kind.TIME || kind == CsvFields.Kind.VERSION,
                "only a time is written in a pattern");
        refuse(value, "otherwise", value.has("map"), "it belongs to a map");
        CsvValue plain = plain(yaml.place(field), kind, CsvTemplate.of(value.text("value", "")));
        Set<String> meaningless = new LinkedHashSet<>(unknown);
        meaningless.addAll(value.texts("unknown"));
        return new CsvValue(
                plain.field(),
                kind,
                plain.template(),
                meaningless,
                value.map("map"),
                value.text("otherwise", null),
                value.has("times") ? times(value, value.text("times", null), times.zone()) : plain.times(),
                value.has("unit") ? durations(value, "unit", value.text("unit", null)) : durations,
                value.text("split", null));
    }

    private CsvValue plain(String field, CsvFields.Kind kind, CsvTemplate template) {
        return new CsvValue(
                field,
                kind,
                template,
                Set.copyOf(unknown),
                Map.of(),
                null,
                kind == CsvFields.Kind.TIME ? times : null,
                durations,
                null);
    }

    private CsvValue constant(String field, CsvFields.Kind kind, String text) {
        return new CsvValue(field, kind, CsvTemplate.of(text), Set.of(), Map.of(), null, null, durations, null);
    }

    private static void copy(Map<String, CsvValue> values, String to, String... from) {
        for (String each : from) {
            if (values.containsKey(each)) {
                values.putIfAbsent(to, values.get(each));
            }
        }
    }

    private static void refuse(YamlObject value, String key, boolean fits, String why) {
        if (value.has(key) && !fits) {
            throw value.bad(key + " has no place here: " + why);
        }
    }

    static CsvTimes times(YamlObject yaml, String written, ZoneId zone) {
        try {
            return CsvTimes.of(written, zone);
        } catch (IllegalArgumentException e) {
            throw yaml.bad("times " + Shown.value(written)
                    + " is none of iso, epoch-s, epoch-ms, nor a pattern such as dd.MM.yyyy HH:mm:ss");
        }
    }

    static CsvDurations durations(YamlObject yaml, String key, String written) {
        return CsvDurations.find(written)
                .orElseThrow(
                        () -> yaml.bad(key + " " + Shown.value(written) + " is none of " + CsvDurations.choices()));
    }
}
