package org.sada.console.complaint;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.sada.console.kpi.KpiQuery;
import org.sada.console.store.Sql;
import org.sada.contract.cell.Dimension;

/** The newest texts behind each row of an answer. */
final class Examples {
    private static final String COLUMNS = "interaction, event, occurred_at, categories, sentiment, confidence, text";

    private Examples() {}

    /** By the values of the dimensions asked for, empty where unknown. An interaction lies in the window in which it started. */
    static Map<List<String>, List<ComplaintRow.Example>> of(ComplaintQuery query, Connection connection)
            throws SQLException {
        int dimensions = query.figures().by().size();
        Map<List<String>, List<ComplaintRow.Example>> examples = new HashMap<>();
        try (PreparedStatement statement = sql(query).prepare(connection);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                List<String> values = new ArrayList<>(dimensions);
                for (int i = 1; i <= dimensions; i++) {
                    values.add(row.getString(i));
                }
                examples.computeIfAbsent(values, each -> new ArrayList<>()).add(example(row));
            }
        }
        return examples;
    }

    private static ComplaintRow.Example example(ResultSet row) throws SQLException {
        return new ComplaintRow.Example(
                row.getString("interaction"),
                row.getString("event"),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                List.of((String[]) row.getArray("categories").getArray()),
                row.getString("sentiment"),
                row.getDouble("confidence"),
                row.getString("text"));
    }

    private static Sql sql(ComplaintQuery query) {
        KpiQuery figures = query.figures();
        String names = figures.by().stream().map(Dimension::text).collect(Collectors.joining(", "));
        String values = figures.by().stream()
                .map(dimension -> value(dimension) + " AS " + dimension.text())
                .collect(Collectors.joining(", "));
        String places = figures.by().stream().map(Examples::value).collect(Collectors.joining(", "));
        Sql sql = new Sql()
                .add("SELECT " + names + ", " + COLUMNS + " FROM (SELECT " + values)
                .add(", example.interaction, example.event, example.occurred_at, example.categories, example.sentiment")
                .add(", example.confidence, example.text, row_number() OVER (PARTITION BY " + places)
                .add("ORDER BY example.occurred_at DESC, example.interaction, example.event) AS place")
                .add("FROM sada.complaint_example AS example JOIN sada.interaction_fact AS fact")
                .add("ON fact.tenant = example.tenant AND fact.interaction = example.interaction")
                .add("CROSS JOIN LATERAL unnest(example.categories) AS each (category)")
                .add("WHERE example.tenant = ? AND example.definition = ?", figures.tenant(), figures.definition())
                .add("AND each.category = ANY (fact.complaints)");
        if (figures.from() != null) {
            sql.add("AND fact.started_at >= ?", figures.from());
        }
        if (figures.to() != null) {
            sql.add("AND fact.started_at < ?", figures.to());
        }
        figures.filters().forEach((dimension, value) -> sql.add("AND " + value(dimension) + " = ?", value));
        return sql.add(") AS numbered WHERE place <= ?", query.examples()).add("ORDER BY " + names + ", place");
    }

    private static String value(Dimension dimension) {
        return dimension == Dimension.CATEGORY ? "each.category" : "coalesce(fact." + dimension.text() + ", '')";
    }
}
