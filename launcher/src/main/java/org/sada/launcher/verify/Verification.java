package org.sada.launcher.verify;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a verification found.
 *
 * @param records read from the log
 * @param topic the cells in their topic, against the log: what the topologies did
 * @param store the cells in the store, against the log: what topologies and sink did together
 * @param leftOut cells of the store that were not compared
 * @param interactions rows of interactions in the store, against the log
 * @param marks rows of repeat marks in the store, against the log
 * @param ledger of each tenant, as the store holds it
 */
public record Verification(
        long records, Cells topic, Cells store, LeftOut leftOut, Rows interactions, Rows marks, List<Ledger> ledger) {

    /** How many differences are named; all are counted. */
    static final int NAMED = 20;

    /** Who is at fault for a difference in the store. */
    public enum Cause {
        TOPOLOGIES,
        SINK
    }

    /**
     * One integer that is not what the log says.
     *
     * @param measure of a histogram with its bucket, as in {@code wait_hist[130]}
     */
    public record Difference(String cell, String measure, long expected, long found, Cause cause) {}

    /**
     * Cells of one place against the log.
     *
     * @param cells compared
     * @param integers compared: every measure of each cell, and every histogram bucket that either side has
     * @param differences integers that differ
     * @param unbalanced cells that break offered = answered + abandoned + short_abandoned + flowed_out + open, or login =
     *     available + busy + wrap-up + paused
     * @param first some of the differences
     */
    public record Cells(long cells, long integers, long differences, long unbalanced, List<Difference> first) {}

    /**
     * Cells of the store that were not compared.
     *
     * @param oldMinutes windows of one minute that are no longer kept
     * @param beforeLog windows that rest on events which the log no longer holds
     * @param otherDefinition figures of another version of the definition
     */
    public record LeftOut(long oldMinutes, long beforeLog, long otherDefinition) {}

    /**
     * @param first some of the differences, each in one line
     */
    public record Rows(long rows, long differences, List<String> first) {}

    /**
     * The ledger of one tenant.
     *
     * @param arrived lines that are really in the log, and refusals at other doors
     * @param unbalanced cells that break received = accepted + repeated + rejected, or accepted = counted + late
     */
    public record Ledger(
            String tenant,
            long received,
            long accepted,
            long repeated,
            long rejected,
            long counted,
            long late,
            long arrived,
            long unbalanced) {
        @JsonProperty
        public boolean holds() {
            return received == accepted + repeated + rejected
                    && accepted == counted + late
                    && received == arrived
                    && unbalanced == 0;
        }
    }

    /** Whether the pipeline holds exactly what the log says. */
    @JsonProperty
    public boolean equal() {
        return Stream.of(topic, store).allMatch(each -> each.differences == 0 && each.unbalanced == 0)
                && interactions.differences == 0
                && marks.differences == 0
                && ledger.stream().allMatch(Ledger::holds);
    }

    public String toJson() {
        try {
            return JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build()
                    .writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a verification cannot be written as JSON", e);
        }
    }

    /** Lines for people. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(line("log: %,d records read", records));
        cells("topic", topic, lines);
        cells("store", store, lines);
        rows("interactions", interactions, lines);
        rows("repeat marks", marks, lines);
        for (Ledger each : ledger) {
            lines.add(line(
                    "ledger of %s: %,d received (%,d arrived) = %,d accepted + %,d repeated + %,d rejected; "
                            + "accepted = %,d counted + %,d late: %s",
                    each.tenant,
                    each.received,
                    each.arrived,
                    each.accepted,
                    each.repeated,
                    each.rejected,
                    each.counted,
                    each.late,
                    each.holds() ? "holds" : line("BROKEN, in %,d cells", each.unbalanced)));
        }
        leftOut(leftOut.oldMinutes, "windows of one minute that are no longer kept", lines);
        leftOut(leftOut.beforeLog, "they rest on events that the log no longer holds", lines);
        leftOut(leftOut.otherDefinition, "figures of another definition", lines);
        lines.add(equal() ? "equal" : "DIFFERENT");
        return lines;
    }

    private static void cells(String where, Cells found, List<String> lines) {
        lines.add(line(
                "%s: %,d cells compared, %,d integers, %,d differences, %,d cells unbalanced",
                where, found.cells, found.integers, found.differences, found.unbalanced));
        for (Difference each : found.first) {
            lines.add(line(
                    "  %s %s: expected %d, found %d (%s)",
                    each.cell,
                    each.measure,
                    each.expected,
                    each.found,
                    each.cause.name().toLowerCase(Locale.ROOT)));
        }
    }

    private static void rows(String what, Rows found, List<String> lines) {
        lines.add(line("%s: %,d rows compared, %,d differences", what, found.rows, found.differences));
        found.first.forEach(each -> lines.add("  " + each));
    }

    private static void leftOut(long cells, String why, List<String> lines) {
        if (cells > 0) {
            lines.add(line("left out: %,d cells: %s", cells, why));
        }
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
