package org.sada.analytics.agent;

import org.sada.analytics.state.TextForm;

/**
 * Keys are {@code tenant|agent}, a line end, which no name holds, and what the entry is: a day by its number, or an id.
 */
final class KeptForm extends TextForm<Kept> {
    private static final char DAY = 'd';
    private static final char ID = 'i';

    static String day(String tenant, String agent, long number) {
        return tenant + "|" + agent + "\n" + DAY + number;
    }

    static String id(String tenant, String agent, String id) {
        return tenant + "|" + agent + "\n" + ID + id;
    }

    static String tenant(String key) {
        return key.substring(0, key.indexOf('|'));
    }

    /** No state of the entry begins later. */
    static long newestMs(String key, byte[] bytes) {
        return isDay(key)
                ? (dayNumber(key) + 1) * AgentDay.LENGTH_MS
                : Known.read(bytes).fromMs();
    }

    private static boolean isDay(String key) {
        return key.charAt(key.indexOf('\n') + 1) == DAY;
    }

    private static long dayNumber(String key) {
        return Long.parseLong(key.substring(key.indexOf('\n') + 2));
    }

    @Override
    public byte[] value(Kept kept, boolean due) {
        return kept instanceof AgentDay day ? day.toBytes() : ((Known) kept).toBytes();
    }

    /** Changes are told at once. */
    @Override
    public boolean isDue(byte[] bytes) {
        return false;
    }

    @Override
    public Kept value(String key, byte[] bytes) {
        return isDay(key) ? AgentDay.read(dayNumber(key), bytes) : Known.read(bytes);
    }
}
