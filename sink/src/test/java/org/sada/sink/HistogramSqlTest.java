package org.sada.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sada.contract.cell.Histogram;

class HistogramSqlTest {
    private static Store store;

    @BeforeAll
    static void migrate() {
        store = TestStores.migrated();
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @Test
    void midpointsAreThoseOfTheContract() throws SQLException {
        try (Connection connection = store.connections().getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "SELECT bucket, sada.hist_midpoint(bucket) FROM generate_series(0, 3500) AS bucket");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                assertThat(row.getLong(2)).as("bucket %s", row.getInt(1)).isEqualTo(Histogram.midpoint(row.getInt(1)));
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void quantilesAreThoseOfTheContract(long seed) throws SQLException {
        RandomCells cells = new RandomCells(seed);
        Random random = new Random(seed);
        try (Connection connection = store.connections().getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "SELECT sada.hist_quantile(?::bigint[], ?), sada.hist_total(?::bigint[])")) {
            for (int i = 0; i < 200; i++) {
                Histogram histogram = cells.histogram();
                double quantile = i % 10 == 0 ? i / 200.0 : random.nextDouble();
                query.setString(1, ArrayText.of(histogram));
                query.setDouble(2, quantile);
                query.setString(3, ArrayText.of(histogram));
                try (ResultSet row = query.executeQuery()) {
                    row.next();
                    long value = row.getLong(1);
                    assertThat(row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value))
                            .as("quantile %s of %s", quantile, histogram)
                            .isEqualTo(histogram.quantile(quantile));
                    assertThat(row.getLong(2)).isEqualTo(histogram.total());
                }
            }
        }
    }

    @ParameterizedTest(name = "{0} histograms")
    @ValueSource(ints = {0, 1, 30, 1000})
    void sumsAreThoseOfTheContract(int count) throws SQLException {
        RandomCells cells = new RandomCells(count);
        Histogram expected = Histogram.EMPTY;
        String[] sent = new String[count];
        for (int i = 0; i < count; i++) {
            Histogram histogram = cells.histogram();
            sent[i] = ArrayText.of(histogram);
            expected = expected.plus(histogram);
        }
        try (Connection connection = store.connections().getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "SELECT coalesce(sada.hist_sum(hist::bigint[]), '{}') FROM unnest(?::text[]) AS hist")) {
            query.setArray(1, connection.createArrayOf("text", sent));
            try (ResultSet row = query.executeQuery()) {
                row.next();
                assertThat(StoredCells.histogram(row.getArray(1))).isEqualTo(expected);
            }
        }
    }
}
