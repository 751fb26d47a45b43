package org.sada.launcher.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.sada.contract.cell.Cube;
import org.sada.contract.cell.Dimension;
import org.sada.contract.cell.Measure;
import org.sada.contract.event.Channel;
import org.sada.contract.event.Direction;
import org.sada.contract.event.LegOutcome;
import org.sada.contract.fact.Facts;
import org.sada.contract.fact.Leg;

/** Events of TaskRouter, down to the figures: the samples of its own library, and of our own making. */
class TwilioTasksTest {
    private static final Path FILE = Path.of("../../shared/data/twilio-taskrouter/events.json");
    /** 2026-03-02T08:00:00Z. */
    private static final long EIGHT_S = 1_772_438_400L;

    private static final String ATTRIBUTES =
            "{\"from\":\"+96650\",\"direction\":\"inbound\",\"selected_language\":\"ar\",\"x\":[1,\"&=\"]}";

    /** Type, seconds after eight, then name and value by turns; the names are those of a callback. */
    private static final String[][] TALK = {
        {"workflow.entered", "0"},
        {"task-queue.entered", "0"},
        {"task.created", "0"},
        {"reservation.created", "5", "ReservationSid", "WR1", "WorkerSid", "WK1"},
        {"reservation.rejected", "9", "ReservationSid", "WR1", "WorkerSid", "WK1"},
        {"reservation.created", "10", "ReservationSid", "WR2", "WorkerSid", "WK2"},
        {"reservation.accepted", "12", "ReservationSid", "WR2", "WorkerSid", "WK2", "TaskAssignmentStatus", "assigned"},
        {"reservation.wrapup", "72", "ReservationSid", "WR2", "WorkerSid", "WK2", "TaskAssignmentStatus", "wrapping"},
        {"task.wrapup", "72", "TaskAssignmentStatus", "wrapping"},
        {"task.completed", "90", "TaskAssignmentStatus", "completed"},
        {"reservation.completed", "90", "ReservationSid", "WR2", "WorkerSid", "WK2", "TaskAssignmentStatus", "completed"
        },
    };

    @Test
    void aTaskIsOfferedAnsweredAndWrappedUpHoweverItsEventsAreWritten() throws IOException {
        List<String> forms = List.of("callback", "form", "resource", "stream");
        Facts expected = read(lines("callback", TALK)).facts("WT1");
        assertThat(expected.legs())
                .extracting(Leg::queue, Leg::agent, Leg::waitMs, Leg::talkMs, Leg::wrapMs)
                .containsExactly(tuple("Support", "WK2", 12_000L, 60_000L, 18_000L));
        assertThat(expected.flags()).isEmpty();
        assertThat(expected.details().customer()).isEqualTo("+96650");
        assertThat(expected.details().channel()).isEqualTo(Channel.VOICE);
        assertThat(expected.details().direction()).isEqualTo(Direction.INBOUND);
        assertThat(expected.details().language()).isEqualTo("ar");
        for (String form : forms) {
            Read read = read(lines(form, TALK));
            assertThat(read.refused()).as(form).isEmpty();
            assertThat(read.facts("WT1")).as(form).isEqualTo(expected);
        }
    }

    @Test
    void theOrderAndTheNumberOfDeliveriesLeaveNoTrace() throws IOException {
        Facts expected = read(lines("callback", TALK)).facts("WT1");
        for (long seed = 1; seed <= 20; seed++) {
            List<String> lines =
                    new ArrayList<>(Arrays.asList(lines("callback", TALK).split("\n")));
            lines.addAll(lines.subList(2, 7));
            Collections.shuffle(lines, new Random(seed));
            assertThat(read(String.join("\n", lines)).facts("WT1"))
                    .as("seed " + seed)
                    .isEqualTo(expected);
        }
    }

