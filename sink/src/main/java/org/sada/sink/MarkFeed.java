package org.sada.sink;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.sada.contract.fact.Mark;
import org.sada.contract.fact.MarkKey;
import org.sada.contract.topic.Topics;

/** Marks into {@code interaction_mark}. */
final class MarkFeed implements Feed<MarkFeed.Key, Mark> {
    private final Deserializer<MarkKey> keys = Topics.MARKS.keys().deserializer();
    private final Deserializer<Mark> marks = Topics.MARKS.values().deserializer();
    private final Table<Key, Mark> table = new Table<>(
            "sada.interaction_mark",
            List.of(
                    Column.text("tenant", Key::tenant),
                    Column.text("interaction", Key::interaction),
                    Column.text("customer", Key::customer)),
            List.of(
                    Column.whole("definition", Mark::definition),
                    Column.flag("eligible", Mark::eligible),
                    Column.flag("follow_up", Mark::followUp),
                    Column.wholeOrNull("repeat_delay_ms", Mark::repeatDelayMs),
                    Column.text("repeated_by", Mark::repeatedBy)));

    /** A {@link MarkKey} in order. */
    record Key(String tenant, String interaction, String customer) implements Comparable<Key> {
        private static final Comparator<Key> ORDER = Comparator.comparing(Key::tenant)
                .thenComparing(Key::interaction)
                .thenComparing(Key::customer);

        Key {
            Objects.requireNonNull(tenant, "the mark has no tenant");
            Objects.requireNonNull(interaction, "the mark has no interaction");
            Objects.requireNonNull(customer, "the mark has no customer");
        }

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    @Override
    public String topic() {
        return Topics.MARKS.name();
    }

    @Override
    public Table<Key, Mark> table() {
        return table;
    }

    @Override
    public Row<Key, Mark> read(ConsumerRecord<byte[], byte[]> record, int run) {
        MarkKey key = keys.deserialize(record.topic(), record.key());
        Mark mark = marks.deserialize(record.topic(), record.value());
        return new Row<>(new Key(key.tenant(), key.interaction(), key.customer()), mark, run, record);
    }
}
