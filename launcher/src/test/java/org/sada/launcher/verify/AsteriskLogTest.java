package org.sada.launcher.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sada.contract.cell.Cube;
import org.sada.contract.cell.Dimension;
import org.sada.contract.cell.Measure;
import org.sada.contract.event.Event;
import org.sada.contract.event.LegOutcome;
import org.sada.contract.fact.Facts;
import org.sada.contract.fact.Flag;
import org.sada.contract.fact.Leg;

/** Queue logs of our own making, down to the figures. */
class AsteriskLogTest {
    private static final ZoneId RIYADH = ZoneId.of("Asia/Riyadh");
    /** 2026-03-02T08:00:00Z. */
    private static final long EIGHT_S = 1_772_438_400L;

    @Test
    void aCallIsOfferedAnsweredHandledAndTransferred() throws IOException {
        Facts facts = read(
                        at(0, "c1|sales|NONE|ENTERQUEUE||+96650|1"),
                        at(7, "c1|sales|PJSIP/ann|RINGNOANSWER|5000"),
                        at(12, "c1|sales|PJSIP/ben|CONNECT|12|c1.2|3"),
                        at(72, "c1|sales|PJSIP/ben|BLINDTRANSFER|200|internal|12|60|1"),
                        at(72, "c1|care|NONE|ENTERQUEUE||+96650|1"),
                        at(80, "c1|care|PJSIP/ann|CONNECT|8|c1.3|2"),
                        at(95, "c1|care|PJSIP/ann|COMPLETECALLER|8|15|1"))
                .facts("c1");

        assertThat(facts.details().customer()).isEqualTo("+96650");
        assertThat(facts.legs())
                .extracting(Leg::queue, Leg::agent, Leg::waitMs, Leg::talkMs, Leg::transferredOut)
                .containsExactly(
                        tuple("sales", "PJSIP/ben", 12_000L, 60_000L, true),
                        tuple("care", "PJSIP/ann", 8_000L, 15_000L, false));
        assertThat(facts.flags()).isEmpty();
    }

