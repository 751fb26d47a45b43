package org.sada.ingest.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sada.contract.event.Event;
import org.sada.contract.event.EventJson;
import org.sada.contract.event.Presence;
import org.sada.contract.topic.Rejection;
import org.sada.ingest.RecordingPublisher;
import org.sada.ingest.publish.EventLine;
import org.sada.runtime.Settings;
import org.sada.runtime.SettingsException;

/** What becomes of events and refusals on their way into the log. */
class PrivacyTest {
    private static final String HEAD =
            "\"id\":\"c1-1\",\"interaction\":\"c1\",\"occurred_at\":\"2026-01-31T09:30:00Z\"";
    private static final String CARD = "4111 1111 1111 1111";

    @TempDir
    private Path folder;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final RecordingPublisher log = new RecordingPublisher();
    private Privacy privacy;

    @BeforeEach
    void open() {
        privacy = Privacy.open(PrivacySettings.STANDARD, folder, meters);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"queued\",%s,\"queue\":\"cards\"}",
                "{\"type\":\"answered\",%s,\"agent\":\"sara\"}",
                "{\"type\":\"started\",%s,\"channel\":\"voice\",\"region\":\"Riyadh\"}",
                "{\"type\":\"text\",%s,\"author\":\"customer\",\"text\":\"order 55821 is late\"}",
                "{\"type\":\"survey\",%s,\"status\":\"answered\",\"nps\":9,\"comment\":\"quick\"}",
                "{\"type\":\"record\",%s,\"version\":1,\"started_at\":\"2026-01-31T09:30:00Z\",\"channel\":\"chat\"}",
            })
    void whatIsNobodysGoesOnAsItCame(String json) throws Exception {
        EventLine line = line(json);
        assertThat(privacy.treated(line)).isSameAs(line);
    }

    @Test
    void theSameCustomerIsTheSamePseudonymInEveryKindOfEvent() throws Exception {
        List<Event> events = forwarded(
                "{\"type\":\"started\",%s,\"customer\":\"0501234567\",\"channel\":\"voice\"}",
                "{\"type\":\"updated\",%s,\"customer\":\"0501234567\"}",
                "{\"type\":\"record\",%s,\"customer\":\"0501234567\",\"version\":1,\"started_at\":\"2026-01-31T09:30:00Z\",\"channel\":\"chat\"}",
                "{\"type\":\"text\",%s,\"customer\":\"0501234567\",\"author\":\"customer\",\"text\":\"hello\"}",
                "{\"type\":\"survey\",%s,\"customer\":\"0501234567\",\"status\":\"invited\"}");

        assertThat(events)
                .extracting(event -> new ObjectMapper()
                        .readTree(EventJson.write(event))
                        .get("customer")
                        .textValue())
                .hasSize(5)
                .allMatch(customer -> customer.matches("v1\\.[A-Za-z0-9_-]{22}"))
                .containsOnly(((Event.Started) events.get(0).body()).details().customer());
        assertThat(meters.get("sada.privacy.hashed")
                        .tag("field", "customer")
                        .counter()
                        .count())
                .isEqualTo(5);
    }

    @Test
    void textsAndCommentsAreRedactedAndCounted() throws Exception {
        List<Event> events = forwarded(
                "{\"type\":\"text\",%s,\"author\":\"customer\",\"text\":\"card " + CARD + "\"}",
                "{\"type\":\"survey\",%s,\"status\":\"answered\",\"nps\":1,\"comment\":\"call 0501234567\"}");

        assertThat(((Event.Text) events.get(0).body()).text()).isEqualTo("card [card]");
        assertThat(((Event.Survey) events.get(1).body()).comment()).isEqualTo("call [phone]");
        assertThat(meters.get("sada.privacy.redacted")
                        .tag("kind", "card")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("sada.privacy.redacted")
                        .tag("kind", "phone")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aTextNeverGrowsBeyondTheContract() throws Exception {
        String text = "code 1234 ".repeat(3_276);
        Event event = forwarded("{\"type\":\"text\",%s,\"author\":\"customer\",\"text\":\"" + text + "\"}")
                .get(0);
        assertThat(((Event.Text) event.body()).text()).hasSize(32_768).doesNotContain("1234");
    }

    @Test
    void everyFieldFollowsThePolicy() throws Exception {
        privacy = Privacy.open(
                Settings.none()
                        .withOverrides(List.of(
                                "customer=drop",
                                "text=drop",
                                "comment=drop",
                                "agent=hash",
                                "agentName=drop",
                                "queue=redact",
                                "product=drop",
                                "region=hash",
                                "reason=redact",
                                "complaints=redact"))
                        .over(PrivacySettings.STANDARD),
                folder,
                meters);
        List<Event> events = forwarded(
                "{\"type\":\"text\",%s,\"customer\":\"k\",\"author\":\"customer\",\"text\":\"hello\",\"product\":\"p\",\"region\":\"r\","
                        + "\"reason\":\"call 0501234567\",\"queue\":\"a@b.com\",\"agent\":\"sara\",\"complaints\":[\"a@b.com\",\"late\"]}",
                "{\"type\":\"survey\",%s,\"status\":\"answered\",\"nps\":1,\"comment\":\"x\"}",
                "{\"type\":\"answered\",%s,\"agent\":\"sara\"}",
                "{\"type\":\"agent\",\"id\":\"a\",\"occurred_at\":\"2026-01-31T09:30:00Z\",\"agent\":\"sara\",\"name\":\"Sara\",\"valid_from\":\"2026-01-31T09:30:00Z\"}");

        JsonNode text = new ObjectMapper().readTree(EventJson.write(events.get(0)));
        assertThat(text.has("customer")).isFalse();
        assertThat(text.has("product")).isFalse();
        assertThat(text.get("text").textValue()).isEmpty();
        assertThat(text.get("region").textValue()).startsWith("v1.");
        assertThat(text.get("reason").textValue()).isEqualTo("call [phone]");
        assertThat(text.get("queue").textValue()).isEqualTo("[email]");
        assertThat(text.get("complaints").toString()).isEqualTo("[\"[email]\",\"late\"]");
        assertThat(((Event.Survey) events.get(1).body()).comment()).isNull();
        String agent = ((Event.Answered) events.get(2).body()).agent();
        Event.AgentProfile profile = (Event.AgentProfile) events.get(3).body();
        Event.AgentState state = (Event.AgentState) privacy.treated(new Event(
                        "default", "s", null, 0, new Event.AgentState("sara", Presence.values()[0], "call 0501234567")))
                .body();
        assertThat(state.agent()).isEqualTo(agent);
        assertThat(state.reason()).isEqualTo("call [phone]");
        assertThat(agent)
                .startsWith("v1.")
                .isEqualTo(text.get("agent").textValue())
                .isEqualTo(profile.agent());
        assertThat(profile.name()).isNull();
    }

    @Test
    void whatNoFieldCanBeIsRefused() {
        assertThatThrownBy(() -> Settings.none()
                        .withOverrides(List.of("customer=redact"))
                        .over(PrivacySettings.STANDARD))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("customer must be keep or hash or drop, not redact");
    }

    @Test
    void ofARefusedEventTheRestCanBeMendedAndSentAgain() throws Exception {
        String json = "{\"type\":\"text\",%s,\"customer\":\"0501234567\",\"author\":\"nobody\",\"text\":\"card " + CARD
                + "\"}";
        JsonNode content =
                new ObjectMapper().readTree(rejected(json.formatted(HEAD).getBytes(StandardCharsets.UTF_8)));

        assertThat(content.get("text").textValue()).isEqualTo("card [card]");
        assertThat(content.get("occurred_at").textValue()).isEqualTo("2026-01-31T09:30:00Z");
        String pseudonym = content.get("customer").textValue();
        String taken = ((Event.Started)
                        forwarded("{\"type\":\"started\",%s,\"customer\":\"0501234567\",\"channel\":\"chat\"}")
                                .get(0)
                                .body())
                .details()
                .customer();
        assertThat(pseudonym).isEqualTo(taken);
        Event again = forwarded("{\"type\":\"updated\",%s,\"customer\":\"" + pseudonym + "\"}")
                .get(0);
        assertThat(((Event.Updated) again.body()).details().customer()).isEqualTo(pseudonym);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"customer\":\"ahmed\",\"text\":\"4111 1111 1111 1111\"",
                "{\"customer\":\"ahmed\",\"customer\":\"ahmed\",\"text\":\"4111111111111111\"}",
                "{\"text\":\"\\u0664\\u0661\\u0661\\u0661 1111 1111 1111\"",
                "x;ahmed@mail.com;0501234567;4111111111111111;1234567",
                "{\"note\":4111111111111111,\"customer\":966501234567}",
                "{\"4111111111111111\":1}",
                "[{\"a\":{\"b\":[\"4111 1111 1111 1111\"]}}]"
            })
    void brokenContentsShowNothing(String content) {
        String seen = new String(rejected(content.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
        assertThat(seen).doesNotContain("ahmed", "1111", "501234567", "1234567", "\\u0664");
    }

    @Test
    void bytesThatAreNoUtf8ShowNothing() {
        byte[] wide = ("{\"text\":\"" + CARD + " ٤١١١١١١١١١١١١١١١\"").getBytes(StandardCharsets.UTF_16LE);
        byte[] invalid = ("?\"" + CARD + "\"").getBytes(StandardCharsets.UTF_8);
        invalid[0] = (byte) 0xff;

        assertThat(new String(rejected(wide), StandardCharsets.UTF_8)).contains("[card] [card]");
        assertThat(new String(rejected(invalid), StandardCharsets.UTF_8)).contains("\"[card]\"");
        assertThat(rejected(new byte[] {(byte) 0xff, 0, 1})).isEqualTo(new byte[] {(byte) 0xff, 0, 1});
    }

    @Test
    void reasonsQuoteNothingPersonal() {
        assertThat(Reasons.clean(
                        "occurred_at \"0501234567\" is not a time with an offset, such as 2026-01-31T09:30:00+03:00"))
                .isEqualTo("occurred_at \"[phone]\" is not a time with an offset, such as 2026-01-31T09:30:00+03:00");
        assertThat(Reasons.clean("wait_ms must be between 0 and 31622400000, not \"12345678\""))
                .isEqualTo("wait_ms must be between 0 and 31622400000, not \"[number]\"");
        assertThat(Reasons.clean(null)).isNull();
    }

    @Test
    void anErasedCustomerIsSomebodyElseAfterwardsAlsoInTheNextProcess() throws Exception {
        String started = "{\"type\":\"started\",%s,\"customer\":\"k7\",\"channel\":\"voice\"}";
        Event before = privacy.treated(line(started)).event();
        privacy.erase(EventJson.DEFAULT_TENANT, "k7");
        Event after = privacy.treated(line(started)).event();
        Event later = Privacy.open(PrivacySettings.STANDARD, folder, meters)
                .treated(line(started))
                .event();

        assertThat(after).isNotEqualTo(before).isEqualTo(later);
        String pseudonym = ((Event.Started) before.body()).details().customer();
        assertThatThrownBy(() -> privacy.erase(EventJson.DEFAULT_TENANT, pseudonym))
                .hasMessageContaining("pseudonym");
    }

    private static EventLine line(String json) throws Exception {
        byte[] bytes = json.replace("%s", HEAD).getBytes(StandardCharsets.UTF_8);
        return EventLine.asItCame(EventJson.read(bytes), bytes);
    }

    private List<Event> forwarded(String... lines) throws Exception {
        log.clear();
        for (String each : lines) {
            new PrivatePublisher(log, privacy)
                    .forward("test", List.of(line(each)), Duration.ZERO)
                    .join();
        }
        return log.events();
    }

    private byte[] rejected(byte[] content) {
        log.clear();
        Rejection rejection = new Rejection(null, "http", "test", "line 1", "a reason", content);
        new PrivatePublisher(log, privacy)
                .reject(List.of(rejection), Duration.ZERO)
                .join();
        return log.rejected().get(0).content();
    }
}
