package org.sada.ingest.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sada.contract.event.Event;
import org.sada.contract.event.EventCodec;
import org.sada.contract.event.EventJson;
import org.sada.contract.event.InvalidEvent;

class EventSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode TEXT = text();
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(TEXT);

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatIsWrittenKeepsTheSchemaAndReadsBackEqual(long seed) throws Exception {
        for (Event event : new RandomEvents(seed).oneOfEach()) {
            byte[] written = EventJson.write(event);
            String line = new String(written, StandardCharsets.UTF_8);

            assertThat(SCHEMA.validate(line, InputFormat.JSON)).as(line).isEmpty();
            assertThat(EventJson.read(written)).as(line).isEqualTo(event);
            assertThat(EventJson.write(EventJson.read(written))).as(line).isEqualTo(written);
        }
    }

    static Stream<InvalidEvents.Case> invalid() {
        return InvalidEvents.cases().stream();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theCompactFormGivesTheSameEventBackButForItsTexts(long seed) {
        for (Event event : new RandomEvents(seed).oneOfEach()) {
            boolean holdsText = event.body() instanceof Event.Text || event.body() instanceof Event.Survey;
            Event read = EventCodec.read(event.tenant(), event.interaction(), EventCodec.write(event));
            if (!holdsText) {
                assertThat(read).isEqualTo(event);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void whatBreaksTheContractIsRefusedWithTheFieldsName(InvalidEvents.Case invalid) {
        assertThatThrownBy(() -> EventJson.read(invalid.json().getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(InvalidEvent.class)
                .hasMessageContaining(invalid.field())
                .hasMessageNotContaining("\n");
        if (invalid.schemaToo()) {
            assertThat(SCHEMA.validate(invalid.json(), InputFormat.JSON)).isNotEmpty();
        }
    }

    @Test
    void theSchemaKnowsTheSameFieldsAsTheReader() {
        for (Event event : new RandomEvents(1).oneOfEach()) {
            String type = JSON.valueToTree(type(event)).asText();
            List<String> known = new ArrayList<>();
            TEXT.at("/$defs/" + type + "/properties").fieldNames().forEachRemaining(known::add);

            assertThat(new TreeSet<>(fieldsOfTheReader(event))).as(type).isEqualTo(new TreeSet<>(known));
        }
    }

    @Test
    void everyTypeAndEveryFieldHasATitleAndADescription() {
        List<String> bare = new ArrayList<>();
        TEXT.path("$defs").properties().forEach(type -> {
            note(type.getKey(), type.getValue(), bare);
            type.getValue()
                    .path("properties")
                    .properties()
                    .forEach(field -> note(type.getKey() + "." + field.getKey(), field.getValue(), bare));
        });

        assertThat(bare).isEmpty();
    }

    private static void note(String place, JsonNode node, List<String> bare) {
        if (node.path("title").asText().isBlank()
                || node.path("description").asText().isBlank()) {
            bare.add(place);
        }
    }

    /** As its message about a field that it does not know tells them. */
    private static List<String> fieldsOfTheReader(Event event) {
        try {
            String written = new String(EventJson.write(event), StandardCharsets.UTF_8);
            EventJson.read(
                    (written.substring(0, written.length() - 1) + ",\"nonsense\":1}").getBytes(StandardCharsets.UTF_8));
            throw new AssertionError("an unknown field was taken: " + written);
        } catch (InvalidEvent invalid) {
            String fields = invalid.getMessage().replaceFirst(".*known are ", "");
            // what is about an agent refuses an interaction by a message of its own
            return Stream.of(fields.split(", "))
                    .filter(field -> !(event.body() instanceof Event.OfAgent && field.equals("interaction")))
                    .toList();
        }
    }

    private static String type(Event event) {
        try {
            return JSON.readTree(EventJson.write(event)).path("type").asText();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode text() {
        try (InputStream in = Event.class.getResourceAsStream("/org/sada/contract/event.schema.json")) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void everyTypeOfEventIsListed() {
        Map<String, Boolean> listed = new java.util.TreeMap<>();
        TEXT.at("/properties/type/enum").forEach(type -> listed.put(type.asText(), true));

        assertThat(listed.keySet())
                .containsExactlyInAnyOrderElementsOf(new RandomEvents(1)
                        .oneOfEach().stream().map(EventSchemaTest::type).toList());
        assertThat(TEXT.path("oneOf")).hasSameSizeAs(listed.keySet());
    }
}
