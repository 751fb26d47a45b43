package org.sada.analytics.state;

import java.time.Duration;

/**
 * When to tell others what has changed: at once where little comes, and together where much does, so that changes of one thing are
 * combined before they travel. Shortly before a commit nothing waits, so that it is part of it.
 *
 * <p>While a backlog is read, nobody sees the figures a second sooner or later, but everything is told many times over if it is told at
 * each commit. So there much more is gathered.
 *
 * <p>Times are those of the task's clock in milliseconds. They decide when something is told, never what.
 */
public final class Cadence {
    private static final long SHORTEST_MS = 5;
    private static final int CHANGES_WORTH_WAITING = 50;
    private static final long BEHIND_MS = 3_000;
    private static final long LONGEST_BEHIND_MS = 1_000;
    private static final int MOST_WAITING = 15_000;

    private final long longestMs;
    private long toldMs = Long.MIN_VALUE / 2;
    private long committedMs = Long.MIN_VALUE / 2;

    public Cadence(Duration commitInterval) {
        longestMs = commitInterval.toMillis() * 4 / 5;
    }

    /**
     * @param waiting changes that have not been told
     * @param logTimeMs when the log took what was read last
     */
    public boolean isDue(long nowMs, int waiting, long logTimeMs) {
        if (waiting == 0) {
            return false;
        }
        if (nowMs - logTimeMs > BEHIND_MS) {
            return nowMs - toldMs >= LONGEST_BEHIND_MS || waiting >= MOST_WAITING;
        }
        long worthMs = SHORTEST_MS + SHORTEST_MS * waiting / CHANGES_WORTH_WAITING;
        return nowMs - toldMs >= Math.min(longestMs, worthMs) || nowMs - committedMs >= longestMs;
    }

    public void told(long nowMs) {
        toldMs = nowMs;
    }

    public void committed(long nowMs) {
        committedMs = nowMs;
    }
}
