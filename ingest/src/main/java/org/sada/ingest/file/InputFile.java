package org.sada.ingest.file;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.sada.ingest.source.ImportException;
import org.sada.ingest.source.Item;
import org.sada.ingest.source.Source;

/** A file on the disk, plain or compressed with gzip, whatever its name. */
final class InputFile {
    private static final int LONGEST_NAME = 100;

    private final Path path;
    private final long bytes;
    private volatile long bytesRead;

    private InputFile(Path path, long bytes) {
        this.path = path;
        this.bytes = bytes;
    }

    /** @throws ImportException if it cannot be a file with contents */
    static InputFile at(Path path) {
        if (!Files.exists(path)) {
            throw new ImportException(path + ": there is no such file");
        }
        if (Files.isDirectory(path)) {
            throw new ImportException(path + ": is a folder; name the files in it");
        }
        if (!Files.isReadable(path)) {
            throw new ImportException(path + ": may not be read; check its permissions");
        }
        try {
            return new InputFile(path, Files.size(path));
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    Path path() {
        return path;
    }

    long bytes() {
        return bytes;
    }

    long bytesRead() {
        return bytesRead;
    }

    /** The file's name as the source of its events. */
    String sourceName() {
        String name = String.valueOf(path.getFileName()).replaceAll("[\\p{Cntrl}\\p{Cs}\\uFFFD]", "?");
        String end = name.length() > LONGEST_NAME ? name.substring(name.length() - LONGEST_NAME) : name;
        return end.isBlank() ? "file" : end.replaceAll("\\p{Cs}", "?");
    }

    /** Reads it all; every problem names the file. */
    void read(Source source, Consumer<Item> items) {
        try (InputStream content = open()) {
            source.read(content, items);
        } catch (ImportException e) {
            throw new ImportException(path + ": " + e.getMessage(), e);
        } catch (EOFException | ZipException e) {
            throw new ImportException(
                    path
                            + ": the compressed file is cut short or damaged; fetch it again (what was sound before is in)",
                    e);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private InputStream open() throws IOException {
        InputStream raw = new BufferedInputStream(new Counting(Files.newInputStream(path)), 64 * 1024);
        try {
            byte[] start = peek(raw);
            InputStream content = startsWith(start, 0x1F, 0x8B)
                    ? new BufferedInputStream(new GZIPInputStream(raw, 64 * 1024), 64 * 1024)
                    : raw;
            refuseOtherThanText(peek(content));
            return content;
        } catch (IOException | ImportException e) {
            raw.close();
            throw e;
        }
    }

    private static void refuseOtherThanText(byte[] start) {
        if (start.length == 0) {
            throw new ImportException("is empty");
        }
        if (startsWith(start, 'P', 'K', 3, 4)) {
            throw new ImportException("is a zip archive; unpack it first (gzip needs no unpacking)");
        }
        if (startsWith(start, 0xFE, 0xFF) || startsWith(start, 0xFF, 0xFE)) {
            throw new ImportException("is UTF-16; convert it first: iconv -f UTF-16 -t UTF-8");
        }
    }

    private static byte[] peek(InputStream in) throws IOException {
        in.mark(8);
        byte[] start = in.readNBytes(4);
        in.reset();
        return start;
    }

    private static boolean startsWith(byte[] bytes, int... magic) {
        if (bytes.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((bytes[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    private static ImportException unreadable(Path path, IOException e) {
        return new ImportException(path + ": cannot be read (" + e.getMessage() + ")", e);
    }

    private final class Counting extends FilterInputStream {
        private Counting(InputStream in) {
            super(in);
            bytesRead = 0;
        }

        @Override
        @SuppressWarnings("NonAtomicVolatileUpdate") // one thread reads
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            bytesRead += Math.max(0, read);
            return read;
        }
    }
}
