package org.sada.launcher.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.sada.contract.cell.Cube;
import org.sada.contract.cell.Measure;
import org.sada.contract.event.Direction;
import org.sada.contract.event.Event;
import org.sada.contract.event.LegOutcome;
import org.sada.contract.fact.Facts;
import org.sada.contract.fact.Flag;
import org.sada.contract.fact.Leg;

/** Conversation details of Genesys Cloud, down to the figures: the vendor's samples, and of our own making. */
class GenesysConversationsTest {
    private static final Path FILE = Path.of("../../shared/data/genesys-cloud/conversations.json");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void theVendorsSamplesGiveTheTimesOfTheirAgentsSegments() throws IOException {
        assumeTrue(Files.exists(FILE), FILE.toAbsolutePath().normalize() + " is not there");
        Read read = read(Files.readString(FILE));
        Map<String, Long> talkMs = new TreeMap<>();
        Map<String, Long> wrapMs = new TreeMap<>();
        for (JsonNode segment : agentsSegments()) {
            String type = segment.path("segmentType").textValue();
            Map<String, Long> sums =
                    type.equals("interact") ? talkMs : type.equals("wrapup") ? wrapMs : new TreeMap<>();
            sums.merge(segment.path("queueId").textValue(), lengthMs(segment), Long::sum);
        }
        wrapMs.values().removeIf(sum -> sum == 0);

        assertThat(read.refused()).isEmpty();
        assertThat(read.total(Cube.QUEUE, Measure.CONTACTS)).isEqualTo(8);
        assertThat(read.total(Cube.QUEUE, Measure.HANDLED)).isEqualTo(8);
        assertThat(read.byQueue(Measure.TALK_MS)).isEqualTo(talkMs);
        assertThat(read.byQueue(Measure.WRAP_MS)).isEqualTo(wrapMs);
        // six are previews of a campaign, which calls out
        assertThat(read.total(Cube.QUEUE, Measure.OFFERED)).isEqualTo(2);
        assertThat(read.total(Cube.QUEUE, Measure.WAIT_ANSWERED_MS)).isEqualTo(13_703 + 4_345);
    }

    @Test
    void metricsStandAboveSegmentsAndATransferLeadsToTheNextQueue() throws IOException {
        Facts facts = facts(conversation(
                "inbound",
                "2026-03-02T08:10:00.000Z",
                participant("customer", "", session("", segment("interact", "08:00:00", "08:10:00", "", "peer"))),
                participant("acd", "", session("", segment("interact", "08:00:10", "08:00:40", "q1", "transfer"))),
                participant(
                        "agent",
                        "ann",
                        session(
                                metric("tTalkComplete", 150_500) + "," + metric("tHeldComplete", 40_000) + ","
                                        + metric("tAcw", 20_000) + "," + metric("nTransferred", 1),
                                segment("alert", "08:00:35", "08:00:40", "q1", ""),
                                segment("interact", "08:00:40", "08:03:00", "q1", ""),
                                segment("hold", "08:03:00", "08:03:40", "q1", "transfer"),
                                segment("wrapup", "08:03:40", "08:04:00", "q1", ""))),
                participant("acd", "", session("", segment("interact", "08:03:40", "08:04:10", "q2", "transfer"))),
                participant("agent", "ben", session("", segment("alert", "08:03:50", "08:04:00", "q2", "system"))),
                participant(
                        "agent",
                        "cem",
                        session(
                                "",
                                segment("alert", "08:04:02", "08:04:10", "q2", ""),
                                segment("interact", "08:04:10", "08:10:00", "q2", "peer"),
                                segment("wrapup", "08:10:00", "08:10:30", "q2", "")))));

        assertThat(facts.legs())
                .extracting(
                        Leg::queue, Leg::agent, Leg::waitMs, Leg::talkMs, Leg::holdMs, Leg::wrapMs, Leg::transferredOut)
                .containsExactly(
                        tuple("q1", "ann", 30_000L, 150_500L, 40_000L, 20_000L, true),
                        tuple("q2", "cem", 30_000L, 350_000L, 0L, 30_000L, false));
        assertThat(facts.details().direction()).isEqualTo(Direction.INBOUND);
        assertThat(facts.details().customer()).isEqualTo("+96650");
        assertThat(facts.endedAtMs()).isEqualTo(ms("08:10:30"));
        assertThat(facts.flags()).isEmpty();
    }

