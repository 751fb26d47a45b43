package org.sada.analytics.text;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * A table in a CSV or TSV file with a header, in UTF-8, also packed by gzip. Takes what programs really write: a byte order mark, any line ends,
 * line breaks in quotes, and quotes within quotes that nobody doubled. An ending quote is one before a
 * delimiter or the end of a line; two of them there end a field that had single ones before.
 *
 * @param file that it was read from
 * @param header names of the columns, stripped
 * @param rows the fields of each row
 * @param lines the line of the file that each row begins on, from 1
 */
record Table(Path file, List<String> header, List<List<String>> rows, List<Integer> lines) {
    private static final char MARK = '\uFEFF';

    static Table read(Path file) {
        String content = content(file);
        Scan scan = new Scan(content, delimiter(file, content));
        List<List<String>> rows = new ArrayList<>();
        List<Integer> lines = new ArrayList<>();
        while (!scan.isAtEnd()) {
            int line = scan.line;
            List<String> row = scan.row(file);
            if (row.size() > 1 || !row.get(0).isBlank()) {
                rows.add(row);
                lines.add(line);
            }
        }
        if (rows.isEmpty()) {
            throw new TextException(file + " is empty; it needs a header and a row for each text");
        }
        List<String> header = rows.remove(0).stream().map(String::strip).toList();
        lines.remove(0);
        return new Table(file, header, rows, lines);
    }

    /** The index of a column; names are compared without regard to case. -1 where there is none. */
    int column(String name) {
        for (int index = 0; index < header.size(); index++) {
            if (header.get(index).equalsIgnoreCase(name.strip())) {
                return index;
            }
        }
        return -1;
    }

    /** The whole of a file, unpacked. */
    static String content(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw new TextException(file + " is a folder; name the files in it");
            }
            byte[] bytes = Files.readAllBytes(file);
            if (bytes.length > 1 && (bytes[0] & 0xFF) == 0x1F && (bytes[1] & 0xFF) == 0x8B) {
                try (GZIPInputStream packed = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                    bytes = packed.readAllBytes();
                }
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
        } catch (NoSuchFileException e) {
            throw new TextException("there is no file " + file + "; check the path", e);
        } catch (CharacterCodingException e) {
            throw new TextException(file + " is not UTF-8; convert it, for example with iconv", e);
        } catch (IOException e) {
            throw new TextException(
                    file + " cannot be read: " + e.getMessage() + "; check the file and its permissions", e);
        }
    }

    private static char delimiter(Path file, String content) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
        int end = content.indexOf('\n');
        String first = end < 0 ? content : content.substring(0, end);
        boolean tab = first.indexOf('\t') >= 0;
        boolean comma = first.indexOf(',') >= 0;
        if (name.endsWith(".tsv") || name.endsWith(".tab") || (tab && !comma)) {
            return tab || !comma ? '\t' : ',';
        }
        if (comma || first.indexOf(';') < 0) {
            return tab && !name.endsWith(".csv") ? '\t' : ',';
        }
        return ';';
    }

    /** Walks through the fields of a file. */
    private static final class Scan {
        private final String content;
        private final char delimiter;
        private int at;
        private int line = 1;

        Scan(String content, char delimiter) {
            this.content = content;
            this.delimiter = delimiter;
        }

        boolean isAtEnd() {
            return at >= content.length();
        }

        List<String> row(Path file) {
            List<String> row = new ArrayList<>(2);
            boolean more = true;
            while (more) {
                row.add(at < content.length() && content.charAt(at) == '"' ? quoted(file) : plain());
                more = at < content.length() && content.charAt(at) == delimiter;
                if (more) {
                    at++;
                }
            }
            if (at < content.length() && content.charAt(at) == '\r') {
                at++;
            }
            if (at < content.length() && content.charAt(at) == '\n') {
                at++;
            }
            line++;
            return row;
        }

        private String plain() {
            int start = at;
            while (at < content.length() && !isFieldEnd(at)) {
                at++;
            }
            return content.substring(start, at);
        }

        private String quoted(Path file) {
            int open = at;
            int close = open + 1;
            boolean sloppy = false;
            StringBuilder field = new StringBuilder();
            while (close < content.length()) {
                char next = content.charAt(close);
                if (next == '"' && (close + 1 == content.length() || isFieldEnd(close + 1))) {
                    at = close + 1;
                    return field.toString();
                }
                if (next == '"' && content.charAt(close + 1) == '"') {
                    if (sloppy && (close + 2 == content.length() || isFieldEnd(close + 2))) {
                        at = close + 2;
                        return field.append('"').toString();
                    }
                    close++;
                } else if (next == '"') {
                    sloppy = true;
                } else if (next == '\n') {
                    if (delimiter == '\t') {
                        return plain(); // in such files a quote is a letter, and a line is a row
                    }
                    line++;
                }
                field.append(next);
                close++;
            }
            if (delimiter == '\t') {
                return plain();
            }
            throw new TextException(
                    file + ": a quote that opens before line " + line + " is never closed; the text begins with "
                            + content.substring(open, Math.min(content.length(), open + 40))
                                    .lines()
                                    .findFirst()
                                    .orElse(""));
        }

        private boolean isFieldEnd(int index) {
            char next = content.charAt(index);
            return next == delimiter || next == '\n' || next == '\r';
        }
    }
}
