package org.sada.console.kpi;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.sada.contract.Definition;
import org.sada.contract.cell.Cube;
import org.sada.contract.cell.Dimension;
import org.sada.contract.cell.Histogram;
import org.sada.contract.cell.Measure;
import org.sada.contract.cell.Measures;
import org.sada.contract.kpi.Kpi;
import org.sada.contract.kpi.KpiValue;
import org.sada.contract.kpi.Maturity;

/** The same answers, contact by contact and from the words of a clock on the wall. */
final class Naive {
    private static final Duration QUARTER = Duration.ofMinutes(15);

    private final World world;
    private final Definition definition;
    private final Map<String, String> labels = new HashMap<>();
    private final Instant watermark;

    Naive(World world, Definition definition, Instant watermark) {
        this.world = world;
        this.definition = definition;
        this.watermark = watermark;
    }

    private static final class Group {
        final List<World.Contact> own = new ArrayList<>();
    }

    List<KpiRow> answer(KpiQuery query) {
        Map<String, Map<List<String>, Group>> groups = new TreeMap<>();
        Map<String, Instant> anyTime = new TreeMap<>();
        for (World.Contact contact : world.contacts) {
            Instant window = window(contact);
            if (query.from() != null && window.isBefore(query.from())
                    || query.to() != null && !window.isBefore(query.to())) {
                continue;
            }
            for (String category : categories(query, contact)) {
                Map<Dimension, String> values = contact.values();
                values.put(Dimension.CATEGORY, category);
                if (query.filters().entrySet().stream()
                        .allMatch(filter -> filter.getValue()
                                .equals(values.get(filter.getKey()) == null ? "" : values.get(filter.getKey())))) {
                    String label = label(query, window);
                    anyTime.merge(label, window, (first, second) -> first.isBefore(second) ? first : second);
                    group(groups, label, query, values).own.add(contact);
                }
            }
        }
        List<KpiRow> rows = new ArrayList<>();
        groups.forEach((label, ofLabel) ->
                ofLabel.forEach((values, group) -> rows.add(row(query, anyTime.get(label), values, group))));
        rows.sort(Comparator.comparing((KpiRow row) -> row.from().toInstant())
                .thenComparing(row -> row.values().values().stream()
                        .map(value -> value == null ? "\uFFFF" : value)
                        .toList()
                        .toString()));
        return rows;
    }

    private static Group group(
            Map<String, Map<List<String>, Group>> groups, String label, KpiQuery query, Map<Dimension, String> values) {
        List<String> key = new ArrayList<>();
        query.by().forEach(dimension -> key.add(values.get(dimension)));
        return groups.computeIfAbsent(label, each -> new LinkedHashMap<>()).computeIfAbsent(key, each -> new Group());
    }

    /** Null stands for all contacts. */
    private static List<String> categories(KpiQuery query, World.Contact contact) {
        List<String> categories = new ArrayList<>();
        if (!query.by().contains(Dimension.CATEGORY) && !query.filters().containsKey(Dimension.CATEGORY)
                || "".equals(query.filters().get(Dimension.CATEGORY))) {
            categories.add(null);
        } else {
            categories.addAll(contact.facts().complaints());
        }
        return categories;
    }

