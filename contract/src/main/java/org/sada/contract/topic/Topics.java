package org.sada.contract.topic;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Utils;
import org.sada.contract.cell.CellKey;
import org.sada.contract.cell.Measures;
import org.sada.contract.fact.Facts;
import org.sada.contract.fact.Mark;
import org.sada.contract.fact.MarkKey;

/** The topics of the pipeline, and where records go in them. */
public final class Topics {
    /** Partitions of every topic unless set. */
    public static final int DEFAULT_PARTITIONS = 12;

    /** Events of one log record at most. */
    public static final int EVENTS_PER_RECORD = 100;

    /** Names the source of a record of the log: a file, a format, an address. */
    public static final String SOURCE_HEADER = "source";

    private static final Serde<String> TEXT = Serdes.String();
    private static final Map<String, String> KEPT_45_DAYS = Map.of(
            "cleanup.policy",
            "delete",
            "retention.ms",
            Long.toString(45L * 24 * 3600 * 1000),
            "message.timestamp.type",
            "LogAppendTime",
            "max.message.bytes",
            "4194304");
    private static final Map<String, String> COMPACTED =
            Map.of("cleanup.policy", "compact", "min.cleanable.dirty.ratio", "0.2", "max.message.bytes", "4194304");

    /**
     * The log. A value is NDJSON: one or more events whose {@code partitionKey} belongs to this partition. The key is null, or the
     * partition key of a single event.
     */
    public static final Topic<byte[], byte[]> EVENTS =
            new Topic<>("sada.events.v1", Serdes.ByteArray(), Serdes.ByteArray(), KEPT_45_DAYS);

    /** What was refused, keyed by its source. */
    public static final Topic<String, Rejection> REJECTED =
            new Topic<>("sada.rejected.v1", TEXT, JsonSerde.of(Rejection.class), KEPT_45_DAYS);

    /** Sound events that came after the retention of their interaction, keyed by its partition key. */
    public static final Topic<String, Rejection> LATE =
            new Topic<>("sada.late.v1", TEXT, JsonSerde.of(Rejection.class), KEPT_45_DAYS);

    /** The facts of each interaction as last revised, keyed by {@code tenant|interaction}. */
    public static final Topic<String, Facts> INTERACTIONS =
            new Topic<>("sada.interactions.v1", TEXT, JsonSerde.of(Facts.class), COMPACTED);

    /** How each contact stands among its customer's; a tombstone where it counts no more, or no more for this customer. */
    public static final Topic<MarkKey, Mark> MARKS =
            new Topic<>("sada.marks.v1", JsonSerde.of(MarkKey.class), JsonSerde.of(Mark.class), COMPACTED);

    /** Agents' reference data, keyed by {@code tenant|agent|valid from}. */
    public static final Topic<String, AgentProfileRow> AGENTS =
            new Topic<>("sada.agents.v1", TEXT, JsonSerde.of(AgentProfileRow.class), COMPACTED);

    /** The cells, absolute values; a tombstone where a cell is zero. */
    public static final Topic<CellKey, Measures> KPIS =
            new Topic<>("sada.kpis.v1", CellJson.keys(), CellJson.values(), COMPACTED);

    /**
     * Texts of customers behind the figures, redacted; a tombstone where one is no example any more. The timestamp of a record is the
     * time at which the log took the text.
     */
    public static final Topic<ExampleKey, Example> EXAMPLES = new Topic<>(
            "sada.examples.v1",
            JsonSerde.of(ExampleKey.class),
            JsonSerde.of(Example.class),
            Map.of(
                    "cleanup.policy",
                    "delete",
                    "retention.ms",
                    KEPT_45_DAYS.get("retention.ms"),
                    "segment.ms",
                    Long.toString(24L * 3600 * 1000)));

    /** What the versions of the definition mean, keyed by the version. */
    public static final Topic<String, DefinitionRow> DEFINITIONS =
            new Topic<>("sada.definitions.v1", TEXT, JsonSerde.of(DefinitionRow.class), COMPACTED);

    /** All of them, for their creation and check at start-up. */
    public static final List<Topic<?, ?>> ALL =
            List.of(EVENTS, REJECTED, LATE, INTERACTIONS, MARKS, AGENTS, KPIS, EXAMPLES, DEFINITIONS);

    private static final int LONGEST_SOURCE = 200;
    private static final String UNKNOWN_SOURCE = "unknown";

    private Topics() {}

    /** What a record of the log came from, in a form that every store can keep; {@code unknown} where it does not say. */
    public static String source(Headers headers) {
        Header header = headers.lastHeader(SOURCE_HEADER);
        if (header == null || header.value() == null) {
            return UNKNOWN_SOURCE;
        }
        String text = new String(header.value(), StandardCharsets.UTF_8)
                .replaceAll("\\p{Cntrl}", " ")
                .strip();
        return text.isEmpty() ? UNKNOWN_SOURCE : text.substring(0, Math.min(text.length(), LONGEST_SOURCE));
    }

    /** The partition of an event's {@code partitionKey}, the same for all producers and as Kafka's own for that key. */
    public static int partition(String partitionKey, int partitions) {
        return Utils.toPositive(Utils.murmur2(partitionKey.getBytes(StandardCharsets.UTF_8))) % partitions;
    }
}
