package org.sada.ingest.source;

/**
 * Any table of text, by a mapping in YAML that says which event each row is. A mapping reads:
 *
 * <pre>{@code
 * delimiter: ";"               # one character or tab; a comma unless set
 * quote: '"'                   # the default; "" where nothing is quoted
 * header: true                 # the default; false: the columns are called 1, 2, 3 ...
 * unknown: ["-", NULL]         # values that mean nothing, beside the empty one
 * times: dd.MM.yyyy HH:mm:ss   # a pattern of java.time, epoch-s, epoch-ms, or iso (the default)
 * zone: Africa/Cairo           # of times without an offset; --tz goes before it
 * durations: s                 # ms, s (the default), min or h:mm:ss
 *
 * record:                      # and, or: survey, text, agent; each makes one event a row
 *   id: "{Call}"               # text in which columns stand in braces
 *   started_at: "{Date} {Time}"
 *   channel: voice             # the same for all rows
 *   customer: {value: "{Phone}", unknown: [anonymous]}
 *   legs:
 *     - queue: "{Skill}"
 *       when: "{Skill}"        # only where this is neither empty nor unknown
 *       offered_at: "{Date} {Time}"
 *       outcome: {value: "{Result}", map: {ANS: answered, ABN: abandoned}, otherwise: flowed-out}
 *       wait_ms: {value: "{Wait}", unit: h:mm:ss}
 * }</pre>
 *
 * <p>The fields are those of the event contract, and what the contract demands must be mapped. A value is text, or an object with
 * {@code value} and any of {@code map}, {@code otherwise}, {@code unknown}, {@code times} (a pattern of its own), {@code unit} (for a
 * duration) and {@code split} (what separates the members of a list). A {@code version} with {@code times} is read as a time. Left out,
 * {@code id} and {@code interaction} of a record stand for each other, its {@code occurred_at} is its {@code ended_at} or else
 * {@code started_at}, its {@code version} is 0, and the {@code occurred_at} of an agent is its {@code valid_from}.
 *
 * <p>A row whose every event keeps the contract is taken; otherwise the whole row is refused.
 */
final class CsvFormat implements Format {

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public String summary() {
        return "any table of text, with --map file.yaml that says what its columns mean";
    }

    @Override
    public Source source(SourceOptions options) {
        if (options.map() == null) {
            throw new ImportException("format csv needs a mapping: give --map file.yaml");
        }
        return new CsvSource(CsvMappingReader.read(options.map(), options), options.tenantOrDefault());
    }
}
