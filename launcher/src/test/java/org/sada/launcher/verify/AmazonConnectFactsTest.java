package org.sada.launcher.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sada.analytics.interaction.FoldDoor;
import org.sada.contract.event.Channel;
import org.sada.contract.event.Direction;
import org.sada.contract.event.Event;
import org.sada.contract.event.LegOutcome;
import org.sada.contract.fact.Facts;
import org.sada.contract.fact.Flag;
import org.sada.contract.fact.Leg;
import org.sada.ingest.source.Formats;
import org.sada.ingest.source.Item;
import org.sada.ingest.source.SourceOptions;

/** From documents of Amazon Connect to facts, by the fold of the pipeline and by the recomputation. */
class AmazonConnectFactsTest {
    private static final String AGENT = "arn:aws:connect:eu:1:instance/i/agent/a-7";
    private static final String QUEUE = "arn:aws:connect:eu:1:instance/i/queue/q-3";

    /** Waits 20 s, talks 180 s, holds 25 s, and is wrapped up for 40 s. */
    private static final String RECORD = """
            {"AWSContactTraceRecordFormatVersion":"2017-03-10","ContactId":"c-1","InitialContactId":null,"PreviousContactId":null,
             "NextContactId":null,"Channel":"VOICE","InitiationMethod":"INBOUND","InitiationTimestamp":"2026-02-01T10:00:00Z",
             "ConnectedToSystemTimestamp":"2026-02-01T10:00:00Z","DisconnectTimestamp":"2026-02-01T10:04:00Z",
             "DisconnectReason":"CUSTOMER_DISCONNECT","LastUpdateTimestamp":"2026-02-01T10:05:30Z",
             "CustomerEndpoint":{"Address":"+96650000001","Type":"TELEPHONE_NUMBER"},
             "Attributes":{"Product":"card","resolved":"yes","noise":"x"},
             "Queue":{"ARN":"%1$s","Name":null,"EnqueueTimestamp":"2026-02-01T10:00:15Z",
              "DequeueTimestamp":"2026-02-01T10:00:35Z","Duration":20},
             "Agent":{"ARN":"%2$s","ConnectedToAgentTimestamp":"2026-02-01T10:00:35Z","AgentInteractionDuration":180,
              "CustomerHoldDuration":25,"NumberOfHolds":1,"AfterContactWorkStartTimestamp":"2026-02-01T10:04:00Z",
              "AfterContactWorkEndTimestamp":"2026-02-01T10:04:40Z","AfterContactWorkDuration":40}}
            """.formatted(QUEUE, AGENT);

    private static final String EVENT = """
            {"version":"0","id":"e","detail-type":"Amazon Connect Contact Event","source":"aws.connect","account":"1",
             "time":"%1$s","region":"eu","resources":[],
             "detail":{"eventType":"%2$s","contactId":"%3$s","channel":"VOICE","initiationMethod":"%4$s",
              "initiationTimestamp":"2026-02-01T10:00:00.000Z"%5$s}}
            """;
    private static final String QUEUED =
            ",\"customerEndpoint\":{\"address\":\"+96650000001\"},\"queueInfo\":{\"queueArn\":\"" + QUEUE
                    + "\",\"queueType\":\"STANDARD\",\"enqueueTimestamp\":\"2026-02-01T10:00:15.000Z\"}";
    private static final String CONNECTED = QUEUED + ",\"agentInfo\":{\"agentArn\":\"" + AGENT
            + "\",\"connectedToAgentTimestamp\":\"2026-02-01T10:00:35.000Z\",\"agentInitiatedHoldDuration\":25";

    private static List<String> contactEvents() {
        return List.of(
                EVENT.formatted("2026-02-01T10:00:00Z", "INITIATED", "c-1", "INBOUND", ""),
                EVENT.formatted("2026-02-01T10:00:15Z", "QUEUED", "c-1", "INBOUND", QUEUED),
                EVENT.formatted("2026-02-01T10:00:35Z", "CONNECTED_TO_AGENT", "c-1", "INBOUND", CONNECTED + "}"),
                EVENT.formatted(
                        "2026-02-01T10:04:01Z",
                        "DISCONNECTED",
                        "c-1",
                        "INBOUND",
                        CONNECTED + "},\"disconnectTimestamp\":\"2026-02-01T10:04:00.000Z\""),
                EVENT.formatted(
                        "2026-02-01T10:04:41Z",
                        "COMPLETED",
                        "c-1",
                        "INBOUND",
                        CONNECTED + ",\"afterContactWorkStartTimestamp\":\"2026-02-01T10:04:00.000Z\","
                                + "\"afterContactWorkEndTimestamp\":\"2026-02-01T10:04:40.000Z\","
                                + "\"afterContactWorkDuration\":40},\"disconnectTimestamp\":\"2026-02-01T10:04:00.000Z\""),
                EVENT.formatted("2026-02-01T10:09:00Z", "CONTACT_DATA_UPDATED", "c-1", "INBOUND", ""));
    }

