package org.sada.contract;

import java.time.Duration;

/**
 * How long state stays correctable, in event time of a tenant within a partition of the log.
 *
 * @param interactions after the last event of an interaction; an event for an unknown interaction that is older is late
 * @param minuteCells how long windows of one minute are kept; zero: there are none
 */
public record Retention(Duration interactions, Duration minuteCells) {
    public static final Retention STANDARD = new Retention(Duration.ofDays(45), Duration.ofDays(3));
}
