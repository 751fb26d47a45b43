package org.sada.console.kpi;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneOffsetTransition;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The length of the windows of an answer: one for each quarter of an hour up to one for each year, in a time zone, or one for all.
 *
 * <p>Windows shorter than a day end where clocks change, so that hours which come twice stay apart. Weeks begin on Monday.
 */
public enum Every {
    PT15M(Duration.ofMinutes(15)),
    PT30M(Duration.ofMinutes(30)),
    PT1H(Duration.ofHours(1)),
    P1D(null),
    P1W(null),
    P1M(null),
    P1Y(null),
    ALL(null);

    /** Null for those that are no fixed number of seconds. */
    private final Duration length;

    Every(Duration length) {
        this.length = length;
    }

    /**
     * @param text an ISO-8601 period such as {@code P1D}, or {@code all}; {@code P7D} is {@code P1W}
     * @throws InvalidQuery for any other
     */
    public static Every parse(String text) {
        return Arrays.stream(values())
                .filter(each -> each.text().equals(text))
                .findFirst()
                .or(() -> Optional.of(P1W).filter(week -> text.equals("P7D")))
                .orElseThrow(() -> InvalidQuery.choice("every", text, choices()));
    }

    /** The written form. */
    public String text() {
        return this == ALL ? "all" : name();
    }

    private static String choices() {
        return Arrays.stream(values()).map(Every::text).collect(Collectors.joining(", "));
    }

    /** The start of the window that holds the time. Not for {@link #ALL}. */
    ZonedDateTime startOf(Instant time, ZoneId zone) {
        ZonedDateTime local = time.atZone(zone);
        if (length == null) {
            ZonedDateTime start = firstDay(local.toLocalDate()).atStartOfDay(zone);
            ZonedDateTime next = endOf(start);
            // where clocks went back over midnight, some of the old day comes again after the new one began
            return next.toInstant().isAfter(time) ? start : next;
        }
        Instant start = roundedDown(local.toOffsetDateTime());
        ZoneOffsetTransition change = zone.getRules().previousTransition(time.plusNanos(1));
        boolean cut = change != null && change.getInstant().isAfter(start);
        return (cut ? change.getInstant() : start).atZone(zone);
    }

    /** Where the window that starts then ends, and the next one starts. Not for {@link #ALL}. */
    ZonedDateTime endOf(ZonedDateTime start) {
        ZoneId zone = start.getZone();
        if (length == null) {
            return firstDay(start.toLocalDate()).plus(Period.parse(name())).atStartOfDay(zone);
        }
        Instant end = roundedDown(start.toOffsetDateTime()).plus(length);
        ZoneOffsetTransition change = zone.getRules().nextTransition(start.toInstant());
        boolean cut = change != null && change.getInstant().isBefore(end);
        return (cut ? change.getInstant() : end).atZone(zone);
    }

    private Instant roundedDown(OffsetDateTime time) {
        long lengthS = length.toSeconds();
        long localS = time.toEpochSecond() + time.getOffset().getTotalSeconds();
        return time.toInstant().truncatedTo(ChronoUnit.SECONDS).minusSeconds(Math.floorMod(localS, lengthS));
    }

    private LocalDate firstDay(LocalDate date) {
        return switch (this) {
            case P1W -> date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case P1M -> date.withDayOfMonth(1);
            case P1Y -> date.withDayOfYear(1);
            default -> date;
        };
    }
}
