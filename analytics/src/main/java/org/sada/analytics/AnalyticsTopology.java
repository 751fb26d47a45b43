package org.sada.analytics;

import static org.sada.contract.topic.Topics.AGENTS;
import static org.sada.contract.topic.Topics.EVENTS;
import static org.sada.contract.topic.Topics.EXAMPLES;
import static org.sada.contract.topic.Topics.INTERACTIONS;
import static org.sada.contract.topic.Topics.KPIS;
import static org.sada.contract.topic.Topics.LATE;
import static org.sada.contract.topic.Topics.MARKS;
import static org.sada.contract.topic.Topics.REJECTED;

import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.sada.analytics.cell.CellProcessor;
import org.sada.analytics.complaint.ComplaintReader;
import org.sada.analytics.interaction.InteractionProcessor;
import org.sada.analytics.repeat.RepeatProcessor;
import org.sada.contract.Definition;
import org.sada.contract.Retention;
import org.sada.contract.topic.Topic;

/** The way from events to cells: interaction, repeat, cell. Every name in it is kept for good, for state hangs on it. */
public final class AnalyticsTopology {
    private final Definition definition;
    private final Retention retention;
    private final int partitions;
    private final ComplaintReader reader;
    private final StateStores stores;

    /**
     * A topology for a log of this many partitions.
     *
     * @param partitions of the log, and of the topics between the processors
     * @param reader of customers' texts
     */
    public AnalyticsTopology(
            Definition definition, Retention retention, int partitions, ComplaintReader reader, StateStores stores) {
        this.definition = definition;
        this.retention = retention;
        this.partitions = partitions;
        this.reader = reader;
        this.stores = stores;
    }

    /** Built anew at each call; the properties may say how, never what. */
    public Topology build(Properties properties) {
        StreamsConfig config = new StreamsConfig(properties);
        Duration commitInterval = Duration.ofMillis(config.getLong(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG));
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(config));

        KStream<String, Outcome> interactions = builder.stream(EVENTS.name(), consumed(EVENTS, "log"))
                .process(
                        InteractionProcessor.supplier(
                                definition, retention, partitions, reader, stores, commitInterval),
                        Named.as("interaction"));
        publish(interactions);

        KStream<String, Outcome> repeats = only(interactions, Outcome.ContactsRevised.class, "contacts-revised")
                .map(
                        (key, revised) -> KeyValue.pair(
                                revised.batch().partition(), revised.batch().bytes()),
                        Named.as("contacts"))
                .repartition(toPartition("by-customer"))
                .process(RepeatProcessor.supplier(definition, retention, partitions, stores), Named.as("repeat"));
        only(repeats, Outcome.MarkRevised.class, "mark-revised")
                .map((key, revised) -> KeyValue.pair(revised.key(), revised.mark()), Named.as("mark"))
                .to(MARKS.name(), produced(MARKS, "marks"));

        changes(interactions, "by-interaction")
                .merge(changes(repeats, "by-repeat"), Named.as("with-repeats"))
                .merge(changes(refusedAtOtherDoors(builder), "by-refusal"), Named.as("with-refusals"))
                .repartition(toPartition("by-cell"))
                .process(CellProcessor.supplier(retention, stores, commitInterval), Named.as("cell"))
                .to(KPIS.name(), produced(KPIS, "kpis"));
        return builder.build(properties);
    }

    /** Batches go to the partition that is their key. */
    private Repartitioned<Integer, byte[]> toPartition(String name) {
        return Repartitioned.<Integer, byte[]>as(name)
                .withKeySerde(Serdes.Integer())
                .withValueSerde(Serdes.ByteArray())
                .withStreamPartitioner((topic, partition, batch, count) -> Optional.of(Set.of(partition)))
                .withNumberOfPartitions(partitions);
    }

    private static void publish(KStream<String, Outcome> outcomes) {
        only(outcomes, Outcome.FactsRevised.class, "facts-revised")
                .mapValues(Outcome.FactsRevised::facts, Named.as("facts"))
                .to(INTERACTIONS.name(), produced(INTERACTIONS, "interactions"));
        only(outcomes, Outcome.ProfileRevised.class, "profile-revised")
                .mapValues(Outcome.ProfileRevised::row, Named.as("profile"))
                .to(AGENTS.name(), produced(AGENTS, "agents"));
        only(outcomes, Outcome.ExampleRevised.class, "example-revised")
                .map((key, revised) -> KeyValue.pair(revised.key(), revised.example()), Named.as("example"))
                .to(EXAMPLES.name(), produced(EXAMPLES, "examples"));
        only(outcomes, Outcome.Refused.class, "refused")
                .mapValues(Outcome.Refused::rejection, Named.as("refusal"))
                .to(REJECTED.name(), produced(REJECTED, "rejected"));
        only(outcomes, Outcome.Late.class, "late")
                .mapValues(Outcome.Late::rejection, Named.as("too-late"))
                .to(LATE.name(), produced(LATE, "late-events"));
    }

    private static KStream<Integer, byte[]> changes(KStream<String, Outcome> outcomes, String name) {
        return only(outcomes, Outcome.CellsChanged.class, "cells-changed-" + name)
                .map(
                        (key, changed) -> KeyValue.pair(
                                changed.batch().partition(), changed.batch().bytes()),
                        Named.as("changes-" + name));
    }

    /** What the log itself refused is counted where it was refused. */
    private KStream<String, Outcome> refusedAtOtherDoors(StreamsBuilder builder) {
        return builder.stream(REJECTED.name(), consumed(REJECTED, "refusals"))
                .filter(
                        (source, rejection) -> rejection != null && !"log".equals(rejection.door()),
                        Named.as("at-other-doors"))
                .process(() -> new RefusalCount(definition, retention, partitions), Named.as("count-refusals"));
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
