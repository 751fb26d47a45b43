package org.sada.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.sada.bench.data.DataSet;
import org.sada.bench.data.Truth;
import org.sada.bench.pass.PassResult;

class ReportTest {
    private static final Truth TRUTH = new Truth(1_000_000, 347_000_000, Map.of());

    @Test
    void theFirstPassIsColdAndTheThirdAndLaterAreWarm() {
        List<PassResult> passes = List.of(pass(1, 4), pass(2, 3), pass(3, 2), pass(4, 1), pass(5, 2.5));

        Summary summary = Summary.of(result(Map.of("sada", passes)), passes);

        assertThat(summary.cold()).isCloseTo(250_000, within(0.1));
        assertThat(summary.warm()).isCloseTo(500_000, within(0.1));
        assertThat(summary.warmLeast()).isCloseTo(400_000, within(0.1));
        assertThat(summary.warmMost()).isCloseTo(1_000_000, within(0.1));
    }

    @Test
    void wrongTotalsAndFailuresAreShown() {
        Map<String, List<PassResult>> passes = new LinkedHashMap<>();
        passes.put("drain", List.of(pass(1, 1)));
        passes.put("streams", List.of(wrong(1, Map.of("handled", -12L))));
        passes.put("flink", List.of(PassResult.failed(1, "no <cluster>")));
        Report report = report(passes);

        String table = TableReport.of(report);

        assertThat(table).contains("wrong", "handled -12", "failed: no <cluster>");
        assertThat(report.isRight("drain")).isTrue();
        assertThat(report.isRight("streams")).isFalse();
        assertThat(report.isRight("flink")).isFalse();
    }

    @Test
    void thePictureIsWellFormed() throws Exception {
        String svg = SvgReport.of(report(Map.of("drain", List.of(pass(1, 1), pass(3, 0.5)), "flink", List.of())));

        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    private static Report report(Map<String, List<PassResult>> passes) {
        return new Report(Machine.here(), 1, 2, "2g", List.of(result(passes)), List.of(), List.of());
    }

    private static DataResult result(Map<String, List<PassResult>> passes) {
        return new DataResult(DataSet.quietDay(1_000_000, 1, 8), TRUTH, 3, passes);
    }

    private static PassResult pass(int number, double runS) {
        return new PassResult(number, 0.5, runS, 1, 1 << 20, 1 << 21, Map.of(), Map.of(), null);
    }

    private static PassResult wrong(int number, Map<String, Long> errors) {
        return new PassResult(number, 0.5, 1, 1, 1 << 20, 1 << 21, errors, Map.of(), null);
    }
}
