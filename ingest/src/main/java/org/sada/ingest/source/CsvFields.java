package org.sada.ingest.source;

import static org.sada.ingest.source.CsvFields.Kind.DATE;
import static org.sada.ingest.source.CsvFields.Kind.DURATION;
import static org.sada.ingest.source.CsvFields.Kind.FLAG;
import static org.sada.ingest.source.CsvFields.Kind.LIST;
import static org.sada.ingest.source.CsvFields.Kind.NAME;
import static org.sada.ingest.source.CsvFields.Kind.NUMBER;
import static org.sada.ingest.source.CsvFields.Kind.TEXT;
import static org.sada.ingest.source.CsvFields.Kind.TIME;
import static org.sada.ingest.source.CsvFields.Kind.VERSION;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields of one kind of object in the event contract that a mapping can set.
 *
 * @param fields in the order in which messages list them
 * @param required the contract refuses every row without these
 * @param objects fields that hold one object
 * @param lists fields that hold several objects
 */
record CsvFields(
        Map<String, Kind> fields, List<String> required, Map<String, CsvFields> objects, Map<String, CsvFields> lists) {

    /** How text becomes JSON. */
    enum Kind {
        NAME,
        TEXT,
        NUMBER,
        VERSION,
        FLAG,
        TIME,
        DATE,
        DURATION,
        LIST
    }

    private static final Map<String, Kind> IDENTITY =
            joined(each(NAME, "id", "interaction"), each(TIME, "occurred_at"));
    private static final Map<String, Kind> DETAILS =
            each(NAME, "customer", "channel", "direction", "product", "region", "language", "reason");
    private static final Map<String, Kind> FEEDBACK =
            joined(DETAILS, each(NAME, "queue", "agent"), each(LIST, "complaints"));

    private static final CsvFields LEG = flat(
            joined(
                    each(NAME, "queue", "agent", "bot", "outcome"),
                    each(TIME, "offered_at"),
                    each(DURATION, "wait_ms", "talk_ms", "hold_ms", "wrap_ms"),
                    each(FLAG, "transferred")),
            "offered_at",
            "outcome");
    private static final CsvFields CSAT = flat(joined(each(NUMBER, "score"), each(NAME, "scale")), "score", "scale");

    private static final CsvFields RECORD = new CsvFields(
            joined(
                    IDENTITY,
                    each(VERSION, "version"),
                    each(TIME, "started_at", "ended_at"),
                    DETAILS,
                    each(FLAG, "resolved"),
                    each(LIST, "complaints")),
            List.of("id", "interaction", "occurred_at", "version", "started_at", "channel"),
            Map.of(),
            Map.of("legs", LEG));
    private static final CsvFields SURVEY = new CsvFields(
            joined(
                    IDENTITY,
                    each(NAME, "survey", "status"),
                    each(NUMBER, "nps", "ces"),
                    each(FLAG, "resolved"),
                    each(TEXT, "comment"),
                    FEEDBACK),
            List.of("id", "occurred_at", "status"),
            Map.of("csat", CSAT),
            Map.of());
    private static final CsvFields WORDS = flat(
            joined(IDENTITY, each(NAME, "author"), each(TEXT, "text"), FEEDBACK),
            "id",
            "occurred_at",
            "author",
            "text");
    private static final CsvFields AGENT = flat(
            joined(
                    each(NAME, "id", "agent", "name", "team", "site"),
                    each(TIME, "occurred_at", "valid_from", "valid_to"),
                    each(DATE, "hired_on"),
                    each(LIST, "trainings")),
            "id",
            "occurred_at",
            "agent",
            "valid_from");

    /** What a row can become, by the type of the event. */
    static final Map<String, CsvFields> EVENTS = events();

    private static Map<String, CsvFields> events() {
        Map<String, CsvFields> events = new LinkedHashMap<>();
        events.put("record", RECORD);
        events.put("survey", SURVEY);
        events.put("text", WORDS);
        events.put("agent", AGENT);
        return events;
    }

    private static CsvFields flat(Map<String, Kind> fields, String... required) {
        return new CsvFields(fields, List.of(required), Map.of(), Map.of());
    }

    @SafeVarargs
    private static Map<String, Kind> joined(Map<String, Kind>... parts) {
        Map<String, Kind> joined = new LinkedHashMap<>();
        for (Map<String, Kind> part : parts) {
            joined.putAll(part);
        }
        return joined;
    }

    private static Map<String, Kind> each(Kind kind, String... names) {
        Map<String, Kind> fields = new LinkedHashMap<>();
        for (String name : names) {
            fields.put(name, kind);
        }
        return fields;
    }
}
