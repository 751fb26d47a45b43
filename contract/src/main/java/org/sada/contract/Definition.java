package org.sada.contract;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.sada.contract.kpi.ServiceLevel;

/**
 * What the KPIs mean in one run of the pipeline. A change of meaning takes a new version, so that figures of two definitions never mix.
 *
 * @param version 1 or more
 * @param fcrWindow how long after a contact's end another one counts as its repeat
 * @param match which later contacts count as repeats
 * @param target the longest wait, inclusive, that meets the service level, for queues that {@code targets} does not name
 * @param targets by queue
 * @param shortAbandon who gave up after less than this is a short abandon; zero: nobody is
 * @param serviceLevel which variant of the service level is shown
 * @param texts by what the categories of customers' texts are read: the taxonomy and the reading; null: texts are not read
 */
public record Definition(
        int version,
        Duration fcrWindow,
        Match match,
        Duration target,
        Map<String, Duration> targets,
        Duration shortAbandon,
        ServiceLevel serviceLevel,
        String texts) {

    /** Which contacts of one customer can repeat each other. An unknown queue or reason matches only an unknown one. */
    public enum Match {
        ANY,
        QUEUE,
        REASON
    }

    /**
     * Nobody is in one state for longer. Where an agent's next state comes later, the end of the one before was lost, and its time is
     * unknown. Also how long after a window an agent's time in it can still grow.
     */
    public static final Duration LONGEST_STATE = Duration.ofHours(12);

    public static final Definition STANDARD = new Definition(
            1,
            Duration.ofDays(7),
            Match.ANY,
            Duration.ofSeconds(20),
            Map.of(),
            Duration.ofSeconds(5),
            ServiceLevel.IGNORE);

    /** One that reads no texts. */
    public Definition(
            int version,
            Duration fcrWindow,
            Match match,
            Duration target,
            Map<String, Duration> targets,
            Duration shortAbandon,
            ServiceLevel serviceLevel) {
        this(version, fcrWindow, match, target, targets, shortAbandon, serviceLevel, null);
    }

    public Definition {
        if (version < 1) {
            throw new IllegalArgumentException("definition version " + version + " must be 1 or more");
        }
        if (fcrWindow.isNegative() || fcrWindow.isZero() || fcrWindow.compareTo(Duration.ofDays(45)) > 0) {
            throw new IllegalArgumentException(
                    "fcr window " + fcrWindow + " must be longer than zero and at most 45 days");
        }
        if (target.isNegative()
                || shortAbandon.isNegative()
                || targets.values().stream().anyMatch(Duration::isNegative)) {
            throw new IllegalArgumentException("target and short abandon must not be negative");
        }
        targets = Map.copyOf(targets);
    }

    /** The service-level target of a queue, in milliseconds; the queue may be null. */
    public long targetMs(String queue) {
        return (queue == null ? target : targets.getOrDefault(queue, target)).toMillis();
    }

    /** The same with texts read in another way. */
    public Definition withTexts(String otherTexts) {
        return new Definition(version, fcrWindow, match, target, targets, shortAbandon, serviceLevel, otherTexts);
    }

    /** The same meaning under another version. */
    public Definition withVersion(int otherVersion) {
        return new Definition(otherVersion, fcrWindow, match, target, targets, shortAbandon, serviceLevel, texts);
    }

    /** Everything but the version, in one line; equal for equal meanings. */
    public String meaning() {
        return "repeats within " + fcrWindow + " of " + match.name().toLowerCase(Locale.ROOT) + "; target " + target
                + " "
                + new TreeMap<>(targets) + "; short abandon " + shortAbandon + "; service level " + serviceLevel.text()
                + "; texts by " + (texts == null ? "nothing" : texts);
    }
}
