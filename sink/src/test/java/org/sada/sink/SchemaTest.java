package org.sada.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sada.contract.cell.Dimension;
import org.sada.contract.cell.HistogramMeasure;
import org.sada.contract.cell.Measure;
import org.sada.contract.event.Name;
import org.sada.contract.kpi.Kpi;
import org.sada.runtime.StartException;

class SchemaTest {
    /** The views are by queue. */
    private static final List<Kpi> KPIS_OF_QUEUES =
            Arrays.stream(Kpi.values()).filter(kpi -> !kpi.ofAgents()).toList();

    private static Store store;

    @BeforeAll
    static void migrate() {
        store = TestStores.migrated();
        TestStores.run(store, "SELECT sada.ensure_cell_month('2026-11-30 12:00Z')");
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @Test
    void aCellHasAColumnForEachDimensionAndMeasure() {
        List<String> expected = Stream.<Name>concat(
                        Arrays.stream(Dimension.values()),
                        Stream.<Name>concat(Arrays.stream(Measure.values()), Arrays.stream(HistogramMeasure.values())))
                .map(Name::text)
                .toList();

        List<String> others = List.of(
                "tenant",
                "definition",
                "cube",
                "grain_min",
                "window_start",
                "run_id",
                "source_partition",
                "source_offset");
        assertThat(comments("cell").keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(others.stream(), expected.stream()).toList());
    }

    @Test
    void commentsOfMeasuresSayWhatTheContractSays() {
        Map<String, String> comments = comments("cell");

        assertThat(comments).containsAllEntriesOf(meanings());
    }

    @ParameterizedTest
    @ValueSource(strings = {"kpi_hourly", "kpi_daily"})
    void viewsOfKpisHaveAllOfThemAndSayWhatTheyMean(String view) {
        Map<String, String> comments = comments(view);

        for (Kpi kpi : KPIS_OF_QUEUES) {
            assertThat(comments).containsKey(kpi.text());
            assertThat(comments.get(kpi.text())).startsWith(kpi.meaning());
        }
        meanings().forEach((measure, meaning) -> {
            if (comments.containsKey(measure)) {
                assertThat(comments).containsEntry(measure, meaning);
            }
        });
    }

    @Test
    void theViewOfAgentsHasAllKpisOfTheirTimeAndSaysWhatTheyMean() {
        Map<String, String> comments = comments("agent_daily");

        for (Kpi kpi : Kpi.values()) {
            if (kpi.ofAgents()) {
                assertThat(comments).containsEntry(kpi.text(), kpi.meaning());
            }
        }
    }

    @Test
    void nothingIsWithoutAComment() {
        assertThat(TestStores.rows(store, """
                        SELECT c.relname, a.attname FROM pg_class c
                        LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                        WHERE c.relnamespace = 'sada'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'c')
                            AND NOT c.relispartition AND c.relname <> 'flyway_schema_history'
                            AND (col_description(c.oid, a.attnum) IS NULL
                                OR c.relkind <> 'c' AND obj_description(c.oid, 'pg_class') IS NULL)
                        UNION ALL
                        SELECT proname, NULL FROM pg_proc
                        WHERE pronamespace = 'sada'::regnamespace AND obj_description(oid, 'pg_proc') IS NULL""")).isEmpty();
    }

    @Test
    void monthsCreatedAgainAreLeftAlone() {
        TestStores.run(store, "SELECT sada.ensure_cell_month('2026-11-01 00:00Z')");

        assertThat(TestStores.rows(
                        store,
                        "SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'sada.cell'::regclass"))
                .containsExactly(List.of("sada.cell_2026_11"));
    }

    @Test
    void migratingAgainChangesNothing() {
        String before = TestStores.value(store, "SELECT count(*) FROM sada.flyway_schema_history");

        store.migrate();

        assertThat(TestStores.value(store, "SELECT count(*) FROM sada.flyway_schema_history"))
                .isEqualTo(before);
    }

    @Test
    void readersSeeTheTenantTheyNameAndNoOther() {
        TestStores.run(store, """
                INSERT INTO sada.interaction_mark (tenant, interaction, customer, definition, eligible, follow_up,
                    run_id, source_partition, source_offset)
                VALUES ('one', 'i', 'c', 1, true, false, 1, 0, 0), ('two', 'i', 'c', 1, true, false, 1, 0, 1)""");

        assertThat(seenBy("SET LOCAL app.tenant = 'one'")).isEqualTo("{one}");
        assertThat(seenBy("SET LOCAL app.tenant = ''")).isNull();
    }

    @Test
    void aStoreThatCannotBeReachedIsOneLineThatSaysWhatToDo() {
        StoreSettings settings =
                StoreSettings.of("jdbc:postgresql://127.0.0.1:1/sada?password=secret", "sada", "secret");

        assertThatThrownBy(() -> Store.open(settings))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("jdbc:postgresql://127.0.0.1:1/sada")
                .hasMessageContaining("start PostgreSQL there")
                .hasMessageNotContaining("secret")
                .satisfies(failure -> assertThat(failure.getMessage().lines()).hasSize(1));
    }

    private static String seenBy(String setting) {
        try (Connection connection = store.connections().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SET LOCAL ROLE sada_reader");
            statement.execute(setting);
            try (ResultSet row = statement.executeQuery("SELECT array_agg(tenant)::text FROM sada.interaction_mark")) {
                row.next();
                return row.getString(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> meanings() {
        Map<String, String> meanings = new LinkedHashMap<>();
        for (Measure measure : Measure.values()) {
            meanings.put(measure.text(), measure.meaning());
        }
        for (HistogramMeasure measure : HistogramMeasure.values()) {
            meanings.put(measure.text(), measure.meaning());
        }
        return meanings;
    }

    private static Map<String, String> comments(String relation) {
        Map<String, String> comments = new LinkedHashMap<>();
        TestStores.rows(
                        store,
                        "SELECT attname, col_description(attrelid, attnum) FROM pg_attribute WHERE attrelid = 'sada."
                                + relation + "'::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum")
                .forEach(row -> comments.put(row.get(0), row.get(1)));
        return comments;
    }
}
