package org.sada.console.kpi;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.sada.console.store.Store;
import org.sada.contract.Definition;
import org.sada.contract.cell.Dimension;
import org.sada.contract.cell.HistogramMeasure;
import org.sada.contract.cell.Measure;
import org.sada.contract.cell.Measures;
import org.sada.contract.kpi.Kpi;
import org.sada.contract.kpi.KpiValue;
import org.sada.contract.kpi.Maturity;

/** Answers questions about KPIs from the cells of the store. */
public final class KpiReader {
    private final Store store;
    private final Definition definition;

    /**
     * @param definition what the figures mean: its repeat window tells when they are final
     * @param clock bounds the watermark of each tenant
     */
    public KpiReader(DataSource source, Definition definition, InstantSource clock) {
        this.store = new Store(source, clock);
        this.definition = definition;
    }

    /**
     * @return a row for each window and combination of values that has a cell, sorted by window, then by values, unknown last
     * @throws InvalidQuery if another definition is asked for than this reader's
     * @throws ArithmeticException if a sum leaves 64 bits
     */
    public List<KpiRow> read(KpiQuery query) throws SQLException {
        return read(query, EnumSet.allOf(HistogramMeasure.class));
    }

    /** The same faster: histograms that none of the KPIs asked for rests on are left empty. */
    public List<KpiRow> readKpis(KpiQuery query) throws SQLException {
        Set<HistogramMeasure> needed = EnumSet.noneOf(HistogramMeasure.class);
        for (Kpi kpi : query.metrics()) {
            switch (kpi) {
                case AHT_P50_S, AHT_P90_S, AHT_P95_S -> needed.add(HistogramMeasure.HANDLE_HIST);
                case WAIT_P90_S -> needed.add(HistogramMeasure.WAIT_HIST);
                case FCR -> needed.add(HistogramMeasure.REPEAT_DELAY_HIST);
                default -> {}
            }
        }
        return read(query, needed);
    }

    private List<KpiRow> read(KpiQuery query, Set<HistogramMeasure> histograms) throws SQLException {
        if (query.definition() != definition.version()) {
            throw new InvalidQuery(
                    "definition " + query.definition() + " is not served here; it is " + definition.version());
        }
        return store.read(query.tenant(), connection -> read(query, histograms, connection));
    }

    private List<KpiRow> read(KpiQuery query, Set<HistogramMeasure> histograms, Connection connection)
            throws SQLException {
        List<Period> periods = Periods.of(query, CellQuery.windows(query, connection));
        if (periods.isEmpty()) {
            return List.of();
        }
        Instant[] starts = periods.stream().map(Period::start).toArray(Instant[]::new);
        Map<RowKey, Measures> cells = CellQuery.sums(query, starts, histograms, connection);
        Map<RowKey, Long> contacts = query.byCategory() ? CellQuery.contacts(query, starts, connection) : Map.of();
        Optional<Instant> watermark = store.watermark(connection, query.tenant());
        Map<RowKey, Immature> immature = watermark.isPresent()
                ? Immature.read(query, periods, watermark.get(), definition.fcrWindow(), connection)
                : Map.of();
        List<KpiRow> rows = new ArrayList<>();
        for (RowKey key : sorted(cells.keySet())) {
            Period period = periods.get(key.period());
            Measures measures = cells.get(key);
            boolean over = watermark.isPresent() && !period.end().isAfter(watermark.get());
            boolean statesOver =
                    over && !period.end().plus(Definition.LONGEST_STATE).isAfter(watermark.get());
            Maturity maturity = immature.getOrDefault(key, Immature.NONE)
                    .maturity(over && measures.get(Measure.OPEN) == 0, statesOver, measures);
            long amongContacts = query.byCategory()
                    ? contacts.getOrDefault(key.of(query, Dimension.CATEGORY), 0L)
                    : measures.get(Measure.CONTACTS);
            rows.add(row(query, key, period, measures, amongContacts, maturity));
        }
        return rows;
    }

    private KpiRow row(KpiQuery query, RowKey key, Period period, Measures measures, long contacts, Maturity maturity) {
        Map<Dimension, String> values = new LinkedHashMap<>();
        for (int i = 0; i < query.by().size(); i++) {
            values.put(
                    query.by().get(i),
                    key.values().get(i).isEmpty() ? null : key.values().get(i));
        }
        Map<Kpi, KpiValue> kpis = new EnumMap<>(Kpi.all(measures, contacts, definition.serviceLevel(), maturity));
        kpis.keySet().retainAll(query.metrics());
        return new KpiRow(time(query, period.start()), time(query, period.end()), values, kpis, measures);
    }

    private static OffsetDateTime time(KpiQuery query, Instant time) {
        return time.atZone(query.zone()).toOffsetDateTime();
    }

    private static List<RowKey> sorted(Iterable<RowKey> keys) {
        List<RowKey> sorted = new ArrayList<>();
        keys.forEach(sorted::add);
        sorted.sort(Comparator.naturalOrder());
        return sorted;
    }
}
