package org.sada.bench.data;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.sada.contract.cell.Measure;

/** Keeps the true totals. Repeats are counted at the end, from the sorted times of each customer's contacts. */
final class Books {
    private static final long TARGET_MS = 20_000;
    private static final long SHORT_MS = 5_000;

    private final Map<Measure, Long> totals = new EnumMap<>(Measure.class);
    private int[] customers = new int[1 << 16];
    private long[] starts = new long[1 << 16];
    private long[] ends = new long[1 << 16];
    private boolean[] eligible = new boolean[1 << 16];
    private int contacts;

    void abandoned(long waitMs) {
        count(Measure.OFFERED);
        addIf(waitMs <= TARGET_MS, Measure.ABANDONED_IN_TARGET);
        if (waitMs < SHORT_MS) {
            count(Measure.SHORT_ABANDONED);
        } else {
            count(Measure.ABANDONED);
            add(Measure.WAIT_ABANDONED_MS, waitMs);
        }
    }

    void handled(long waitMs, long talkMs, long holdMs) {
        count(Measure.OFFERED);
        count(Measure.ANSWERED);
        addIf(waitMs <= TARGET_MS, Measure.ANSWERED_IN_TARGET);
        add(Measure.WAIT_ANSWERED_MS, waitMs);
        count(Measure.HANDLED);
        add(Measure.TALK_MS, talkMs);
        add(Measure.HOLD_MS, holdMs);
    }

    void transferred() {
        count(Measure.TRANSFERRED_OUT);
    }

    void wrapped(long wrapMs) {
        add(Measure.WRAP_MS, wrapMs);
    }

    void contact(int customer, long startMs, long endMs, boolean handled) {
        count(Measure.CONTACTS);
        addIf(handled, Measure.HANDLED_CONTACTS);
        addIf(handled, Measure.ELIGIBLE);
        if (contacts == customers.length) {
            int room = contacts * 2;
            customers = Arrays.copyOf(customers, room);
            starts = Arrays.copyOf(starts, room);
            ends = Arrays.copyOf(ends, room);
            eligible = Arrays.copyOf(eligible, room);
        }
        customers[contacts] = customer;
        starts[contacts] = startMs;
        ends[contacts] = endMs;
        eligible[contacts++] = handled;
    }

    /**
     * All lies within one repeat window. So a contact is a follow-up when any of its customer's ended before it began, and repeated when any
     * began after it ended.
     */
    Map<Measure, Long> totals(int ofCustomers) {
        long[] firstEnd = new long[ofCustomers];
        long[] lastStart = new long[ofCustomers];
        Arrays.fill(firstEnd, Long.MAX_VALUE);
        Arrays.fill(lastStart, Long.MIN_VALUE);
        for (int i = 0; i < contacts; i++) {
            firstEnd[customers[i]] = Math.min(firstEnd[customers[i]], ends[i]);
            lastStart[customers[i]] = Math.max(lastStart[customers[i]], starts[i]);
        }
        for (int i = 0; i < contacts; i++) {
            if (eligible[i]) {
                boolean repeated = lastStart[customers[i]] > ends[i];
                boolean first = firstEnd[customers[i]] >= starts[i];
                addIf(repeated, Measure.REPEATED);
                addIf(first, Measure.FIRST_CONTACTS);
                addIf(first && repeated, Measure.FIRST_CONTACTS_REPEATED);
            }
        }
        return totals;
    }

    private void count(Measure measure) {
        add(measure, 1);
    }

    private void addIf(boolean condition, Measure measure) {
        if (condition) {
            count(measure);
        }
    }

    private void add(Measure measure, long amount) {
        totals.merge(measure, amount, Math::addExact);
    }
}
