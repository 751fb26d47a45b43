package org.sada.sink;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.sada.contract.topic.AgentProfileRow;
import org.sada.contract.topic.Topics;

/** Agents' reference data into {@code agent_profile}. */
final class AgentFeed implements Feed<AgentFeed.Key, AgentProfileRow> {
    private final Deserializer<AgentProfileRow> profiles =
            Topics.AGENTS.values().deserializer();
    private final Table<Key, AgentProfileRow> table = new Table<>(
            "sada.agent_profile",
            List.of(
                    Column.text("tenant", Key::tenant),
                    Column.text("agent", Key::agent),
                    Column.time("valid_from", Key::validFromMs)),
            List.of(
                    Column.time("valid_to", AgentProfileRow::validToMs),
                    Column.text("name", AgentProfileRow::name),
                    Column.text("team", AgentProfileRow::team),
                    Column.text(
                            "site",
                            profile -> profile.site() == null
                                    ? null
                                    : profile.site().text()),
                    Column.parsed("hired_on", "date", AgentProfileRow::hiredOn),
                    Column.parsed(
                            "trainings",
                            "text[]",
                            profile -> ArrayText.of(profile.trainings() == null ? List.of() : profile.trainings()))));

    /** From when on a profile of an agent holds; in topics {@code tenant|agent|milliseconds}. */
    record Key(String tenant, String agent, long validFromMs) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::tenant).thenComparing(Key::agent).thenComparing(Key::validFromMs);

        Key {
            Objects.requireNonNull(tenant, "no tenant");
            Objects.requireNonNull(agent, "no agent");
        }

        static Key read(byte[] bytes) {
            String text = new String(bytes, StandardCharsets.UTF_8);
            int first = text.indexOf('|');
            int last = text.lastIndexOf('|');
            if (first == last) {
                throw new IllegalArgumentException("the key \"" + text + "\" is not tenant|agent|valid from");
            }
            return new Key(
                    text.substring(0, first),
                    text.substring(first + 1, last),
                    Long.parseLong(text.substring(last + 1)));
        }

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    @Override
    public String topic() {
        return Topics.AGENTS.name();
    }

    @Override
    public Table<Key, AgentProfileRow> table() {
        return table;
    }

    @Override
    public Row<Key, AgentProfileRow> read(ConsumerRecord<byte[], byte[]> record, int run) {
        AgentProfileRow profile = profiles.deserialize(record.topic(), record.value());
        return profile == null
                ? new Row<>(Key.read(record.key()), null, run, record)
                : new Row<>(new Key(profile.tenant(), profile.agent(), profile.validFromMs()), profile, run, record);
    }
}
