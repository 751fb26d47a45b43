package org.sada.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sada analyze} as people call it. */
class AnalyzeTest {
    private static final Path JANUARY = Path.of("../../shared/data/anonymous-bank-1999/1999-01.tsv.gz");
    private static final Path DAILY = JANUARY.resolveSibling("daily-reference-1999-01.csv");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void aMonthOfARealCallCentreComesOutToTheLastInteger() throws Exception {
        assumeTrue(Files.exists(JANUARY), "no data at " + JANUARY);
        JsonNode month = analyze("all").get(0);
        Map<String, Long> expected = Map.of(
                "contacts", 31_599L,
                "answered", 27_060L,
                "abandoned", 4_299L,
                "eligible", 11_481L,
                "repeated", 6_792L,
                "first_contacts", 4_279L,
                "first_contacts_repeated", 1_271L);
        expected.forEach(
                (measure, value) -> assertThat(month.at("/measures/" + measure).longValue())
                        .as(measure)
                        .isEqualTo(value));
        JsonNode kpis = month.get("kpis");
        assertThat(kpis.at("/abandonment/value").doubleValue()).isCloseTo(4_299 / 31_359.0, within(1e-9));
        assertThat(kpis.at("/asa_s/value").doubleValue()).isCloseTo(35.028, within(5e-4));
        assertThat(kpis.at("/aht_s/value").doubleValue()).isCloseTo(183.452, within(5e-4));
        assertThat(kpis.at("/fcr/value").doubleValue()).isCloseTo(1 - 1_271 / 4_279.0, within(1e-9));
        assertThat(kpis.at("/fcr/mature").doubleValue()).isCloseTo(3_646 / 4_279.0, within(1e-9));
        assertThat(kpis.at("/fcr/final").booleanValue()).isFalse();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void daysAgreeWithAnotherPartysTable() throws Exception {
        assumeTrue(Files.exists(JANUARY), "no data at " + JANUARY);
        JsonNode days = analyze("P1D");
        List<String> table = Files.readAllLines(DAILY);
        Map<String, Long> unanswered = serviceOfUnansweredCallsS();
        assertThat(days.size()).isEqualTo(table.size() - 1);
        for (int i = 0; i < days.size(); i++) {
            String[] row = table.get(i + 1).split(",", -1);
            JsonNode measures = days.get(i).get("measures");
            long calls = measures.get("contacts").longValue();
            assertThat(days.get(i).get("from").textValue()).startsWith(row[0]).endsWith("+02:00");
            assertThat(calls).as(row[0]).isEqualTo(Long.parseLong(row[1]));
            assertThat(measures.get("abandoned").longValue()).as(row[0]).isEqualTo(Long.parseLong(row[9]));
            // The other party takes the mean over all calls, and counts service that no agent gave.
            double serviceS = measures.get("talk_ms").longValue() / 1000.0 + unanswered.getOrDefault(row[0], 0L);
            assertThat(serviceS / calls).as(row[0]).isCloseTo(Double.parseDouble(row[2]), within(0.00501));
        }
    }

    private static Map<String, Long> serviceOfUnansweredCallsS() throws IOException {
        Map<String, Long> seconds = new TreeMap<>();
        try (BufferedReader rows = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(JANUARY)), StandardCharsets.ISO_8859_1))) {
            rows.lines().skip(1).map(row -> row.split("\t", -1)).forEach(row -> {
                if (!row[12].equals("AGENT")) {
                    String day = "1999-01-" + row[5].substring(4);
                    seconds.merge(day, Long.parseLong(row[15]), Long::sum);
                }
            });
        }
        return seconds;
    }

    @Test
    void malformedRowsAreToldWithTheirLineAndTheRestCounts() throws Exception {
        Path file = folder.resolve("month.tsv");
        Files.writeString(file, """
                vru+line\tcall_id\tcustomer_id\tpriority\ttype\tdate\tvru_entry\tvru_exit\tvru_time\tq_start\tq_exit\tq_time\toutcome\tser_start\tser_exit\tser_time\tserver
                AA0101\t1\t7\t2\tPS\t990201\t7:00:00\t7:00:10\t10\t7:00:10\t7:00:30\t20\tAGENT\t7:00:30\t7:01:30\t60\tDORIT
                AA0101\t2\t7\t2\tPS
                AA0101\t3\t8\t2\tPS\t990201\t23:59:50\t23:59:55\t5\t23:59:55\t0:00:10\t15\tHANG\t0:00:00\t0:00:00\t0\tNO_SERVER
                """);
        int code = sada("analyze", "--format", "anonymous-bank", "--tz", "Asia/Jerusalem", "--json", file.toString());
        assertThat(code).as(err::toString).isZero();
        assertThat(err.toString()).contains("2 accepted", "1 rejected", "line 3");
        JsonNode row = new ObjectMapper().readTree(out.toString()).get(0);
        assertThat(row.at("/measures/answered").longValue()).isEqualTo(1);
        assertThat(row.at("/measures/abandoned").longValue()).isEqualTo(1);
    }

    @Test
    void aWrongPathFormatZoneOrDimensionIsOneLine() {
        expectLine(1, "there is no file", "analyze", "--format", "sada", "no-such-file");
        expectLine(1, "unknown format \"cvs\"", "analyze", "--format", "cvs", "no-such-file");
        expectLine(2, "zone", "analyze", "--format", "sada", "--tz", "Mars/Base", "no-such-file");
        expectLine(2, "it is an IANA name", "import", "--format", "sada", "--tz", "Mars/Base", "no-such-file");
        expectLine(2, "--map is for format csv", "analyze", "--format", "sada", "--map", "m.yaml", "no-such-file");
        expectLine(2, "--partitions", "analyze", "--format", "sada", "--partitions", "0", "no-such-file");
        expectLine(2, "--threads", "analyze", "--format", "sada", "--threads", "257", "no-such-file");
        expectLine(2, "colour", "analyze", "--format", "sada", "--by", "colour", "no-such-file");
        expectLine(2, "\"20\" is no time", "analyze", "--format", "sada", "--target", "20", "no-such-file");
        expectLine(2, "every", "analyze", "--format", "sada", "--every", "P2D", "no-such-file");
    }

    private void expectLine(int code, String words, String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        assertThat(sada(arguments)).as(err::toString).isEqualTo(code);
        assertThat(err.toString().strip().lines()).hasSize(1);
        assertThat(err.toString()).contains(words);
        assertThat(out.toString()).isEmpty();
    }

    private JsonNode analyze(String every) throws IOException {
        int code = sada(
                "analyze",
                "--format",
                "anonymous-bank",
                "--tz",
                "Asia/Jerusalem",
                "--short",
                "0s",
                "--every",
                every,
                "--json",
                JANUARY.toString());
        assertThat(code).as(err::toString).isZero();
        return new ObjectMapper().readTree(out.toString());
    }

    private int sada(String... args) {
        return Sada.run(new PrintWriter(out), new PrintWriter(err), args);
    }
}