    @Test
    void whoIsTurnedAwayOrLeavesFlowsOutAndTheReasonIsKept() throws IOException {
        Read read = read(
                at(0, "a|q|NONE|CLOSED"),
                at(1, "b|q|NONE|FULL"),
                at(2, "c|q|NONE|JOINEMPTY"),
                at(3, "d|q|NONE|DIVERT_CA_RATIO"),
                at(4, "e|q|NONE|DIVERT_HOLDTIME"),
                at(5, "f|q|NONE|ENTERQUEUE||1|1"),
                at(6, "g|q|NONE|ENTERQUEUE||2|2"),
                at(7, "h|q|NONE|ENTERQUEUE||3|3"),
                at(8, "i|q|NONE|ENTERQUEUE||4|4"),
                at(9, "j|q|NONE|ENTERQUEUE||5|5"),
                at(19, "f|q|NONE|EXITWITHTIMEOUT|1|1|14"),
                at(20, "g|q|NONE|EXITWITHKEY|9|1|2|14"),
                at(21, "h|q|NONE|EXITEMPTY|1|3|14"),
                at(22, "i|q|NONE|LEAVEEMPTY"),
                at(23, "j|q|NONE|ABANDON|1|5|14"));

        assertThat(List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j"))
                .extracting(call -> read.facts(call).legs().get(0))
                .extracting(Leg::outcome, Leg::reason, Leg::waitMs)
                .containsExactly(
                        tuple(LegOutcome.FLOWED_OUT, "closed", 0L),
                        tuple(LegOutcome.FLOWED_OUT, "full", 0L),
                        tuple(LegOutcome.FLOWED_OUT, "empty", 0L),
                        tuple(LegOutcome.FLOWED_OUT, "divert-ca-ratio", 0L),
                        tuple(LegOutcome.FLOWED_OUT, "divert-holdtime", 0L),
                        tuple(LegOutcome.FLOWED_OUT, "timeout", 14_000L),
                        tuple(LegOutcome.FLOWED_OUT, "key", 14_000L),
                        tuple(LegOutcome.FLOWED_OUT, "left-empty", 14_000L),
                        tuple(LegOutcome.FLOWED_OUT, "left-empty", 14_000L),
                        tuple(LegOutcome.ABANDONED, null, 14_000L));
        assertThat(read.byQueue(Measure.OFFERED)).containsEntry("q", 10L);
        assertThat(read.byQueue(Measure.FLOWED_OUT)).containsEntry("q", 9L);
    }

    @Test
    void aCompletionTellsOfAnAnswerWhoseRowIsMissing() throws IOException {
        Leg leg = read(at(0, "c|q|NONE|ENTERQUEUE||1|1"), at(90, "c|q|Agent/7|COMPLETEAGENT|30|60|1"))
                .facts("c")
                .legs()
                .get(0);

        assertThat(leg.outcome()).isEqualTo(LegOutcome.ANSWERED);
        assertThat(leg.agent()).isEqualTo("Agent/7");
        assertThat(leg.waitMs()).isEqualTo(30_000);
        assertThat(leg.talkMs()).isEqualTo(60_000);
    }

    @Test
    void missingEndsStayOpenAndAMissingEntryStillHasItsQueue() throws IOException {
        Read read = read(
                at(0, "waits|q|NONE|ENTERQUEUE||1|1"),
                at(1, "talks|q|NONE|ENTERQUEUE||2|1"),
                at(5, "talks|q|Agent/7|CONNECT|4|x|1"),
                at(6, "half|q|Agent/8|CONNECT|400|y|1"),
                at(66, "half|q|Agent/8|COMPLETECALLER|400|60|1"));

        assertThat(read.facts("waits").legs().get(0).outcome()).isEqualTo(LegOutcome.OPEN);
        assertThat(read.facts("talks").legs().get(0).handled()).isFalse();
        assertThat(read.facts("talks").legs().get(0).answered()).isTrue();
        assertThat(read.facts("half").legs())
                .extracting(Leg::queue, Leg::agent, Leg::talkMs)
                .containsExactly(tuple("q", "Agent/8", 60_000L));
    }

    @Test
    void impossibleTimesAreFlaggedAndNeverNegative() throws IOException {
        Read read = read(
                at(10, "c|q|NONE|ENTERQUEUE||1|1"),
                at(8, "c|q|Agent/7|CONNECT|4|x|1"),
                at(60, "c|q|Agent/7|COMPLETEAGENT|4|50|1"),
                at(10, "d|q|NONE|ENTERQUEUE||1|1"),
                at(9, "d|q|NONE|ABANDON|1|1|3"));

        assertThat(read.facts("c").legs())
                .extracting(Leg::queue, Leg::outcome, Leg::waitMs, Leg::talkMs)
                .containsExactly(tuple("q", LegOutcome.ANSWERED, 0L, 52_000L));
        assertThat(read.facts("d").legs())
                .extracting(Leg::outcome, Leg::waitMs)
                .containsExactly(tuple(LegOutcome.ABANDONED, 0L));
        assertThat(read.facts("c").flags()).containsExactly(Flag.TIME_RUNS_BACK);
        assertThat(read.facts("d").flags()).containsExactly(Flag.TIME_RUNS_BACK);
        assertThat(read.total(Cube.LEDGER, Measure.INTERACTIONS_FLAGGED)).isEqualTo(2);
    }

    @Test
    void timesOfAllFormsMeanTheSameAndOnlyTheMillisecondCounts() throws IOException {
        String[] times = {
            "1772441999.999999",
            "2026-03-02 11:59:59.999999",
            "2026-03-02T11:59:59.999999",
            "2026-03-02 08:59:59.999999+00"
        };
        for (String time : times) {
            Read read = read(time + "|c|q|NONE|CLOSED||||");
            assertThat(read.refused()).as(time).isEmpty();
            assertThat(read.facts("c").startedAtMs()).as(time).isEqualTo(1_772_441_999_999L);
        }
    }

    @Test
    void agentsTimeIsThatOfTheirLoginsPausesAndWrapUpsAcrossTheHour() throws IOException {
        Read read = read(
                at(3000, "l1|NONE|Agent/3|AGENTCALLBACKLOGIN|1001@default"),
                at(3300, "NONE|NONE|Agent/3|PAUSEALL|lunch"),
                at(3300, "NONE|q|Agent/3|PAUSE|lunch"),
                at(3900, "NONE|q|Agent/3|UNPAUSE"),
                at(3900, "NONE|NONE|Agent/3|UNPAUSEALL"),
                at(3950, "c|q|NONE|ENTERQUEUE||1|1"),
                at(4000, "c|q|Agent/3|CONNECT|50|x|1"),
                at(4100, "c|q|Agent/3|COMPLETEAGENT|50|100|1"),
                at(4100, "NONE|NONE|Agent/3|WRAPUPSTART|15"),
                at(4200, "NONE|NONE|Agent/3|AGENTCALLBACKLOGOFF|1001@default|1200|CommandLogoff"),
                at(4201, "NONE|NONE|Agent/3|UNPAUSEALL"),
                at(4202, "NONE|q|Agent/3|UNPAUSE"),
                at(7200, "l2|NONE|Agent/3|AGENTCALLBACKLOGIN|1001@default"),
                at(7260, "NONE|NONE|Agent/3|AGENTCALLBACKLOGOFF|1001@default|60|CommandLogoff"));

        assertThat(seconds(read, Measure.LOGIN_MS)).containsExactly(600L, 600L, 60L);
        assertThat(seconds(read, Measure.PAUSED_MS)).containsExactly(300L, 300L, 0L);
        assertThat(seconds(read, Measure.BUSY_MS)).containsExactly(0L, 100L, 0L);
        assertThat(seconds(read, Measure.WRAP_UP_MS)).containsExactly(0L, 15L, 0L);
        assertThat(read.facts("c").legs().get(0).wrapMs()).isEqualTo(15_000);
    }

    @Test
    void aLogoffSaysWhenTheLoginWasAndMembersOfQueuesAreLoggedIn() throws IOException {
        Read read = read(
                at(3900, "NONE|NONE|Agent/3|AGENTLOGOFF|SIP/1|600"),
                at(3900, "MANAGER|q|SIP/9|ADDMEMBER|"),
                at(3900, "MANAGER|p|SIP/9|ADDMEMBER|"),
                at(4000, "MANAGER|q|SIP/9|REMOVEMEMBER|"),
                at(4020, "MANAGER|p|SIP/9|REMOVEMEMBER|"));

        assertThat(seconds(read, Measure.LOGIN_MS)).containsExactly(300L, 300L, 0L);
        assertThat(read.sum(Cube.AGENT, Measure.LOGIN_MS, Dimension.AGENT, "SIP/9", 0, Long.MAX_VALUE))
                .isEqualTo(120_000);
    }

    @Test
    void callsReadRowByRowAreTheCallsOfTheFileAndTheOrderLeavesNoTrace() throws IOException {
        List<String> rows = Arrays.asList(
                at(0, "a|q|NONE|ENTERQUEUE||1|1"),
                at(9, "a|q|Agent/7|CONNECT|9|x|1"),
                at(19, "a|q|Agent/7|COMPLETECALLER|9|10|1"),
                at(19, "a|p|NONE|ENTERQUEUE||1|1"),
                at(29, "a|p|NONE|ABANDON|1|1|10"),
                at(30, "b|q|NONE|FULL"),
                at(30, "b|p|NONE|ENTERQUEUE||2|1"),
                at(40, "b|p|NONE|EXITWITHTIMEOUT|1|1|10"));
        Read whole = read(rows.toArray(String[]::new));
        for (long seed = 1; seed <= 10; seed++) {
            Collections.shuffle(rows, new Random(seed));
            List<Event> events = new ArrayList<>();
            for (String row : rows) {
                events.addAll(read(row).events());
            }
            assertThat(Read.of(events).recomputed().facts())
                    .as("seed " + seed)
                    .isEqualTo(whole.recomputed().facts());
            assertThat(read(rows.toArray(String[]::new)).recomputed().cells().keySet())
                    .as("seed " + seed)
                    .isEqualTo(whole.recomputed().cells().keySet());
        }
        assertThat(whole.facts("a").legs())
                .extracting(Leg::outcome)
                .containsExactly(LegOutcome.ANSWERED, LegOutcome.ABANDONED);
        assertThat(whole.facts("b").legs()).extracting(Leg::reason).containsExactly("full", "timeout");
    }

    private static List<Long> seconds(Read read, Measure measure) {
        List<Long> seconds = new ArrayList<>();
        for (long hour = 0; hour < 3; hour++) {
            long fromMs = 1000 * (EIGHT_S + 3600 * hour);
            seconds.add(read.sum(Cube.AGENT, measure, Dimension.AGENT, "Agent/3", fromMs, fromMs + 3_600_000) / 1000);
        }
        return seconds;
    }

    private static String at(long second, String rest) {
        return (EIGHT_S + second) + "|" + rest;
    }

    private static Read read(String... rows) throws IOException {
        Read read =
                Read.of("asterisk-queue-log", RIYADH, String.join("\n", rows).getBytes(UTF_8));
        assertThat(read.recomputed().cells().values()).allMatch(Comparison::balanced);
        return read;
    }
}
