package org.sada.ingest.source;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How a table writes durations. Halves of a millisecond are rounded up. */
enum CsvDurations {
    MILLISECONDS("ms", 1),
    SECONDS("s", 1000),
    MINUTES("min", 60_000),
    CLOCK("h:mm:ss", 0);

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}([.,]\\d{1,9})?");
    private static final Pattern HOURS = Pattern.compile("(?:(\\d{1,5}):)?(\\d{1,2}):([0-5]?\\d(?:[.,]\\d{1,9})?)");

    private final String text;
    private final long millis;

    CsvDurations(String text, long millis) {
        this.text = text;
        this.millis = millis;
    }

    String text() {
        return text;
    }

    static Optional<CsvDurations> find(String text) {
        return Arrays.stream(values()).filter(each -> each.text.equals(text)).findFirst();
    }

    static String choices() {
        return Arrays.stream(values()).map(CsvDurations::text).collect(Collectors.joining(", "));
    }

    /** Milliseconds, or empty where the text is no such duration; {@code h:mm:ss} takes {@code mm:ss} too. */
    OptionalLong millis(String written) {
        if (this != CLOCK) {
            return NUMBER.matcher(written).matches() ? scaled(written, millis) : OptionalLong.empty();
        }
        Matcher clock = HOURS.matcher(written);
        if (!clock.matches() || (clock.group(1) != null && Integer.parseInt(clock.group(2)) > 59)) {
            return OptionalLong.empty();
        }
        long hours = clock.group(1) == null ? 0 : Long.parseLong(clock.group(1));
        long minutes = hours * 60 + Long.parseLong(clock.group(2));
        return OptionalLong.of(minutes * 60_000 + scaled(clock.group(3), 1000).orElseThrow());
    }

    private static OptionalLong scaled(String number, long factor) {
        return OptionalLong.of(new BigDecimal(number.replace(',', '.'))
                .multiply(BigDecimal.valueOf(factor))
                .setScale(0, RoundingMode.HALF_UP)
                .longValue());
    }
}
