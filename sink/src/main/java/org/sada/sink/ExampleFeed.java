package org.sada.sink;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.sada.contract.topic.Example;
import org.sada.contract.topic.ExampleKey;
import org.sada.contract.topic.Topics;

/** Texts of customers into {@code complaint_example}. */
final class ExampleFeed implements Feed<ExampleFeed.Key, ExampleFeed.Taken> {
    private final Deserializer<ExampleKey> keys = Topics.EXAMPLES.keys().deserializer();
    private final Deserializer<Example> examples = Topics.EXAMPLES.values().deserializer();
    private final Table<Key, Taken> table = new Table<>(
            "sada.complaint_example",
            List.of(
                    Column.text("tenant", Key::tenant),
                    Column.text("interaction", Key::interaction),
                    Column.text("event", Key::event)),
            List.of(
                    Column.time("occurred_at", taken -> taken.example().occurredAtMs()),
                    Column.time("taken_at", Taken::atMs),
                    Column.whole("definition", taken -> taken.example().definition()),
                    Column.parsed(
                            "categories",
                            "text[]",
                            taken -> ArrayText.of(taken.example().categories())),
                    Column.text("likely", taken -> taken.example().likely()),
                    Column.parsed(
                            "confidence",
                            "double precision",
                            taken -> Double.toString(taken.example().confidence())),
                    Column.flag("abstained", taken -> taken.example().abstained()),
                    Column.text("sentiment", ExampleFeed::sentiment),
                    Column.text("text", taken -> taken.example().text())));

    /** An {@link ExampleKey} in order. */
    record Key(String tenant, String interaction, String event) implements Comparable<Key> {
        private static final Comparator<Key> ORDER = Comparator.comparing(Key::tenant)
                .thenComparing(Key::interaction)
                .thenComparing(Key::event);

        Key {
            Objects.requireNonNull(tenant, "the example has no tenant");
            Objects.requireNonNull(interaction, "the example has no interaction");
            Objects.requireNonNull(event, "the example has no event");
        }

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * An example, and when the log took its text.
     *
     * @param atMs milliseconds since 1970 UTC
     */
    record Taken(Example example, long atMs) {}

    @Override
    public String topic() {
        return Topics.EXAMPLES.name();
    }

    @Override
    public Table<Key, Taken> table() {
        return table;
    }

    @Override
    public Row<Key, Taken> read(ConsumerRecord<byte[], byte[]> record, int run) {
        ExampleKey key = keys.deserialize(record.topic(), record.key());
        Example example = examples.deserialize(record.topic(), record.value());
        Taken taken = example == null ? null : new Taken(example, record.timestamp());
        return new Row<>(new Key(key.tenant(), key.interaction(), key.event()), taken, run, record);
    }

    private static String sentiment(Taken taken) {
        return taken.example().sentiment() == null
                ? null
                : taken.example().sentiment().text();
    }
}
