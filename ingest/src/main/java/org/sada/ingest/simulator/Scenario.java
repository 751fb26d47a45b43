package org.sada.ingest.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.sada.contract.event.EventJson;

/**
 * What to simulate. Equal scenarios give equal events, byte for byte, on every machine.
 *
 * @param tenant the tenant of all events
 * @param seed any number
 * @param start the first moment of the simulated centre, between 1990 and 2190
 * @param interactions how many interactions start at most, call-backs and internal calls included; {@link #UNBOUNDED} for no limit
 * @param lengthMs how long after the start interactions may still begin, in milliseconds; {@link #UNBOUNDED} for no limit. What
 *     began goes on to its end, surveys included
 * @param interactionsPerDay the size of the centre: interactions on an average day, {@value #SMALLEST} to {@value #LARGEST}. The
 *     number of agents follows it
 */
public record Scenario(
        String tenant, long seed, Instant start, long interactions, long lengthMs, int interactionsPerDay) {
    public static final long UNBOUNDED = Long.MAX_VALUE;

    static final int SMALLEST = 100;
    static final int LARGEST = 1_000_000;
    private static final int USUAL = 12_000;
    private static final Pattern TENANT = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2190-01-01T00:00:00Z");

    public Scenario {
        if (!TENANT.matcher(tenant).matches()) {
            throw new IllegalArgumentException("tenant \"" + tenant
                    + "\" of the simulation must be 1 to 64 letters, digits, dots, hyphens or underscores");
        }
        if (start.isBefore(EARLIEST) || start.isAfter(LATEST)) {
            throw new IllegalArgumentException("start " + start + " of the simulation must lie between 1990 and 2190");
        }
        if (interactions < 1) {
            throw new IllegalArgumentException("interactions of the simulation must be 1 or more, not " + interactions);
        }
        if (lengthMs < 1) {
            throw new IllegalArgumentException("the simulation must last 1 ms or more, not " + lengthMs);
        }
        if (interactionsPerDay < SMALLEST || interactionsPerDay > LARGEST) {
            throw new IllegalArgumentException("interactions per day must be between " + SMALLEST + " and " + LARGEST
                    + ", not " + interactionsPerDay + "; choose fewer interactions or more days");
        }
    }

    /** A centre of the usual size that never closes, for tenant {@code default}. */
    public static Scenario endless(long seed, Instant start) {
        return new Scenario(EventJson.DEFAULT_TENANT, seed, start, UNBOUNDED, UNBOUNDED, USUAL);
    }

    public Scenario forTenant(String name) {
        return new Scenario(name, seed, start, interactions, lengthMs, interactionsPerDay);
    }

    /** At most so many interactions. */
    public Scenario ofInteractions(long most) {
        return new Scenario(tenant, seed, start, most, lengthMs, interactionsPerDay);
    }

    /** Interactions begin during so many days from the start. */
    public Scenario ofDays(int days) {
        return new Scenario(
                tenant, seed, start, interactions, Duration.ofDays(days).toMillis(), interactionsPerDay);
    }

    /** A smaller or larger centre. */
    public Scenario atRate(int perDay) {
        return new Scenario(tenant, seed, start, interactions, lengthMs, perDay);
    }

    /** At most so many interactions in at most so many days, in a centre of the size that has about so many in that time. */
    public Scenario spread(long most, int days) {
        if (days < 1) {
            throw new IllegalArgumentException("days of the simulation must be 1 or more, not " + days);
        }
        long perDay = Math.max(SMALLEST, (most + days - 1) / days);
        return ofInteractions(most).ofDays(days).atRate((int) Math.min(Integer.MAX_VALUE, perDay));
    }

    long endMs() {
        long startMs = start.toEpochMilli();
        return lengthMs > UNBOUNDED - startMs ? UNBOUNDED : startMs + lengthMs;
    }
}