    @Test
    void whoLeavesTheQueueGaveUpAndWhomTheQueueHandsOnFlowedOut() throws IOException {
        Facts gaveUp = facts(conversation(
                "inbound",
                "2026-03-02T08:01:00.000Z",
                participant("acd", "", session("", segment("interact", "08:00:10", "08:01:00", "q1", "peer")))));
        Facts overflow = facts(conversation(
                "inbound",
                "2026-03-02T08:02:00.000Z",
                participant("acd", "", session("", segment("interact", "08:00:10", "08:01:00", "q1", "transfer"))),
                participant(
                        "acd",
                        "",
                        session(metric("tAbandon", 60_000), segment("interact", "08:01:00", "08:02:00", "q2", "")))));

        assertThat(gaveUp.legs())
                .extracting(Leg::outcome, Leg::waitMs)
                .containsExactly(tuple(LegOutcome.ABANDONED, 50_000L));
        assertThat(overflow.legs())
                .extracting(Leg::queue, Leg::outcome, Leg::waitMs, Leg::reason)
                .containsExactly(
                        tuple("q1", LegOutcome.FLOWED_OUT, 50_000L, "transfer"),
                        tuple("q2", LegOutcome.ABANDONED, 60_000L, null));
    }

    @Test
    void aLaterSnapshotReplacesAnEarlierOneInAnyOrder() throws IOException {
        String waits = conversation(
                "inbound", null, participant("acd", "", session("", segment("interact", "08:00:10", null, "q1", ""))));
        String talks = conversation(
                "inbound",
                null,
                participant("acd", "", session("", segment("interact", "08:00:10", "08:00:40", "q1", "transfer"))),
                participant("agent", "ann", session("", segment("interact", "08:00:40", null, "q1", ""))));
        String over = conversation(
                "inbound",
                "2026-03-02T08:01:40.000Z",
                participant("acd", "", session("", segment("interact", "08:00:10", "08:00:40", "q1", "transfer"))),
                participant("agent", "ann", session("", segment("interact", "08:00:40", "08:01:40", "q1", "peer"))));
        assertThat(facts(waits).legs().get(0).outcome()).isEqualTo(LegOutcome.OPEN);
        assertThat(facts(talks).legs().get(0).handled()).isFalse();

        List<String> snapshots = new ArrayList<>(List.of(waits, talks, over, over));
        for (int i = 0; i < 4; i++) {
            Collections.rotate(snapshots, 1);
            Facts facts = facts(String.join("\n", snapshots));
            assertThat(facts.legs())
                    .extracting(Leg::outcome, Leg::waitMs, Leg::talkMs, Leg::handled)
                    .containsExactly(tuple(LegOutcome.ANSWERED, 30_000L, 60_000L, true));
        }
        Read read = read(String.join("\n", snapshots));
        assertThat(read.total(Cube.QUEUE, Measure.CONTACTS)).isEqualTo(1);
        assertThat(read.total(Cube.LEDGER, Measure.EVENTS_REPEATED)).isEqualTo(1);
        assertThat(read.total(Cube.LEDGER, Measure.EVENTS_CONFLICTING)).isZero();
    }

    @Test
    void aConversationMeansTheSameAloneInAQueryAndAsNotification() throws IOException {
        String alone = conversation(
                "inbound",
                "2026-03-02T08:01:00.000Z",
                participant("acd", "", session("", segment("interact", "08:00:10", "08:01:00", "q1", "peer"))));
        List<Event> events = read(alone).events();

        assertThat(read("{\"conversations\":[" + alone + "],\"totalHits\":1}").events())
                .isEqualTo(events);
        String notification = "{\"topicName\":\"v2.x\",\"version\":\"2\",\"eventBody\":" + alone + "}";
        assertThat(read(notification).events()).isEqualTo(events);
        assertThat(read("{\"detail-type\":\"v2.x\",\"detail\":" + notification + "}")
                        .events())
                .isEqualTo(events);
        assertThat(read("{\"topicName\":\"channel.metadata\",\"eventBody\":{\"message\":\"WebSocket Heartbeat\"}}")
                        .events())
                .isEmpty();
        assertThat(read("{\"topicName\":\"v2.routing\",\"eventBody\":{\"id\":\"x\"}}")
                        .refused())
                .hasSize(1);
    }

    @Test
    void anEndBeforeTheQueueEntryIsFlaggedAndNeverNegative() throws IOException {
        Facts facts = facts(conversation(
                "inbound",
                "2026-03-02T08:00:05.000Z",
                participant("acd", "", session("", segment("interact", "08:00:10", "08:00:08", "q1", "peer")))));

        assertThat(facts.legs()).extracting(Leg::outcome, Leg::waitMs).containsExactly(tuple(LegOutcome.ABANDONED, 0L));
        assertThat(facts.flags()).containsExactly(Flag.TIME_RUNS_BACK);
    }

