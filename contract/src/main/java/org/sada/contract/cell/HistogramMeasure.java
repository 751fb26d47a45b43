package org.sada.contract.cell;

import org.sada.contract.event.Name;

/** Distributions that a cell keeps, as {@link Histogram}s of milliseconds. */
public enum HistogramMeasure implements Name {
    HANDLE_HIST("handle time of handled legs"),
    WAIT_HIST("wait of answered legs"),
    REPEAT_DELAY_HIST("time from the end of repeated first contacts to their first repeat");

    static final HistogramMeasure[] ALL = values();

    private final String meaning;
    private final String text;

    HistogramMeasure(String meaning) {
        this.meaning = meaning;
        this.text = name().toLowerCase(java.util.Locale.ROOT);
    }

    public String meaning() {
        return meaning;
    }

    @Override
    public String text() {
        return text;
    }
}