    @Test
    void aColdTransferEndsOneLegAndTheNextQueueBeginsAnother() throws IOException {
        Facts facts = read(lines("callback", new String[][] {
                    {"task-queue.entered", "0"},
                    {"task.created", "0"},
                    {"reservation.accepted", "10", "ReservationSid", "WR1", "WorkerSid", "WK1"},
                    {"task.transfer-initiated", "70", "TransferMode", "COLD", "TransferType", "QUEUE"},
                    {"task-queue.entered", "70", "TaskQueueName", "Sales", "TransferMode", "COLD"},
                    {
                        "reservation.wrapup",
                        "71",
                        "ReservationSid",
                        "WR1",
                        "WorkerSid",
                        "WK1",
                        "TaskAssignmentStatus",
                        "reserved"
                    },
                    {
                        "reservation.completed",
                        "80",
                        "ReservationSid",
                        "WR1",
                        "WorkerSid",
                        "WK1",
                        "TaskAssignmentStatus",
                        "reserved"
                    },
                    {"reservation.accepted", "90", "ReservationSid", "WR2", "WorkerSid", "WK2", "TaskQueueName", "Sales"
                    },
                    {"task.transfer-completed", "90", "TransferMode", "COLD"},
                    {
                        "reservation.completed",
                        "150",
                        "ReservationSid",
                        "WR2",
                        "WorkerSid",
                        "WK2",
                        "TaskAssignmentStatus",
                        "completed"
                    },
                }))
                .facts("WT1");

        assertThat(facts.legs())
                .extracting(Leg::queue, Leg::agent, Leg::waitMs, Leg::talkMs, Leg::wrapMs, Leg::transferredOut)
                .containsExactly(
                        tuple("Support", "WK1", 10_000L, 60_000L, 10_000L, true),
                        tuple("Sales", "WK2", 20_000L, 60_000L, 0L, false));
        assertThat(facts.flags()).isEmpty();
    }

    @Test
    void aWarmTransferKeepsTheFirstLegUntilTheSecondWorkerJoins() throws IOException {
        Facts facts = read(lines("callback", new String[][] {
                    {"task-queue.entered", "0"},
                    {"reservation.accepted", "10", "ReservationSid", "WR1", "WorkerSid", "WK1"},
                    {"task.transfer-initiated", "70", "TransferMode", "WARM", "TransferType", "WORKER"},
                    {"task.transfer-attempt-failed", "75", "TransferMode", "WARM", "TransferType", "WORKER"},
                    {"reservation.accepted", "80", "ReservationSid", "WR2", "WorkerSid", "WK2", "TransferType", "WORKER"
                    },
                    {"task.transfer-completed", "80", "TransferMode", "WARM"},
                    {"task.completed", "100"},
                }))
                .facts("WT1");

        assertThat(facts.legs())
                .extracting(Leg::queue, Leg::agent, Leg::talkMs, Leg::transferredOut)
                .containsExactly(tuple("Support", "WK1", 70_000L, true), tuple(null, "WK2", 20_000L, false));
    }

    @Test
    void whoGivesUpAbandonsAndWhomTheWorkflowGivesUpFlowsOut() throws IOException {
        Leg gaveUp = read(lines("callback", new String[][] {
                    {"task-queue.entered", "0"}, {"task.canceled", "30", "TaskCanceledReason", "hangup"}
                }))
                .facts("WT1")
                .legs()
                .get(0);
        Facts timedOut = read(lines("callback", new String[][] {
                    {"task-queue.entered", "0"},
                    {"workflow.timeout", "60"},
                    {"task.canceled", "60", "TaskCanceledReason", "Task canceled on Workflow timeout"}
                }))
                .facts("WT1");

        assertThat(gaveUp.outcome()).isEqualTo(LegOutcome.ABANDONED);
        assertThat(gaveUp.waitMs()).isEqualTo(30_000);
        assertThat(timedOut.legs())
                .extracting(Leg::outcome, Leg::waitMs, Leg::reason)
                .containsExactly(tuple(LegOutcome.FLOWED_OUT, 60_000L, "timeout"));
        assertThat(timedOut.flags()).isEmpty();
    }