    @Test
    void surveysAndBotsCountAsSuch() throws IOException {
        String bot =
                "{\"mediaType\":\"chat\",\"flow\":{\"flowName\":\"guide\",\"flowType\":\"DIGITALBOT\"},\"segments\":["
                        + segment("interact", "08:00:00", "08:00:10", "", "transfer") + "]}";
        String json = conversation(
                        "inbound",
                        "2026-03-02T08:02:00.000Z",
                        participant("workflow", "", bot),
                        participant(
                                "acd", "", session("", segment("interact", "08:00:10", "08:00:20", "q1", "transfer"))),
                        participant(
                                "agent", "ann", session("", segment("interact", "08:00:20", "08:02:00", "q1", "peer"))))
                .replace(
                        "\"conversationId\"",
                        "\"surveys\":[{\"surveyId\":\"s1\",\"surveyStatus\":\"Finished\",\"surveyPromoterScore\":9,"
                                + "\"surveyCompletedDate\":\"2026-03-02T09:00:00.000Z\"},{\"surveyId\":\"s2\",\"surveyStatus\":\"Sent\"}],"
                                + "\"conversationId\"");
        Read read = read(json);

        assertThat(read.total(Cube.QUEUE, Measure.NPS_PROMOTERS)).isEqualTo(1);
        assertThat(read.total(Cube.QUEUE, Measure.SURVEY_INVITED)).isEqualTo(2);
        assertThat(read.total(Cube.QUEUE, Measure.SURVEY_ANSWERED)).isEqualTo(1);
        assertThat(read.total(Cube.QUEUE, Measure.BOT_HANDED_OFF)).isEqualTo(1);
        assertThat(read.total(Cube.QUEUE, Measure.ANSWERED)).isEqualTo(1);
    }

    private static List<JsonNode> agentsSegments() throws IOException {
        List<JsonNode> segments = new ArrayList<>();
        for (JsonNode conversation : JSON.readTree(FILE.toFile()).path("conversations")) {
            for (JsonNode participant : conversation.path("participants")) {
                if (participant.path("purpose").textValue().equals("agent")) {
                    participant
                            .path("sessions")
                            .forEach(session -> session.path("segments").forEach(segments::add));
                }
            }
        }
        return segments;
    }

    private static long lengthMs(JsonNode segment) {
        return Duration.between(
                        Instant.parse(segment.path("segmentStart").textValue()),
                        Instant.parse(segment.path("segmentEnd").textValue()))
                .toMillis();
    }

    private static String conversation(String direction, String end, String... participants) {
        return "{\"conversationId\":\"c\",\"conversationStart\":\"2026-03-02T08:00:00.000Z\","
                + (end == null ? "" : "\"conversationEnd\":\"" + end + "\",") + "\"originatingDirection\":\""
                + direction
                + "\",\"participants\":[" + String.join(",", participants) + "]}";
    }

    private static String participant(String purpose, String user, String session) {
        return "{\"purpose\":\"" + purpose + "\"" + (user.isEmpty() ? "" : ",\"userId\":\"" + user + "\"")
                + ",\"sessions\":[" + session + "]}";
    }

    private static String session(String metrics, String... segments) {
        return "{\"mediaType\":\"voice\",\"ani\":\"tel:+96650\",\"metrics\":[" + metrics + "],\"segments\":["
                + String.join(",", segments) + "]}";
    }

    private static String metric(String name, long value) {
        return "{\"name\":\"" + name + "\",\"value\":" + value + ",\"emitDate\":\"2026-03-02T08:00:00.000Z\"}";
    }

    private static String segment(String type, String from, String to, String queue, String disconnect) {
        return "{\"segmentType\":\"" + type + "\",\"segmentStart\":\"2026-03-02T" + from + ".000Z\""
                + (to == null ? "" : ",\"segmentEnd\":\"2026-03-02T" + to + ".000Z\"")
                + (queue.isEmpty() ? "" : ",\"queueId\":\"" + queue + "\"")
                + (disconnect.isEmpty() ? "" : ",\"disconnectType\":\"" + disconnect + "\"") + "}";
    }

    private static long ms(String time) {
        return Instant.parse("2026-03-02T" + time + "Z").toEpochMilli();
    }

    private static Facts facts(String json) throws IOException {
        Read read = read(json);
        assertThat(read.refused()).isEmpty();
        return read.facts("c");
    }

    private static Read read(String json) throws IOException {
        return Read.of("genesys-cloud", null, json.getBytes(UTF_8));
    }
}