    @Test
    void aContactRecordIsAContactWithItsLeg() {
        Facts facts = only(facts(RECORD));

        assertThat(facts.legs())
                .containsExactly(new Leg(
                        "q-3",
                        "a-7",
                        null,
                        Story.ms("2026-02-01T10:00:15"),
                        LegOutcome.ANSWERED,
                        20_000,
                        true,
                        180_000,
                        25_000,
                        40_000,
                        false));
        assertThat(facts.startedAtMs()).isEqualTo(Story.ms("2026-02-01T10:00:00"));
        assertThat(facts.endedAtMs()).isEqualTo(Story.ms("2026-02-01T10:04:40"));
        assertThat(facts.details().customer()).isEqualTo("+96650000001");
        assertThat(facts.details().channel()).isEqualTo(Channel.VOICE);
        assertThat(facts.details().direction()).isEqualTo(Direction.INBOUND);
        assertThat(facts.details().product()).isEqualTo("card");
        assertThat(facts.resolved()).isTrue();
        assertThat(facts.flags()).isEmpty();
    }

    @Test
    void contactEventsGiveTheSameFactsInAnyOrder() {
        Facts record = only(facts(RECORD.replaceAll("\"(Product|resolved)\":\"[a-z]*\",", "")));
        List<String> events = new ArrayList<>(contactEvents());
        Random random = new Random(11);
        for (int i = 0; i < 50; i++) {
            Collections.shuffle(events, random);
            Facts facts = only(facts(events.toArray(String[]::new)));
            assertThat(facts)
                    .usingRecursiveComparison()
                    .ignoringFields("lastEventAtMs")
                    .isEqualTo(record);
        }
    }

    @Test
    void aContactRecordStandsAboveAllContactEvents() {
        Facts record = only(facts(RECORD));
        List<String> all = new ArrayList<>(contactEvents());
        all.add(RECORD);
        Collections.shuffle(all, new Random(3));

        assertThat(only(facts(all.toArray(String[]::new))))
                .usingRecursiveComparison()
                .ignoringFields("lastEventAtMs")
                .isEqualTo(record);
    }

    @Test
    void ofThreeDeliveriesTheLastAttributesHoldInAnyOrder() {
        String second = RECORD.replace("10:05:30Z", "10:20:00Z").replace("card", "loan");
        String third =
                RECORD.replace("10:05:30Z", "11:00:00Z").replace("card", "car").replace("yes", "no");
        List<List<String>> orders = List.of(
                List.of(RECORD, second, third),
                List.of(RECORD, third, second),
                List.of(second, RECORD, third),
                List.of(second, third, RECORD),
                List.of(third, RECORD, second, third),
                List.of(third, second, RECORD, RECORD));
        for (List<String> order : orders) {
            Facts facts = only(facts(order.toArray(String[]::new)));
            assertThat(facts.legs()).hasSize(1);
            assertThat(facts.details().product()).isEqualTo("car");
            assertThat(facts.resolved()).isFalse();
        }
    }

    @Test
    void oneVersionWithTwoContentsIsDecidedWithoutTheOrder() {
        String other = RECORD.replace("card", "loan");

        assertThat(only(facts(RECORD, other))).isEqualTo(only(facts(other, RECORD)));
    }

    @Test
    void transfersAreLegsOfOneContactAsInTheDefinitionOfHandleTime() {
        String first = transferable("c-1", null, null, "c-2", "INBOUND", "10:00:00", 300);
        String second = transferable("c-2", "c-1", "c-1", null, "TRANSFER", "10:05:05", 240);
        Facts facts = only(facts(second, first));

        assertThat(facts).isEqualTo(only(facts(first, second)));
        assertThat(facts.legs()).extracting(Leg::handleMs).containsExactly(300_000L, 240_000L);
        assertThat(facts.legs()).extracting(Leg::transferredOut).containsExactly(true, false);
        assertThat(facts.legs().stream().mapToLong(Leg::handleMs).average()).hasValue(270_000);
        assertThat(facts.details().direction()).isEqualTo(Direction.INBOUND);
    }