    private KpiRow row(KpiQuery query, Instant anyTime, List<String> values, Group group) {
        Instant from = query.from();
        Instant to = query.to();
        if (query.every() == Every.ALL) {
            from = from != null ? from : firstWindow(query, true);
            to = to != null ? to : firstWindow(query, false).plus(QUARTER);
        } else {
            String label = label(query, anyTime);
            Instant start = anyTime;
            while (label(query, start.minus(QUARTER)).equals(label)) {
                start = start.minus(QUARTER);
            }
            Instant end = anyTime;
            while (label(query, end).equals(label)) {
                end = end.plus(QUARTER);
            }
            from = from != null && from.isAfter(start) ? from : start;
            to = to != null && to.isBefore(end) ? to : end;
        }
        Measures.Builder sum = new Measures.Builder();
        long immature = 0;
        long firstContacts = 0;
        Histogram ages = Histogram.EMPTY;
        for (World.Contact contact : group.own) {
            sum.add(contact.measures());
            Instant ended = Instant.ofEpochMilli(contact.facts().endedAtMs());
            if (contact.mark() != null && ended.plus(definition.fcrWindow()).isAfter(watermark)) {
                immature++;
                if (contact.mark().firstContact()) {
                    firstContacts++;
                    if (!contact.mark().repeated()) {
                        long age =
                                Math.max(0, Duration.between(ended, watermark).toMillis());
                        ages = ages.plus(Histogram.of(age, 1));
                    }
                }
            }
        }
        Measures measures = sum.build();
        boolean settled = !to.isAfter(watermark) && measures.get(Measure.OPEN) == 0;
        boolean statesOver = !to.plus(Definition.LONGEST_STATE).isAfter(watermark);
        Maturity maturity = new Maturity(settled, settled && immature == 0, statesOver, firstContacts, ages);
        Map<Dimension, String> byDimension = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            byDimension.put(query.by().get(i), values.get(i));
        }
        long contacts = allContacts(query, anyTime, byDimension);
        Map<Kpi, KpiValue> kpis = Kpi.all(measures, contacts, definition.serviceLevel(), maturity);
        kpis.keySet().retainAll(query.metrics());
        return new KpiRow(time(query, from), time(query, to), byDimension, kpis, measures);
    }

    private long allContacts(KpiQuery query, Instant anyTime, Map<Dimension, String> values) {
        Map<Dimension, String> wanted = new java.util.EnumMap<>(Dimension.class);
        wanted.putAll(query.filters());
        values.forEach((dimension, value) -> wanted.put(dimension, value == null ? "" : value));
        wanted.remove(Dimension.CATEGORY);
        return world.contacts.stream()
                .filter(contact -> query.from() == null || !window(contact).isBefore(query.from()))
                .filter(contact -> query.to() == null || window(contact).isBefore(query.to()))
                .filter(contact -> label(query, window(contact)).equals(label(query, anyTime)))
                .filter(contact -> wanted.entrySet().stream()
                        .allMatch(filter -> filter.getValue()
                                .equals(
                                        contact.values().get(filter.getKey()) == null
                                                ? ""
                                                : contact.values().get(filter.getKey()))))
                .count();
    }

    private Instant firstWindow(KpiQuery query, boolean first) {
        Comparator<Instant> order = Comparator.naturalOrder();
        return world.contacts.stream()
                .filter(contact -> query.filters().entrySet().stream()
                        .allMatch(filter -> filter.getKey() == Dimension.CATEGORY
                                || filter.getValue()
                                        .equals(Objects.requireNonNullElse(
                                                contact.values().get(filter.getKey()), ""))))
                .map(Naive::window)
                .filter(window -> query.from() == null || !window.isBefore(query.from()))
                .filter(window -> query.to() == null || window.isBefore(query.to()))
                .min(first ? order : order.reversed())
                .orElseThrow();
    }

    private static Instant window(World.Contact contact) {
        return Instant.ofEpochMilli(Cube.windowStartMs(contact.facts().startedAtMs(), Cube.QUARTER_HOUR));
    }

    private String label(KpiQuery query, Instant window) {
        return labels.computeIfAbsent(query.every() + " " + query.zone() + " " + window, each -> words(query, window));
    }

    private static String words(KpiQuery query, Instant window) {
        ZonedDateTime local = window.atZone(query.zone());
        return switch (query.every()) {
            case ALL -> "";
            case PT15M -> window.toString();
            case PT30M -> words("uuuu-MM-dd HH", local) + (local.getMinute() < 30 ? ":00" : ":30") + local.getOffset();
            case PT1H -> words("uuuu-MM-dd HH", local) + local.getOffset();
            case P1D -> words("uuuu-MM-dd", local);
            case P1W -> words("YYYY-ww", local);
            case P1M -> words("uuuu-MM", local);
            case P1Y -> words("uuuu", local);
        };
    }

    private static String words(String pattern, ZonedDateTime local) {
        return local.format(DateTimeFormatter.ofPattern(pattern, Locale.GERMANY)); // whose weeks are those of ISO-8601
    }

    private static OffsetDateTime time(KpiQuery query, Instant time) {
        return time.atZone(query.zone()).toOffsetDateTime();
    }
}
