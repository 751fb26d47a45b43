package org.sada.console.kpi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.sada.contract.cell.Dimension;

/**
 * Names a row of an answer.
 *
 * @param period which window, counted from 0
 * @param values of the dimensions in the order asked for; empty where unknown
 */
record RowKey(int period, List<String> values) implements Comparable<RowKey> {

    /** From the first columns of a result: period from 1, then the values. */
    static RowKey read(ResultSet result, int dimensions) throws SQLException {
        List<String> values = new ArrayList<>(dimensions);
        for (int i = 0; i < dimensions; i++) {
            values.add(result.getString(2 + i));
        }
        return new RowKey(result.getInt(1) - 1, values);
    }

    /** The row for all values of the dimension. */
    RowKey of(KpiQuery query, Dimension all) {
        List<String> others = new ArrayList<>(values);
        int place = query.by().indexOf(all);
        if (place >= 0) {
            others.set(place, "");
        }
        return new RowKey(period, others);
    }

    @Override
    public int compareTo(RowKey other) {
        int order = Integer.compare(period, other.period);
        for (int i = 0; order == 0 && i < values.size(); i++) {
            boolean unknown = values.get(i).isEmpty();
            order = unknown != other.values.get(i).isEmpty()
                    ? (unknown ? 1 : -1)
                    : values.get(i).compareTo(other.values.get(i));
        }
        return order;
    }
}
