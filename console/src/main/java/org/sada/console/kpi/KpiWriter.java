package org.sada.console.kpi;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** A form of an answer, in UTF-8. The same rows give the same bytes. The stream is flushed and stays open. */
public interface KpiWriter {

    /** @param query whose answer the rows are */
    void write(KpiQuery query, List<KpiRow> rows, OutputStream out) throws IOException;

    /** An array of rows with everything that is known, on one line. */
    static KpiWriter json() {
        return new KpiJson(true);
    }

    /** The same without the measures that the figures are computed from. */
    static KpiWriter jsonOfKpis() {
        return new KpiJson(false);
    }

    /** A line for each row, under a line of names; without histograms. */
    static KpiWriter csv() {
        return new KpiCsv(true);
    }

    /** The same without the measures that the figures are computed from. */
    static KpiWriter csvOfKpis() {
        return new KpiCsv(false);
    }

    /** For people, at a terminal. */
    static KpiWriter table() {
        return new KpiTable();
    }
}
