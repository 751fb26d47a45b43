package org.sada.launcher.command;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows how far long work has come, on a terminal; elsewhere it is silent. */
public final class ProgressLine implements AutoCloseable {
    /** Tells the program that it talks to a person; set by the script that starts it. */
    private static final boolean ON_TERMINAL = Boolean.getBoolean("sada.terminal");

    private final String task;
    private ProgressBar bar;

    /**
     * @param task what is being done, in a few words
     */
    public ProgressLine(String task) {
        this.task = task;
    }

    /** May be told often; {@code all} may change. */
    public void at(long done, long all) {
        if (!ON_TERMINAL) {
            return;
        }
        if (bar == null) {
            bar = new ProgressBarBuilder()
                    .setTaskName(task)
                    .setInitialMax(all)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(200)
                    .clearDisplayOnFinish()
                    .build();
        }
        bar.maxHint(all);
        bar.stepTo(done);
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
