package org.sada.analytics;

import static org.sada.contract.topic.Topics.AGENTS;
import static org.sada.contract.topic.Topics.EVENTS;
import static org.sada.contract.topic.Topics.INTERACTIONS;
import static org.sada.contract.topic.Topics.KPIS;
import static org.sada.contract.topic.Topics.LATE;
import static org.sada.contract.topic.Topics.MARKS;
import static org.sada.contract.topic.Topics.REJECTED;

import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.sada.analytics.cell.CellSerdes;
import org.sada.analytics.cell.MinuteExpiry;
import org.sada.analytics.interaction.InteractionProcessor;
import org.sada.analytics.repeat.ContactChange;
import org.sada.analytics.repeat.RepeatProcessor;
import org.sada.contract.Definition;
import org.sada.contract.Retention;
import org.sada.contract.cell.CellKey;
import org.sada.contract.cell.Measures;
import org.sada.contract.topic.Topic;

/** The way from events to cells: interaction, repeat, cell. Every name in it is kept for good, for state hangs on it. */
public final class AnalyticsTopology {
    /** Name of the store: the measures of each cell. */
    public static final String CELL_STORE = "cell";

    private final Definition definition;
    private final Retention retention;
    private final int partitions;
    private final StateStores stores;

    /**
     * A topology for a log of this many partitions.
     *
     * @param partitions of the log, and of the topics between the processors
     */
    public AnalyticsTopology(Definition definition, Retention retention, int partitions, StateStores stores) {
        this.definition = definition;
        this.retention = retention;
        this.partitions = partitions;
        this.stores = stores;
    }

    /** Built anew at each call; the properties may say how, never what. */
    public Topology build(Properties properties) {
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(properties)));

        KStream<String, Outcome> interactions = builder.stream(EVENTS.name(), consumed(EVENTS, "log"))
                .process(
                        InteractionProcessor.supplier(definition, retention, partitions, stores),
                        Named.as("interaction"));
        publish(interactions);

        KStream<String, Outcome> repeats = only(interactions, Outcome.ContactRevised.class, "contact-revised")
                .mapValues(Outcome.ContactRevised::change, Named.as("contact"))
                .repartition(Repartitioned.<String, ContactChange>as("by-customer")
                        .withKeySerde(Serdes.String())
                        .withValueSerde(ContactChange.serde())
                        .withNumberOfPartitions(partitions))
                .process(RepeatProcessor.supplier(definition, retention, stores), Named.as("repeat"));
        only(repeats, Outcome.MarkRevised.class, "mark-revised")
                .map((key, revised) -> KeyValue.pair(revised.key(), revised.mark()), Named.as("mark"))
                .to(MARKS.name(), produced(MARKS, "marks"));

        cells(changes(interactions, "by-interaction")
                .merge(changes(repeats, "by-repeat"), Named.as("with-repeats"))
                .merge(refusedAtOtherDoors(builder), Named.as("with-refusals")));
        return builder.build(properties);
    }

    private static void publish(KStream<String, Outcome> outcomes) {
        only(outcomes, Outcome.FactsRevised.class, "facts-revised")
                .mapValues(Outcome.FactsRevised::facts, Named.as("facts"))
                .to(INTERACTIONS.name(), produced(INTERACTIONS, "interactions"));
        only(outcomes, Outcome.ProfileRevised.class, "profile-revised")
                .mapValues(Outcome.ProfileRevised::row, Named.as("profile"))
                .to(AGENTS.name(), produced(AGENTS, "agents"));
        only(outcomes, Outcome.Refused.class, "refused")
                .mapValues(Outcome.Refused::rejection, Named.as("refusal"))
                .to(REJECTED.name(), produced(REJECTED, "rejected"));
        only(outcomes, Outcome.Late.class, "late")
                .mapValues(Outcome.Late::rejection, Named.as("too-late"))
                .to(LATE.name(), produced(LATE, "late-events"));
    }

    private void cells(KStream<CellKey, Measures> deltas) {
        KStream<CellKey, Measures> byCell = deltas.repartition(Repartitioned.<CellKey, Measures>as("by-cell")
                .withKeySerde(CellSerdes.KEYS)
                .withValueSerde(CellSerdes.MEASURES)
                .withNumberOfPartitions(partitions));
        byCell.groupByKey(Grouped.as("cell"))
                .aggregate(
                        () -> null,
                        (cell, delta, before) -> add(before, delta),
                        Named.as("add"),
                        Materialized.<CellKey, Measures>as(stores.supplier(CELL_STORE))
                                .withKeySerde(CellSerdes.KEYS)
                                .withValueSerde(CellSerdes.MEASURES)
                                .withCachingEnabled())
                .toStream(Named.as("cell-changes"))
                .to(KPIS.name(), produced(KPIS, "kpis"));
        byCell.process(MinuteExpiry.supplier(CELL_STORE, retention, stores), Named.as("minute-expiry"), CELL_STORE);
    }

    /** Null stands for a cell that is not there, and so for one that is zero. */
    private static Measures add(Measures before, Measures delta) {
        Measures after = before == null ? delta : before.plus(delta);
        return after.isZero() ? null : after;
    }

    private static KStream<CellKey, Measures> changes(KStream<String, Outcome> outcomes, String name) {
        return only(outcomes, Outcome.CellChanged.class, "cell-changed-" + name)
                .map((key, changed) -> KeyValue.pair(changed.cell(), changed.delta()), Named.as("delta-" + name));
    }

    /** What the log itself refused is counted where it was refused. */
    private KStream<CellKey, Measures> refusedAtOtherDoors(StreamsBuilder builder) {
        return builder.stream(REJECTED.name(), consumed(REJECTED, "refusals"))
                .filter(
                        (source, rejection) -> rejection != null && !"log".equals(rejection.door()),
                        Named.as("at-other-doors"))
                .process(() -> new RefusalCount(definition, retention), Named.as("count-refusals"));
    }

    private static <T extends Outcome> KStream<String, T> only(
            KStream<String, Outcome> outcomes, Class<T> kind, String name) {
        return outcomes.filter((key, outcome) -> kind.isInstance(outcome), Named.as(name))
                .mapValues(kind::cast, Named.as(name + "-cast"));
    }

    private static <K, V> Consumed<K, V> consumed(Topic<K, V> topic, String name) {
        return Consumed.with(topic.keys(), topic.values()).withName(name);
    }

    private static <K, V> Produced<K, V> produced(Topic<K, V> topic, String name) {
        return Produced.with(topic.keys(), topic.values()).withName(name);
    }
}
