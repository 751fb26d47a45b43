package org.sada.console.kpi;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.sada.console.store.Sql;
import org.sada.contract.cell.Dimension;
import org.sada.contract.cell.Histogram;
import org.sada.contract.cell.Measure;
import org.sada.contract.cell.Measures;
import org.sada.contract.kpi.Maturity;

/**
 * Contacts of one row that count for repeats and whose repeat window is not over.
 *
 * @param firstContacts how many first contacts are among them
 * @param agesMs how long those of the first contacts that were not repeated are over, in milliseconds
 */
record Immature(long contacts, long firstContacts, Histogram agesMs) {
    static final Immature NONE = new Immature(0, 0, Histogram.EMPTY);

    Maturity maturity(boolean settled, boolean statesOver, Measures measures) {
        // interactions and cells reach the store on ways of their own, so for a moment one may know more than the other
        long known = Math.min(firstContacts, measures.get(Measure.FIRST_CONTACTS));
        return new Maturity(settled, settled && contacts == 0, statesOver, known, agesMs);
    }

    /** By row; a row whose contacts are all mature is missing. */
    static Map<RowKey, Immature> read(
            KpiQuery query, List<Period> periods, Instant watermark, Duration repeatWindow, Connection connection)
            throws SQLException {
        Map<RowKey, Immature> immature = new HashMap<>();
        int dimensions = query.by().size();
        try (PreparedStatement statement =
                        sql(query, periods, watermark, repeatWindow).prepare(connection);
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                int bucket = result.getInt(2 + dimensions) - 1;
                long notRepeated = result.getLong(5 + dimensions);
                Histogram ages =
                        notRepeated == 0 ? Histogram.EMPTY : Histogram.of(new int[] {bucket}, new long[] {notRepeated});
                Immature some = new Immature(result.getLong(3 + dimensions), result.getLong(4 + dimensions), ages);
                immature.merge(RowKey.read(result, dimensions), some, Immature::plus);
            }
        }
        return immature;
    }

    private Immature plus(Immature other) {
        return new Immature(contacts + other.contacts, firstContacts + other.firstContacts, agesMs.plus(other.agesMs));
    }

    private static Sql sql(KpiQuery query, List<Period> periods, Instant watermark, Duration repeatWindow) {
        String dimensions =
                query.by().stream().map(dimension -> ", " + dimension.text()).collect(Collectors.joining());
        Sql sql = new Sql()
                .add("SELECT period" + dimensions + ", width_bucket(age_ms, ?) AS age,", (Object)
                        bucketsUpTo(repeatWindow))
                .add("count(*), count(*) FILTER (WHERE first_contact),")
                .add("count(*) FILTER (WHERE first_contact AND NOT repeated) FROM (");
        contacts(query, periods, watermark, repeatWindow, sql);
        Object ends = periods.stream().map(Period::end).toArray(Instant[]::new);
        sql.add(") AS contact WHERE period > 0 AND window_start < (?)[period]", ends);
        query.filters().forEach((dimension, value) -> sql.add("AND " + dimension.text() + " = ?", value));
        return sql.add("GROUP BY period" + dimensions + ", age");
    }

    /** Each with the place at which its figures are counted; once for each category of complaints where one is asked for. */
    private static void contacts(
            KpiQuery query, List<Period> periods, Instant watermark, Duration repeatWindow, Sql sql) {
        boolean eachCategory = query.byCategory() && !"".equals(query.filters().get(Dimension.CATEGORY));
        Object starts = periods.stream().map(Period::start).toArray(Instant[]::new);
        sql.add("SELECT mark.first_contact, mark.repeated, place.window_start,")
                .add("width_bucket(place.window_start, ?) AS period,", starts)
                .add("greatest(0, floor(extract(epoch FROM ? - fact.ended_at) * 1000))::bigint AS age_ms,", watermark)
                .add("coalesce(fact.queue, '') AS queue, coalesce(fact.agent, '') AS agent,")
                .add("coalesce(fact.channel, '') AS channel, coalesce(fact.direction, 'inbound') AS direction,")
                .add("coalesce(fact.product, '') AS product, coalesce(fact.region, '') AS region,")
                .add(eachCategory ? "complaint.category" : "'' AS category")
                .add("FROM sada.interaction_fact AS fact")
                .add("JOIN sada.interaction_mark AS mark")
                .add(
                        "ON mark.tenant = fact.tenant AND mark.interaction = fact.interaction"
                                + " AND mark.customer = fact.customer AND mark.definition = ?",
                        query.definition())
                .add(
                        "CROSS JOIN LATERAL (SELECT date_bin('15 minutes', fact.started_at, 'epoch')) AS place (window_start)")
                .add(eachCategory ? "CROSS JOIN LATERAL unnest(fact.complaints) AS complaint (category)" : "")
                .add("WHERE fact.tenant = ? AND fact.ended_at > ?", query.tenant(), watermark.minus(repeatWindow));
    }

    /** Where the buckets of a histogram begin that can hold an age. */
    private static Long[] bucketsUpTo(Duration repeatWindow) {
        return IntStream.rangeClosed(0, Histogram.bucketOf(repeatWindow.toMillis()))
                .mapToObj(Histogram::lowest)
                .toArray(Long[]::new);
    }
}
