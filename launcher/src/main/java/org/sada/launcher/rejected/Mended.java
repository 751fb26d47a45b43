package org.sada.launcher.rejected;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sada.contract.event.Event;
import org.sada.contract.event.EventJson;
import org.sada.contract.event.InvalidEvent;
import org.sada.contract.topic.Rejection;
import org.sada.ingest.check.FutureCheck;
import org.sada.ingest.source.ImportException;
import org.sada.ingest.source.Item;
import org.sada.ingest.source.Source;

/** Sorts refusals into those that would be taken now, in files named after their sources, and those that still would not. */
final class Mended {
    private final Path folder;
    private final Source source;
    private final FutureCheck futureCheck;
    private final Map<String, Path> files = new LinkedHashMap<>();
    private final Map<String, Long> stillRefused = new LinkedHashMap<>();
    private long sound;

    Mended(Path folder, Source source, FutureCheck futureCheck) {
        this.folder = folder;
        this.source = source;
        this.futureCheck = futureCheck;
    }

    List<Path> files() {
        return List.copyOf(files.values());
    }

    /** How many would be taken now. */
    long sound() {
        return sound;
    }

    /** The others by the kind of their reason, with one reason of each kind. */
    Map<String, Long> stillRefused() {
        return stillRefused;
    }

    void add(Refused refused) {
        Rejection rejection = refused.rejection();
        try {
            write(rejection.source(), line(rejection.content() == null ? new byte[0] : rejection.content()));
            sound++;
        } catch (InvalidEvent | ImportException invalid) {
            stillRefused.merge(Rejection.kind(invalid.getMessage()), 1L, Long::sum);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The contents, where each thing in it is understood. An event that came over several lines is put on one. */
    private byte[] line(byte[] content) throws InvalidEvent, IOException {
        byte[] line = isSpread(content) ? onOneLine(content) : content;
        List<Item> items = new ArrayList<>();
        source.read(new ByteArrayInputStream(line), items::add);
        if (items.isEmpty()) {
            throw new InvalidEvent("there is nothing in it");
        }
        for (Item item : items) {
            if (item instanceof Item.Refused again) {
                throw new InvalidEvent(again.reason());
            }
            for (Event event : ((Item.Understood) item).events()) {
                futureCheck.require(event);
            }
        }
        return line;
    }

    private static boolean isSpread(byte[] content) {
        for (byte each : content) {
            if (each == '\n') {
                return true;
            }
        }
        return false;
    }

    private static byte[] onOneLine(byte[] content) {
        try {
            return EventJson.write(EventJson.read(content));
        } catch (InvalidEvent noEvent) {
            return content; // of another format
        }
    }

    private void write(String name, byte[] line) throws IOException {
        Path file = files.get(name);
        if (file == null) {
            // sources may be called alike but for what no file's name can hold
            Path own = Files.createDirectory(folder.resolve(Integer.toString(files.size())));
            file = own.resolve(name.replaceAll("^\\.+|[/\0]", "_"));
            files.put(name, file);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(line.length + 1);
        out.writeBytes(line);
        out.write('\n');
        Files.write(file, out.toByteArray(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