    @Test
    void aTransferIsKnownFromWhatFollowsWhereTheFirstDoesNotName() {
        String first = transferable("c-1", null, null, null, "INBOUND", "10:00:00", 300);
        String second = transferable("c-2", "c-1", "c-1", null, "TRANSFER", "10:05:05", 240);
        String survey = transferable("c-3", "c-1", "c-2", null, "DISCONNECT", "10:10:05", 0)
                .replaceAll("\"(Queue|Agent)\":\\{[^}]*},?", "\"$1\":null,")
                .replace(",}", "}");

        Facts facts = only(facts(survey, first, second));

        assertThat(facts.legs()).extracting(Leg::transferredOut).containsExactly(true, false);
    }

    @Test
    void whoIsMovedToAnotherQueueFlowsOutOfTheFirst() {
        String first = waited("c-1", "\"InitiationMethod\":\"INBOUND\",\"DisconnectReason\":\"CUSTOMER_DISCONNECT\"");
        String second = waited(
                "c-2",
                "\"InitialContactId\":\"c-1\",\"PreviousContactId\":\"c-1\",\"InitiationMethod\":\"QUEUE_TRANSFER\","
                        + "\"DisconnectReason\":\"CUSTOMER_DISCONNECT\"");

        assertThat(only(facts(second, first)).legs())
                .extracting(Leg::outcome)
                .containsExactly(LegOutcome.FLOWED_OUT, LegOutcome.ABANDONED);
    }

    @Test
    void whoIsSentAwayFromTheQueueDidNotGiveUp() {
        Leg leg = only(facts(waited(
                        "c-1", "\"InitiationMethod\":\"INBOUND\",\"DisconnectReason\":\"CONTACT_FLOW_DISCONNECT\"")))
                .legs()
                .get(0);

        assertThat(leg.outcome()).isEqualTo(LegOutcome.FLOWED_OUT);
        assertThat(leg.reason()).isEqualTo("CONTACT_FLOW_DISCONNECT");
        assertThat(leg.waitMs()).isEqualTo(30_000);
    }

    @Test
    void theAgentStreamTellsAfterContactWorkToTheMillisecond() {
        String ended = agentEvent(
                "e-1", "18:55:27.017", contact("CONNECTED", "18:55:21.011"), contact("ENDED", "18:55:27.017"));
        String gone = agentEvent("e-2", "18:55:32.022", contact("ENDED", "18:55:27.017"), "");
        for (List<String> order : List.of(List.of(ended, gone), List.of(gone, ended), List.of(gone))) {
            Facts facts = contacts(facts(order.toArray(String[]::new))).get("c-1");
            Leg leg = facts.legs().get(0);
            assertThat(leg.talkMs()).isEqualTo(6_006);
            assertThat(leg.wrapMs()).isEqualTo(5_005);
            assertThat(leg.agent()).isEqualTo("sara");
            assertThat(leg.queue()).isEqualTo("BasicQueue");
            assertThat(facts.details().direction()).isEqualTo(Direction.OUTBOUND);
        }
    }

    @Test
    void theAgentStreamGivesContactEventsTheirAfterContactWork() {
        String gone = agentEvent("e-2", "18:55:32.022", contact("ENDED", "18:55:27.017"), "");
        String disconnected = EVENT.formatted(
                        "2026-02-01T18:55:27Z",
                        "DISCONNECTED",
                        "c-1",
                        "OUTBOUND",
                        ",\"agentInfo\":{\"agentArn\":\"" + AGENT
                                + "\",\"connectedToAgentTimestamp\":\"2026-02-01T18:55:21.011Z\"},"
                                + "\"disconnectTimestamp\":\"2026-02-01T18:55:27.017Z\"")
                .replace("10:00:00.000Z", "18:55:10.000Z");

        Facts facts = contacts(facts(disconnected, gone)).get("c-1");

        assertThat(facts.legs()).extracting(Leg::wrapMs).containsExactly(5_005L);
        assertThat(facts.startedAtMs()).isEqualTo(Story.ms("2026-02-01T18:55:10"));
        assertThat(facts.endedAtMs()).isEqualTo(Story.ms("2026-02-01T18:55:32.022"));
    }

    @Test
    void aDisconnectBeforeTheQueueIsTakenAndFlaggedAndNothingIsNegative() {
        String impossible = EVENT.formatted(
                "2026-02-01T10:00:40Z",
                "DISCONNECTED",
                "c-1",
                "INBOUND",
                CONNECTED + "},\"disconnectTimestamp\":\"2026-02-01T10:00:05.000Z\"");

        expectFlagged(only(facts(impossible)), 20_000);
    }

