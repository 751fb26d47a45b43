package org.sada.console.kpi;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.sada.contract.cell.Cube;
import org.sada.contract.cell.Dimension;
import org.sada.contract.event.Name;
import org.sada.contract.kpi.Kpi;

/** Parts of a {@link KpiQuery} as people write them. Each throws {@link InvalidQuery} that lists what is possible. */
public final class QueryText {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm[:ss][XXX]").withResolverStyle(ResolverStyle.STRICT);

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;

    private QueryText() {}

    /** @param text names separated by commas, or empty */
    public static List<Dimension> dimensions(String text) {
        List<Dimension> dimensions = new ArrayList<>();
        for (String name : names(text)) {
            dimensions.add(dimension(name));
        }
        return dimensions;
    }

    public static Dimension dimension(String name) {
        return Name.find(Dimension.class, name)
                .filter(QueryText::ofKpis)
                .orElseThrow(() -> InvalidQuery.choice("dimension", name, Cubes.names(kpiDimensions())));
    }

    /** @param text names separated by commas, or empty for all */
    public static Set<Kpi> metrics(String text) {
        Set<Kpi> metrics = EnumSet.noneOf(Kpi.class);
        for (String name : names(text)) {
            metrics.add(Name.find(Kpi.class, name)
                    .orElseThrow(() -> InvalidQuery.choice("metric", name, Name.choices(Kpi.class))));
        }
        return metrics;
    }

    /** @param text a name of the IANA data base, or an offset */
    public static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException unknown) {
            throw new InvalidQuery("tz \"" + InvalidQuery.shown(text)
                    + "\" is no time zone; it is an IANA name such as Asia/Riyadh, Europe/Berlin or UTC");
        }
    }

    /** @param text a date, whose first moment is meant, or a date with a time; in the zone unless it says an offset */
    public static Instant time(String parameter, String text, ZoneId zone) {
        try {
            Instant time = parse(text, zone);
            int year = time.atZone(zone).getYear();
            if (year >= FIRST_YEAR && year <= LAST_YEAR) {
                return time;
            }
        } catch (DateTimeException unknown) {
            // told below, as one of another year is
        }
        throw new InvalidQuery(parameter + " \"" + InvalidQuery.shown(text)
                + "\" is no time between the years " + FIRST_YEAR + " and " + LAST_YEAR
                + "; it is like 1999-01-31, 1999-01-31T08:15 or 1999-01-31T08:15:00+02:00");
    }

    private static Instant parse(String text, ZoneId zone) {
        if (text.length() == "1999-01-01".length()) {
            return LocalDate.parse(text).atStartOfDay(zone).toInstant();
        }
        TemporalAccessor time = TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        return time instanceof OffsetDateTime exact
                ? exact.toInstant()
                : ((LocalDateTime) time).atZone(zone).toInstant();
    }

    /** Those that KPIs can be told apart by. */
    public static List<Dimension> kpiDimensions() {
        return EnumSet.allOf(Dimension.class).stream().filter(QueryText::ofKpis).toList();
    }

    private static boolean ofKpis(Dimension dimension) {
        return Cube.STANDARD.stream().anyMatch(cube -> cube.by().contains(dimension));
    }

    private static List<String> names(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split("\\s*,\\s*", -1));
    }
}
