package org.sada.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The mappings in docs/sources.md are those of the files beside it, and give the figures that stand there, counted by hand. */
class SourcesDocTest {
    private static final Path DOCS = Path.of("../docs");

    @ParameterizedTest
    @ValueSource(strings = {"calls", "surveys", "tickets"})
    void thePageShowsTheMappingAsItIs(String name) throws Exception {
        String mapping = Files.readString(DOCS.resolve("mappings/" + name + ".yaml"));

        assertThat(Files.readString(DOCS.resolve("sources.md"))).contains("```yaml\n" + mapping + "```\n");
    }

    @Test
    void aCallLogWithCsat() throws Exception {
        JsonNode all = analyze("calls");

        check(all, Map.of("offered", 8L, "answered", 6L, "abandoned", 2L, "csat_n", 5L, "csat_top", 2L));
        check(all, Map.of("wait_answered_ms", 274_000L, "talk_ms", 1_033_000L, "survey_answered", 5L));
        check(all, Map.of("first_contacts", 5L, "first_contacts_repeated", 1L, "resolved_yes", 4L, "resolved_no", 2L));
        assertThat(all.at("/kpis/csat/value").doubleValue()).isCloseTo(0.4, within(1e-9));
        assertThat(all.at("/kpis/fcr/value").doubleValue()).isCloseTo(0.8, within(1e-9));
    }

    @Test
    void surveyAnswersAlone() throws Exception {
        JsonNode all = analyze("surveys");

        check(all, Map.of("survey_invited", 6L, "survey_answered", 5L, "csat_n", 5L, "csat_top", 2L));
        check(all, Map.of("nps_promoters", 2L, "nps_passives", 1L, "nps_detractors", 2L));
        check(all, Map.of("ces_n", 4L, "ces_easy", 2L, "contacts", 0L));
    }

    @Test
    void tickets() throws Exception {
        JsonNode all = analyze("tickets");

        check(all, Map.of("contacts", 4L, "answered", 3L, "open", 1L, "resolved_yes", 3L, "resolved_no", 1L));
        check(all, Map.of("wait_answered_ms", 5_700_000L, "talk_ms", 3_300_000L, "complaints", 1L));
        check(all, Map.of("first_contacts", 2L, "first_contacts_repeated", 1L));
    }

    private static void check(JsonNode row, Map<String, Long> expected) {
        expected.forEach(
                (measure, value) -> assertThat(row.at("/measures/" + measure).longValue())
                        .as(measure)
                        .isEqualTo(value));
    }

    private static JsonNode analyze(String name) throws Exception {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Sada.run(
                new PrintWriter(out),
                new PrintWriter(err),
                "analyze",
                "--format",
                "csv",
                "--map",
                DOCS.resolve("mappings/" + name + ".yaml").toString(),
                "--json",
                DOCS.resolve("mappings/" + name + ".csv").toString());
        assertThat(code).as(err::toString).isZero();
        assertThat(err.toString()).isEmpty();
        return new ObjectMapper().readTree(out.toString()).get(0);
    }
}
