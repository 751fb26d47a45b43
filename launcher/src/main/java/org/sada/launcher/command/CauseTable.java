package org.sada.launcher.command;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.sada.analytics.cause.Leaves;
import org.sada.ingest.source.ImportException;

/** Reads the CSV files of {@code sada rootcause}. */
final class CauseTable {
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .get();

    private static final Comparator<String> AS_TIMES = (one, other) -> {
        BigDecimal oneNumber = number(one);
        BigDecimal otherNumber = number(other);
        return oneNumber != null && otherNumber != null ? oneNumber.compareTo(otherNumber) : one.compareTo(other);
    };

    /** Names of columns, and the time in question; {@code count} or {@code expected} is null, and so may both of the time be. */
    record Columns(String time, String at, String value, String count, String expected, List<String> dimensions) {
        String base() {
            return count != null ? count : expected;
        }

        List<String> all() {
            List<String> all = new ArrayList<>(dimensions);
            all.add(value);
            all.add(base());
            if (time != null) {
                all.add(time);
            }
            return all;
        }
    }

    private CauseTable() {}

    /** @throws ImportException where a file cannot be read, lacks a column, or a row makes no sense */
    static Leaves read(List<Path> files, Columns columns) {
        Leaves.Builder leaves = new Leaves.Builder(columns.dimensions());
        NavigableSet<String> times = new TreeSet<>(AS_TIMES);
        for (Path file : files) {
            try (CSVParser parser = CSVParser.parse(open(file), FORMAT)) {
                for (String column : columns.all()) {
                    if (!parser.getHeaderMap().containsKey(column)) {
                        throw new ImportException(file + " has no column " + column + "; it has "
                                + String.join(", ", parser.getHeaderNames()));
                    }
                }
                for (CSVRecord row : parser) {
                    add(row, columns, file + " line " + parser.getCurrentLineNumber(), leaves, times);
                }
            } catch (IOException | IllegalArgumentException | UncheckedIOException e) {
                throw new ImportException(file + " is no CSV file with a header: " + e.getMessage(), e);
            }
        }
        if (columns.time() != null && !times.contains(columns.at())) {
            throw new ImportException(
                    times.isEmpty()
                            ? files.get(0) + " has no rows"
                            : "no row has " + columns.time() + " " + columns.at() + "; the first is " + times.first()
                                    + ", the last " + times.last());
        }
        if (columns.count() != null && AS_TIMES.compare(times.first(), columns.at()) == 0) {
            throw new ImportException(
                    "there are no rows before " + columns.time() + " " + columns.at() + " to compare with; add some");
        }
        return leaves.build();
    }

    private static void add(CSVRecord row, Columns columns, String position, Leaves.Builder leaves, Set<String> times) {
        if (!row.isConsistent()) {
            throw new ImportException(position + " has " + row.size() + " fields, the header another number");
        }
        int order = 0;
        if (columns.time() != null) {
            times.add(row.get(columns.time()));
            order = AS_TIMES.compare(row.get(columns.time()), columns.at());
        }
        double value = amount(row.get(columns.value()), columns.value(), position);
        double base = amount(row.get(columns.base()), columns.base(), position);
        if (columns.count() != null && value > base) {
            throw new ImportException(position + ": " + columns.value() + " " + value + " is more than "
                    + columns.count() + " " + base + "; it must count some of them");
        }
        List<String> slice = columns.dimensions().stream().map(row::get).toList();
        if (order == 0) {
            leaves.addNow(slice, value, base);
        } else if (order < 0 && columns.count() != null) {
            leaves.addBefore(slice, value, base);
        }
    }

    private static double amount(String text, String column, String position) {
        BigDecimal number = number(text);
        if (number == null || number.signum() < 0) {
            throw new ImportException(position + ": " + column + " is '" + text + "', and must be a number, 0 or more");
        }
        return number.doubleValue();
    }

    private static BigDecimal number(String text) {
        if (text.length() > 40) {
            return null;
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException none) {
            return null;
        }
    }

    private static Reader open(Path file) throws IOException {
        PushbackInputStream in = new PushbackInputStream(Files.newInputStream(file), 3);
        byte[] start = in.readNBytes(3);
        boolean packed = start.length > 1 && (start[0] & 0xFF) == 0x1F && (start[1] & 0xFF) == 0x8B;
        boolean marked = start.length == 3 && (start[0] & 0xFF) == 0xEF && (start[1] & 0xFF) == 0xBB;
        if (!marked) {
            in.unread(start);
        }
        return new InputStreamReader(packed ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8);
    }
}
