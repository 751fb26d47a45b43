package org.sada.bench.run;

import java.io.PrintWriter;

/** Says on a terminal what is being done; elsewhere it is silent. */
public final class Progress implements AutoCloseable {
    private static final String CLEAR = "\r\033[K";

    private final PrintWriter out;
    private final long startNanos = System.nanoTime();

    private Progress(PrintWriter out) {
        this.out = out;
    }

    public static Progress onTerminal(PrintWriter out) {
        return new Progress(Boolean.getBoolean("sada.terminal") ? out : null);
    }

    /** Replaces what was said before. */
    void at(String what) {
        if (out != null) {
            long seconds = (System.nanoTime() - startNanos) / 1_000_000_000;
            out.printf("%s%d:%02d  %s", CLEAR, seconds / 60, seconds % 60, what);
            out.flush();
        }
    }

    @Override
    public void close() {
        if (out != null) {
            out.print(CLEAR);
            out.flush();
        }
    }
}