    @Test
    void aNegativeDurationIsTakenAndFlagged() {
        Facts facts =
                only(facts(RECORD.replace("\"AgentInteractionDuration\":180", "\"AgentInteractionDuration\":-180")));

        expectFlagged(facts, 20_000);
        assertThat(facts.legs().get(0).wrapMs()).isEqualTo(40_000);
    }

    @Test
    void anEndBeforeTheStartIsTakenAndFlagged() {
        String noLeg = RECORD.replaceAll("\"Queue\":\\{[^}]*},", "").replaceAll(",\\s*\"Agent\":\\{[^}]*}", "");
        Facts facts = only(facts(noLeg.replace("2026-02-01T10:04:00Z", "2026-02-01T09:00:00Z")));

        assertThat(facts.legs()).isEmpty();
        assertThat(facts.flags()).containsExactly(Flag.TIME_RUNS_BACK);
        assertThat(facts.endedAtMs()).isEqualTo(facts.startedAtMs());
    }

    private static void expectFlagged(Facts facts, long waitMs) {
        assertThat(facts.flags()).containsExactly(Flag.TIME_RUNS_BACK);
        assertThat(facts.legs()).singleElement().satisfies(leg -> {
            assertThat(leg.outcome()).isEqualTo(LegOutcome.ANSWERED);
            assertThat(leg.waitMs()).isEqualTo(waitMs);
            assertThat(leg.talkMs()).isZero();
        });
    }

    /** An oracle that knows what was drawn, and none of the documents. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void anyChainsInAnyOrderAndNumberOfDeliveriesGiveWhatWasDrawn(long seed) {
        Random random = new Random(seed);
        List<String> documents = new ArrayList<>();
        Map<String, List<Long>> handled = new TreeMap<>();
        Map<String, String> products = new TreeMap<>();
        for (int chain = 0; chain < 60; chain++) {
            String initial = "i-" + chain;
            int size = 1 + random.nextInt(4);
            String before = null;
            handled.put(initial, new ArrayList<>());
            for (int i = 0; i < size; i++) {
                String id = i == 0 ? initial : initial + "-" + i;
                String next = i + 1 < size && random.nextBoolean() ? initial + "-" + (i + 1) : null;
                int talkS = 1 + random.nextInt(500);
                handled.get(initial).add(1000L * talkS);
                int deliveries = 1 + random.nextInt(3);
                for (int version = 1; version <= deliveries; version++) {
                    String product = "p" + random.nextInt(50);
                    String document = transferable(
                                    id,
                                    i == 0 ? null : initial,
                                    before,
                                    next,
                                    i == 0 ? "INBOUND" : random.nextBoolean() ? "TRANSFER" : "QUEUE_TRANSFER",
                                    "1%d:00:00".formatted(i),
                                    talkS)
                            .replace("\"Attributes\":{}", "\"Attributes\":{\"product\":\"" + product + "\"}")
                            .replace("23:00:00Z", "23:0%d:00Z".formatted(version));
                    documents.addAll(Collections.nCopies(1 + random.nextInt(2), document));
                    products.put(initial, product);
                }
                before = id;
            }
        }
        Collections.shuffle(documents, random);

        Map<String, Facts> facts = facts(documents.toArray(String[]::new));

        assertThat(facts.keySet()).isEqualTo(handled.keySet());
        facts.forEach((initial, each) -> {
            String seeded = "seed " + seed + ", " + initial;
            assertThat(each.legs()).extracting(Leg::talkMs).as(seeded).isEqualTo(handled.get(initial));
            assertThat(each.legs().stream().filter(Leg::transferredOut).count())
                    .as(seeded)
                    .isEqualTo(each.legs().size() - 1);
            assertThat(each.details().product()).as(seeded).isEqualTo(products.get(initial));
            assertThat(each.flags()).as(seeded).isEmpty();
        });
    }

    private static String transferable(
            String id, String initial, String previous, String next, String method, String start, int talkS) {
        String started = "2026-02-01T" + start + "Z";
        String ended = java.time.Instant.parse(started).plusSeconds(talkS).toString();
        return "{\"ContactId\":%s,\"InitialContactId\":%s,\"PreviousContactId\":%s,\"NextContactId\":%s,"
                        .formatted(quoted(id), quoted(initial), quoted(previous), quoted(next))
                + "\"Channel\":\"VOICE\",\"InitiationMethod\":\"%s\",\"InitiationTimestamp\":\"%s\","
                        .formatted(method, started)
                + "\"DisconnectTimestamp\":\"%s\",\"LastUpdateTimestamp\":\"2026-02-01T23:00:00Z\",".formatted(ended)
                + "\"Attributes\":{},\"Queue\":{\"ARN\":\"%s\",\"EnqueueTimestamp\":\"%s\",\"Duration\":0},"
                        .formatted(QUEUE, started)
                + "\"Agent\":{\"Username\":\"u\",\"ConnectedToAgentTimestamp\":\"%s\",\"AgentInteractionDuration\":%d}}"
                        .formatted(started, talkS);
    }

    private static String quoted(String text) {
        return text == null ? "null" : '"' + text + '"';
    }

    private static String waited(String id, String fields) {
        int minute = id.equals("c-1") ? 0 : 1;
        return """
                {"ContactId":"%s",%s,"Channel":"VOICE","InitiationTimestamp":"2026-02-01T10:0%3$d:00Z",
                 "DisconnectTimestamp":"2026-02-01T10:0%3$d:40Z","LastUpdateTimestamp":"2026-02-01T10:09:00Z",
                 "Queue":{"Name":"cards","EnqueueTimestamp":"2026-02-01T10:0%3$d:10Z"},"Agent":null}
                """.formatted(id, fields, minute);
    }

    private static String agentEvent(String id, String time, String before, String now) {
        String snapshot = "{\"AgentStatus\":{\"Name\":\"Available\",\"StartTimestamp\":\"2026-02-01T18:00:00Z\"},"
                + "\"Configuration\":{\"Username\":\"sara\"},\"Contacts\":[%s]}";
        return "{\"AWSAccountId\":\"1\",\"AgentARN\":\"%s\",\"EventId\":\"%s\",\"EventTimestamp\":\"2026-02-01T%sZ\","
                        .formatted(AGENT, id, time)
                + "\"EventType\":\"STATE_CHANGE\",\"PreviousAgentSnapshot\":%s,\"CurrentAgentSnapshot\":%s}"
                        .formatted(snapshot.formatted(before), snapshot.formatted(now));
    }

    private static String contact(String state, String since) {
        return "{\"Channel\":\"VOICE\",\"ContactId\":\"c-1\",\"InitialContactId\":null,\"InitiationMethod\":\"OUTBOUND\","
                + "\"ConnectedToAgentTimestamp\":\"2026-02-01T18:55:21.011Z\",\"QueueTimestamp\":null,\"State\":\""
                + state
                + "\",\"StateStartTimestamp\":\"2026-02-01T" + since
                + "Z\",\"Queue\":{\"ARN\":\"arn:x/queue/b\",\"Name\":\"BasicQueue\"}}";
    }

    private static Facts only(Map<String, Facts> facts) {
        assertThat(facts).hasSize(1);
        return facts.values().iterator().next();
    }

    /** Without what is about agents. */
    private static Map<String, Facts> contacts(Map<String, Facts> facts) {
        facts.keySet().removeIf(each -> each.startsWith(Event.AGENT_SUBJECT));
        return facts;
    }

