package org.sada.ingest.simulator;

/** Numbers the interactions and says when no more may begin. */
final class Admission {
    private static final int TAG_LENGTH = 5;

    private final long most;
    private final long endMs;
    private final String tag;
    private long begun;

    Admission(Scenario scenario) {
        most = scenario.interactions();
        endMs = scenario.endMs();
        tag = tag(scenario);
    }

    boolean isOpen(long nowMs) {
        return begun < most && nowMs < endMs;
    }

    String nextInteraction() {
        begun++;
        return tag + "-" + Padded.number(begun, 9);
    }

    /** The mark that ids of this simulation carry, so that several simulations of one tenant do not meet in their ids. */
    String tag() {
        return tag;
    }

    private static String tag(Scenario scenario) {
        long bits = new Chance(scenario.seed() ^ scenario.start().toEpochMilli() * 31 ^ scenario.interactionsPerDay())
                .bits();
        String text = "0".repeat(TAG_LENGTH) + Long.toString(bits & Long.MAX_VALUE, 36);
        return "s" + text.substring(text.length() - TAG_LENGTH);
    }
}
