package org.sada.console.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.sada.contract.cell.Dimension;
import org.sada.contract.cell.Histogram;
import org.sada.contract.cell.HistogramMeasure;
import org.sada.contract.cell.Measure;
import org.sada.contract.cell.Measures;
import org.sada.contract.kpi.Kpi;
import org.sada.contract.kpi.Maturity;
import org.sada.contract.kpi.ServiceLevel;

class KpiWriterTest {
    private static final Measures MEASURES = new Measures.Builder()
            .add(Measure.OFFERED, 50)
            .add(Measure.ANSWERED, 40)
            .add(Measure.ANSWERED_IN_TARGET, 35)
            .add(Measure.FIRST_CONTACTS, 8)
            .add(Measure.FIRST_CONTACTS_REPEATED, 2)
            .record(HistogramMeasure.WAIT_HIST, 5)
            .record(HistogramMeasure.WAIT_HIST, 5)
            .record(HistogramMeasure.WAIT_HIST, 90_000)
            .add(Measure.AVAILABLE_MS, 4_500_000)
            .add(Measure.BUSY_MS, 1_800_000)
            .add(Measure.WRAP_UP_MS, 900_000)
            .build();
    private static final KpiQuery QUERY = KpiQuery.all("default", 1)
            .by(List.of(Dimension.QUEUE, Dimension.CHANNEL))
            .every(Every.ALL, ZoneId.of("Asia/Jerusalem"));

    @Test
    void jsonHasAFixedForm() throws IOException {
        KpiQuery query = QUERY.metrics(Set.of(Kpi.FCR, Kpi.SERVICE_LEVEL, Kpi.NPS));

        assertThat(write(KpiWriter.jsonOfKpis(), query, row(query, "a \"b\"", null)))
                .isEqualTo("[{\"from\":\"1999-01-01T00:00:00+02:00\",\"to\":\"1999-02-01T00:00:00+02:00\","
                        + "\"queue\":\"a \\\"b\\\"\",\"channel\":null,\"kpis\":{"
                        + "\"service_level\":{\"value\":0.7,\"n\":50,\"low\":0.562496495355466,"
                        + "\"high\":0.8089644649911906,\"final\":true},"
                        + "\"fcr\":{\"value\":0.75,\"n\":8,\"low\":0.40927543031016894,\"high\":0.928520787247891,"
                        + "\"final\":false,\"mature\":0.5,\"expected\":1.0},"
                        + "\"nps\":{\"value\":null,\"n\":0,\"low\":null,\"high\":null,\"final\":false}}}]\n");
    }

    @Test
    void jsonHasEveryMeasureButThoseOfTheLedger() throws IOException {
        String json = write(KpiWriter.json(), QUERY, row(QUERY, "q", "voice"));

        JsonNode measures = new ObjectMapper().readTree(json).get(0).get("measures");
        List<String> names = Arrays.stream(Measure.values())
                .filter(measure -> !measure.ofLedger())
                .map(Measure::text)
                .collect(java.util.stream.Collectors.toList());
        names.addAll(List.of("handle_hist", "wait_hist", "repeat_delay_hist"));
        assertThat(measures.fieldNames()).toIterable().containsExactlyElementsOf(names);
        assertThat(measures.get("wait_hist").toString())
                .isEqualTo("{\"5\":2,\"" + Histogram.bucketOf(90_000) + "\":1}");
        assertThat(new ObjectMapper().readTree(json).get(0).get("kpis").fieldNames())
                .toIterable()
                .containsExactlyElementsOf(
                        Arrays.stream(Kpi.values()).map(Kpi::text).toList());
    }

    @Test
    void anEmptyAnswerIsAnEmptyArray() throws IOException {
        assertThat(write(KpiWriter.json(), QUERY)).isEqualTo("[]\n");
    }

    @Test
    void csvSurvivesValuesWithCommasQuotesAndLines() throws IOException {
        String value = "a,\"b\"\nج";

        String csv = write(KpiWriter.csv(), QUERY, row(QUERY, value, null));

        try (CSVParser parser = CSVParser.parse(
                csv,
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get())) {
            CSVRecord only = parser.getRecords().get(0);
            assertThat(only.get("queue")).isEqualTo(value);
            assertThat(only.get("channel")).isEmpty();
            assertThat(only.get("service_level")).isEqualTo("0.7");
            assertThat(only.get("service_level_n")).isEqualTo("50");
            assertThat(only.get("fcr_final")).isEqualTo("false");
            assertThat(only.get("fcr_mature")).isEqualTo("0.5");
            assertThat(only.get("nps")).isEmpty();
            assertThat(only.get("offered")).isEqualTo("50");
            assertThat(only.isConsistent()).isTrue();
            assertThat(parser.getHeaderNames()).doesNotHaveDuplicates().contains("csat_n", "ces_n", "csat_sum");
        }
    }

    @Test
    void theTableSaysWhatIsProvisionalAndWhatHasNoValue() throws IOException {
        KpiQuery query = QUERY.metrics(Set.of(Kpi.FCR, Kpi.SERVICE_LEVEL, Kpi.NPS, Kpi.OCCUPANCY));

        assertThat(write(KpiWriter.table(), query, row(query, "billing", null))).isEqualTo("""
                        1999-01-01 00:00+02:00 to 1999-02-01 00:00+02:00 (Asia/Jerusalem)  queue billing, channel unknown
                          service_level               70.0 %  [56.2 to 80.9]           n 50        final
                          fcr                         75.0 %  [40.9 to 92.9]           n 8         provisional: 50.0 % mature, expected 100.0 %
                          occupancy                   37.5 %                           of 2.0 h    provisional
                          nothing to count for nps
                        """);
        assertThat(write(KpiWriter.table(), query)).isEqualTo("No contacts there.\n");
    }

    private static KpiRow row(KpiQuery query, String queue, String channel) {
        Map<Dimension, String> values = new LinkedHashMap<>();
        values.put(Dimension.QUEUE, queue);
        values.put(Dimension.CHANNEL, channel);
        Maturity maturity = new Maturity(true, false, false, 4, Histogram.of(1000, 4));
        Map<Kpi, org.sada.contract.kpi.KpiValue> kpis = Kpi.all(MEASURES, ServiceLevel.ALL_OFFERED, maturity);
        kpis.keySet().retainAll(query.metrics());
        return new KpiRow(
                OffsetDateTime.parse("1999-01-01T00:00:00+02:00"),
                OffsetDateTime.parse("1999-02-01T00:00:00+02:00"),
                values,
                kpis,
                MEASURES);
    }

    private static String write(KpiWriter writer, KpiQuery query, KpiRow... rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer.write(query, List.of(rows), out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