    /** The facts of each interaction, by the pipeline; the recomputation must say the same. Of equal ids one is kept as the state does. */
    private static Map<String, Facts> facts(String... documents) {
        Map<String, Map<String, Event>> sets = new TreeMap<>();
        try {
            Formats.find("amazon-connect")
                    .source(SourceOptions.NONE)
                    .read(new ByteArrayInputStream(String.join("\n", documents).getBytes(UTF_8)), item -> {
                        assertThat(item).isInstanceOf(Item.Understood.class);
                        ((Item.Understood) item)
                                .events()
                                .forEach(event -> sets.computeIfAbsent(event.subject(), any -> new TreeMap<>())
                                        .merge(event.id(), event, AmazonConnectFactsTest::greater));
                    });
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        Map<String, Facts> facts = new TreeMap<>();
        sets.forEach((subject, events) -> {
            if (!subject.startsWith(Event.AGENT_SUBJECT)) {
                Facts told = FoldDoor.of(events.values());
                assertThat(Folding.fold(new Subject("default", subject), events.values(), text -> null))
                        .isEqualTo(told);
                facts.put(subject, told);
            }
        });
        return facts;
    }

    private static Event greater(Event one, Event other) {
        byte[] form = org.sada.contract.event.EventCodec.write(one);
        byte[] otherForm = org.sada.contract.event.EventCodec.write(other);
        boolean first = one.occurredAtMs() != other.occurredAtMs()
                ? one.occurredAtMs() > other.occurredAtMs()
                : Arrays.compareUnsigned(form, otherForm) >= 0;
        return first ? one : other;
    }
}
