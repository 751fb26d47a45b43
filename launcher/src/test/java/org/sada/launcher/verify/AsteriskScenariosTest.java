package org.sada.launcher.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sada.contract.cell.Cube;
import org.sada.contract.cell.Dimension;
import org.sada.contract.cell.Measure;
import org.sada.contract.event.Event;
import org.sada.contract.event.LegOutcome;
import org.sada.contract.fact.Leg;

/** Scenarios of another call centre's tests: each table of figures that it expects, against what the pipeline makes of the same rows. */
class AsteriskScenariosTest {
    private static final Path FILE = Path.of("../../shared/data/asterisk-queue-log/scenarios.json");
    private static final String FORMAT = "asterisk-queue-log";
    private static final ZoneId ZONE = ZoneId.of("America/Montreal");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long HOUR_MS = 3_600_000;
    private static final Set<String> TURNED_AWAY = Set.of("closed", "full", "empty");

    @TestFactory
    Stream<DynamicTest> eachFigureIsTheExpectedOne() throws IOException {
        assumeTrue(Files.exists(FILE), FILE.toAbsolutePath().normalize() + " is not there");
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode scenario : JSON.readTree(FILE.toFile())) {
            tests.add(DynamicTest.dynamicTest(
                    scenario.path("scenario").textValue(), () -> check(scenario, rows(scenario))));
        }
        assertThat(tests).hasSize(9);
        return tests.stream();
    }

    @Test
    void theOrderOfRowsLeavesNoTrace() throws IOException {
        assumeTrue(Files.exists(FILE), FILE.toAbsolutePath().normalize() + " is not there");
        for (JsonNode scenario : JSON.readTree(FILE.toFile())) {
            List<Event> expected = read(rows(scenario)).events();
            for (long seed = 1; seed <= 5; seed++) {
                List<JsonNode> shuffled = rows(scenario);
                Collections.shuffle(shuffled, new Random(seed));
                assertThat(read(shuffled).events())
                        .as(scenario.path("scenario") + ", seed " + seed)
                        .containsExactlyInAnyOrderElementsOf(expected);
            }
        }
    }

    private static void check(JsonNode scenario, List<JsonNode> rows) throws IOException {
        Read read = read(rows);
        assertThat(read.refused()).isEmpty();
        Set<String> unknown = new TreeSet<>();
        int compared = 0;
        for (JsonNode table : scenario.path("expected")) {
            boolean queue = table.path("kind").textValue().equals("queue");
            String subject = (queue ? "" : "Agent/") + table.path("subject").textValue();
            LocalDate day = LocalDate.parse(table.path("date").textValue());
            long totalFromMs = Long.MAX_VALUE;
            long totalToMs = Long.MIN_VALUE;
            for (JsonNode row : table.path("table")) {
                String period = row.path("period").textValue();
                long fromMs = totalFromMs;
                long toMs = totalToMs;
                if (!period.equals("Total")) {
                    fromMs = hour(day, period.substring(0, period.indexOf('h')));
                    toMs = hour(day, period.substring(period.indexOf('-') + 1, period.length() - 1));
                    totalFromMs = Math.min(fromMs, totalFromMs);
                    totalToMs = Math.max(toMs, totalToMs);
                }
                compared += check(read, queue, subject, row, fromMs, toMs, unknown);
            }
        }
        for (JsonNode step : scenario.path("other_steps")) {
            for (int i = 0; step.isArray() && i < step.size(); i++) {
                boolean total = step.get(i).path("period").textValue().equals("Total");
                long mondayMs = hour(LocalDate.parse("2013-12-30"), "0");
                long fromMs = mondayMs + (total ? 0 : i * 24 * HOUR_MS);
                compared +=
                        check(read, true, "q01", step.get(i), fromMs, fromMs + (total ? 7 : 1) * 24 * HOUR_MS, unknown);
            }
        }
        assertThat(unknown).as("columns that are not compared").isEmpty();
        assertThat(compared).isPositive();
        assertThat(read.recomputed().cells().values()).allMatch(Comparison::balanced);
    }

    private static int check(
            Read read, boolean queue, String subject, JsonNode row, long fromMs, long toMs, Set<String> unknown) {
        Cube cube = queue ? Cube.QUEUE : Cube.AGENT;
        Dimension by = queue ? Dimension.QUEUE : Dimension.AGENT;
        int[] compared = {0};
        row.properties().forEach(cell -> {
            String expected = cell.getValue().textValue();
            String actual = switch (cell.getKey()) {
                case "Received" -> count(read.sum(cube, Measure.OFFERED, by, subject, fromMs, toMs));
                case "Answered" -> count(read.sum(cube, Measure.ANSWERED, by, subject, fromMs, toMs));
                case "Abandoned" -> count(read.sum(cube, Measure.ABANDONED, by, subject, fromMs, toMs));
                case "Closed" -> count(turnedAway(read, subject, fromMs, toMs, Set.of("closed")));
                case "Blocking" -> count(turnedAway(read, subject, fromMs, toMs, Set.of("empty")));
                case "Answered rate" -> rate(read, subject, fromMs, toMs);
                case "Login" -> clock(read.sum(cube, Measure.LOGIN_MS, by, subject, fromMs, toMs));
                case "Wrapup" -> clock(read.sum(cube, Measure.WRAP_UP_MS, by, subject, fromMs, toMs));
                case "Pause" -> clock(read.sum(cube, Measure.PAUSED_MS, by, subject, fromMs, toMs));
                default -> null;
            };
            if (actual != null) {
                assertThat(actual)
                        .as(subject + " " + row.path("period") + " " + cell.getKey())
                        .isEqualTo(expected);
                compared[0]++;
            } else if (!cell.getKey().equals("period")) {
                unknown.add(cell.getKey());
            }
        });
        return compared[0];
    }

    private static String rate(Read read, String queue, long fromMs, long toMs) {
        long answered = read.sum(Cube.QUEUE, Measure.ANSWERED, Dimension.QUEUE, queue, fromMs, toMs);
        long offered = read.sum(Cube.QUEUE, Measure.OFFERED, Dimension.QUEUE, queue, fromMs, toMs)
                - turnedAway(read, queue, fromMs, toMs, TURNED_AWAY);
        return offered == 0 ? "" : Math.round(100.0 * answered / offered) + " %";
    }

    private static long turnedAway(Read read, String queue, long fromMs, long toMs, Set<String> reasons) {
        return read.recomputed().facts().values().stream()
                .flatMap(facts -> facts.legs().stream())
                .filter(leg -> leg.outcome() == LegOutcome.FLOWED_OUT && queue.equals(leg.queue()))
                .filter(leg -> leg.offeredAtMs() >= fromMs && leg.offeredAtMs() < toMs)
                .map(Leg::reason)
                .filter(reasons::contains)
                .count();
    }

    private static Read read(List<JsonNode> rows) throws IOException {
        return Read.of(FORMAT, ZONE, JSON.writeValueAsString(rows).getBytes(StandardCharsets.UTF_8));
    }

    private static List<JsonNode> rows(JsonNode scenario) {
        List<JsonNode> rows = new ArrayList<>();
        scenario.path("queue_log").forEach(rows::add);
        return rows;
    }

    private static long hour(LocalDate day, String hour) {
        return day.atTime(Integer.parseInt(hour), 0).atZone(ZONE).toInstant().toEpochMilli();
    }

    private static String count(long count) {
        return Long.toString(count);
    }

    /** To the second, as the tables have it. */
    private static String clock(long millis) {
        long seconds = Math.round(millis / 1000.0);
        return String.format("%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
