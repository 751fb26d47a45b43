package org.sada.ingest.source;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sada.contract.event.InvalidEvent;

/**
 * Times of a queue log: seconds since 1970 UTC, with a fraction or without, or local ones of the switch, or such with an offset. A local
 * time that a change of clocks skips is moved on by what was skipped; of one that occurs twice, the first is meant.
 */
final class AsteriskTimes {
    private static final Pattern EPOCH = Pattern.compile("(\\d{1,11})(?:[.,](\\d{1,9}))?");
    private static final DateTimeFormatter DATE_TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("[' ']['T']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendPattern("[XXX][XX][X]")
            .optionalEnd()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private final ZoneId zone;

    /** @param zone of the switch */
    AsteriskTimes(ZoneId zone) {
        this.zone = zone;
    }

    /** Microseconds since 1970 UTC. */
    long micros(String text) throws InvalidEvent {
        Matcher epoch = EPOCH.matcher(text);
        if (epoch.matches()) {
            String fraction = epoch.group(2) == null ? "" : epoch.group(2);
            return Long.parseLong(epoch.group(1)) * 1_000_000 + Long.parseLong((fraction + "000000").substring(0, 6));
        }
        try {
            TemporalAccessor time =
                    DATE_TIME.parseBest(text.replace(',', '.'), OffsetDateTime::from, LocalDateTime::from);
            Instant instant = time instanceof OffsetDateTime known
                    ? known.toInstant()
                    : ((LocalDateTime) time).atZone(zone).toInstant();
            return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
        } catch (DateTimeException | ArithmeticException e) {
            throw new InvalidEvent("time " + Shown.value(text)
                    + " is neither seconds since 1970 nor a time such as 2026-01-31 09:30:00.000000");
        }
    }
}