    @Test
    void activitiesOfWorkersAreTheirStates() throws IOException {
        Read read = read(lines("callback", new String[][] {
            {"worker.activity.update", "0", "WorkerSid", "WK1", "WorkerActivityName", "Available"},
            {"worker.activity.update", "60", "WorkerSid", "WK1", "WorkerActivityName", "Lunch"},
            {"worker.activity.update", "90", "WorkerSid", "WK1", "WorkerActivityName", "Offline"},
        }));

        assertThat(read.sum(Cube.AGENT, Measure.LOGIN_MS, Dimension.AGENT, "WK1", 0, Long.MAX_VALUE))
                .isEqualTo(90_000);
        assertThat(read.sum(Cube.AGENT, Measure.PAUSED_MS, Dimension.AGENT, "WK1", 0, Long.MAX_VALUE))
                .isEqualTo(30_000);
    }

    @Test
    void theSamplesOfTheVendorsLibraryAreUnderstood() throws IOException {
        assumeTrue(Files.exists(FILE), FILE.toAbsolutePath().normalize() + " is not there");
        Read read = Read.of("twilio-taskrouter", null, Files.readAllBytes(FILE));

        assertThat(read.refused()).isEmpty();
        assertThat(read.total(Cube.QUEUE, Measure.CONTACTS)).isEqualTo(2);
        // of WTxx1, reserved at 1521491467 and completed at 1521491479
        assertThat(read.total(Cube.QUEUE, Measure.TALK_MS)).isEqualTo(12_000);
        assertThat(read.facts("WTxxx").legs().get(0).outcome()).isEqualTo(LegOutcome.OPEN);
    }

    private static String lines(String form, String[][] events) {
        return Arrays.stream(events).map(event -> line(form, event)).collect(Collectors.joining("\n"));
    }

    private static String line(String form, String... event) {
        List<String> pairs = new ArrayList<>(List.of(
                "TaskSid", "WT1",
                "TaskChannelUniqueName", "voice",
                "TaskDateCreated", String.valueOf(EIGHT_S),
                "TaskQueueSid", "WQ1",
                "TaskAttributes", ATTRIBUTES));
        if (event[0].startsWith("worker.")) {
            pairs.clear();
        }
        List<String> own = Arrays.asList(event).subList(2, event.length);
        if (!own.contains("TaskQueueName")) {
            pairs.addAll(List.of("TaskQueueName", "Support"));
        }
        pairs.addAll(own);
        long second = EIGHT_S + Long.parseLong(event[1]);
        String sid = "EV-" + Integer.toHexString(Arrays.hashCode(event));
        return switch (form) {
            case "callback" -> json(false, pairs, "EventType", event[0], "Timestamp", "" + second, "Sid", sid);
            case "form" -> form(pairs) + "&EventType=" + event[0] + "&Timestamp=" + second + "&Sid=" + sid;
            case "resource" ->
                "{\"event_type\":\"" + event[0] + "\",\"event_date_ms\":" + 1000 * second + ",\"sid\":\"" + sid
                        + "\",\"event_data\":" + json(true, pairs) + "}";
            default ->
                "{\"specversion\":\"1.0\",\"type\":\"com.twilio.taskrouter." + event[0] + "\",\"data\":{\"payload\":"
                        + json(
                                true,
                                pairs,
                                "Timestamp",
                                Instant.ofEpochSecond(second).toString(),
                                "Sid",
                                sid) + "}}";
        };
    }

    private static String form(List<String> pairs) {
        List<String> form = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i += 2) {
            form.add(pairs.get(i) + "=" + URLEncoder.encode(pairs.get(i + 1), UTF_8));
        }
        return String.join("&", form);
    }

    private static String json(boolean snake, List<String> pairs, String... more) {
        List<String> all = new ArrayList<>(pairs);
        all.addAll(Arrays.asList(more));
        List<String> members = new ArrayList<>();
        for (int i = 0; i < all.size(); i += 2) {
            String name = snake
                    ? all.get(i).replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(java.util.Locale.ROOT)
                    : all.get(i);
            members.add("\"" + name + "\":\"" + all.get(i + 1).replace("\"", "\\\"") + "\"");
        }
        return "{" + String.join(",", members) + "}";
    }

    private static Read read(String lines) throws IOException {
        return Read.of("twilio-taskrouter", null, lines.getBytes(UTF_8));
    }
}
