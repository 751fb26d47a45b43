package org.sada.ingest.source;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * How a table writes times. A local time that a change of clocks skips is moved on by what was skipped; of one that occurs twice, the
 * first is meant.
 */
final class CsvTimes {
    private static final String ISO = "iso";
    private static final String EPOCH_SECONDS = "epoch-s";
    private static final String EPOCH_MILLIS = "epoch-ms";
    private static final DateTimeFormatter ISO_TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffsetId()
            .optionalEnd()
            .optionalEnd()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private final String written;
    private final DateTimeFormatter formatter;
    private final ZoneId zone;

    private CsvTimes(String written, DateTimeFormatter formatter, ZoneId zone) {
        this.written = written;
        this.formatter = formatter;
        this.zone = zone;
    }

    /**
     * @param zone of times without an offset; null: they are refused
     * @throws IllegalArgumentException if it is no pattern
     */
    static CsvTimes of(String written, ZoneId zone) {
        return switch (written) {
            case ISO -> new CsvTimes(written, ISO_TIME, zone);
            case EPOCH_SECONDS, EPOCH_MILLIS -> new CsvTimes(written, null, zone);
            default -> new CsvTimes(written, pattern(written), zone);
        };
    }

    /** Of times without an offset, or null. */
    ZoneId zone() {
        return zone;
    }

    /** What is expected, for messages. */
    String expectation() {
        if (formatter == null) {
            return "written as " + written;
        }
        String form = written.equals(ISO) ? "such as 2026-01-31T09:30:00+03:00" : "written as " + written;
        return zone == null ? form + ", and with an offset unless the mapping says zone: or --tz is given" : form;
    }

    /** Milliseconds since 1970 UTC, or empty where the text is no such time. */
    OptionalLong millis(String text) {
        try {
            if (formatter == null) {
                return OptionalLong.of(
                        Math.multiplyExact(Long.parseLong(text), written.equals(EPOCH_SECONDS) ? 1000L : 1L));
            }
            TemporalAccessor parsed = formatter.parseBest(
                    text, ZonedDateTime::from, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            return zoned(parsed);
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    private OptionalLong zoned(TemporalAccessor parsed) {
        if (parsed instanceof ZonedDateTime time) {
            return OptionalLong.of(time.toInstant().toEpochMilli());
        }
        if (parsed instanceof OffsetDateTime time) {
            return OptionalLong.of(time.toInstant().toEpochMilli());
        }
        if (zone == null) {
            return OptionalLong.empty();
        }
        LocalDateTime local = parsed instanceof LocalDate date ? date.atStartOfDay() : (LocalDateTime) parsed;
        return OptionalLong.of(local.atZone(zone).toInstant().toEpochMilli());
    }

    /** Strict resolution, so that there is no 30 February, knows the proleptic year only. */
    private static DateTimeFormatter pattern(String written) {
        StringBuilder pattern = new StringBuilder();
        boolean literal = false;
        for (int i = 0; i < written.length(); i++) {
            char each = written.charAt(i);
            literal ^= each == '\'';
            pattern.append(!literal && each == 'y' ? 'u' : each);
        }
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern.toString())
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }
}
