package org.sada.bench.tutorial;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Set;

/** What is summed for a queue and a window. Named as Sada's measures are. */
public class Kpis {
    private static final long TARGET_MS = 20_000;
    private static final long SHORT_MS = 5_000;

    public static final Set<String> MEASURES = Set.of(
            "offered",
            "answered",
            "abandoned",
            "short_abandoned",
            "answered_in_target",
            "wait_answered_ms",
            "wait_abandoned_ms",
            "handled",
            "talk_ms",
            "hold_ms",
            "wrap_ms",
            "transferred_out");

    public long offered;
    public long answered;
    public long abandoned;

    @JsonProperty("short_abandoned")
    public long shortAbandoned;

    @JsonProperty("answered_in_target")
    public long answeredInTarget;

    @JsonProperty("wait_answered_ms")
    public long waitAnsweredMs;

    @JsonProperty("wait_abandoned_ms")
    public long waitAbandonedMs;

    public long handled;

    @JsonProperty("talk_ms")
    public long talkMs;

    @JsonProperty("hold_ms")
    public long holdMs;

    @JsonProperty("wrap_ms")
    public long wrapMs;

    @JsonProperty("transferred_out")
    public long transferredOut;

    public Kpis with(Leg leg) {
        offered++;
        if (leg.answered) {
            answered++;
            answeredInTarget += leg.waitMs <= TARGET_MS ? 1 : 0;
            waitAnsweredMs += leg.waitMs;
            handled++;
            talkMs += leg.talkMs();
            holdMs += leg.holdMs;
            wrapMs += leg.wrapMs;
            transferredOut += leg.transferred ? 1 : 0;
        } else if (leg.waitMs < SHORT_MS) {
            shortAbandoned++;
        } else {
            abandoned++;
            waitAbandonedMs += leg.waitMs;
        }
        return this;
    }
}
