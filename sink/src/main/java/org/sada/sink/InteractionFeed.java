package org.sada.sink;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.sada.contract.event.Details;
import org.sada.contract.event.Name;
import org.sada.contract.fact.Facts;
import org.sada.contract.topic.Topics;

/** Facts into {@code interaction_fact}. */
final class InteractionFeed implements Feed<InteractionKey, InteractionFeed.Fact> {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private final Deserializer<Facts> facts = Topics.INTERACTIONS.values().deserializer();
    private final Table<InteractionKey, Fact> table =
            new Table<>("sada.interaction_fact", InteractionKey.COLUMNS, valueColumns());

    /** Facts with their lists as the store takes them. */
    record Fact(Facts facts, String legs, String surveys, String complaints, String flags) {
        static Fact of(Facts facts) {
            return new Fact(
                    facts,
                    json(facts.legs()),
                    json(facts.surveys()),
                    ArrayText.of(facts.complaints()),
                    ArrayText.of(facts.flags().stream().map(Name::text).toList()));
        }

        Details details() {
            return facts.details() == null ? Details.UNKNOWN : facts.details();
        }

        Facts.Attribution attribution() {
            return facts.attribution() == null ? Facts.Attribution.NONE : facts.attribution();
        }
    }

    @Override
    public String topic() {
        return Topics.INTERACTIONS.name();
    }

    @Override
    public Table<InteractionKey, Fact> table() {
        return table;
    }

    @Override
    public Row<InteractionKey, Fact> read(ConsumerRecord<byte[], byte[]> record, int run) {
        Facts read = facts.deserialize(record.topic(), record.value());
        return read == null
                ? new Row<>(InteractionKey.read(record.key()), null, run, record)
                : new Row<>(new InteractionKey(read.tenant(), read.interaction()), Fact.of(read), run, record);
    }

    private static List<Column<Fact>> valueColumns() {
        return List.of(
                Column.flag("contact", fact -> fact.facts().contact()),
                Column.time("started_at", fact -> fact.facts().startedAtMs()),
                Column.time("ended_at", fact -> fact.facts().endedAtMs()),
                Column.time("last_event_at", fact -> fact.facts().lastEventAtMs()),
                Column.text("customer", fact -> fact.details().customer()),
                Column.text("channel", fact -> text(fact.details().channel())),
                Column.text("direction", fact -> text(fact.details().direction())),
                Column.text("product", fact -> fact.details().product()),
                Column.text("region", fact -> fact.details().region()),
                Column.text("language", fact -> fact.details().language()),
                Column.text("reason", fact -> fact.details().reason()),
                Column.text("queue", fact -> fact.attribution().queue()),
                Column.text("agent", fact -> fact.attribution().agent()),
                Column.parsed("legs", "jsonb", Fact::legs),
                Column.parsed("surveys", "jsonb", Fact::surveys),
                Column.flag("resolved", fact -> fact.facts().resolved()),
                Column.parsed("complaints", "text[]", Fact::complaints),
                Column.text("sentiment", fact -> text(fact.facts().sentiment())),
                Column.parsed("flags", "text[]", Fact::flags));
    }

    private static String text(Name name) {
        return name == null ? null : name.text();
    }

    private static String json(List<?> items) {
        if (items == null) {
            throw new IllegalArgumentException("facts without their lists");
        }
        try {
            return JSON.writeValueAsString(items);
        } catch (JsonProcessingException defect) {
            throw new UncheckedIOException(defect);
        }
    }
}
