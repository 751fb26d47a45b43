package org.sada.ingest.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Tells which files of a folder are complete: those that are as they were at the last look, and are not named as half of one. */
final class Settling {
    private static final List<String> HALF =
            List.of(".tmp", ".part", ".partial", ".filepart", ".crdownload", ".swp", "~");

    private Map<Path, State> lastLook = new HashMap<>();

    private record State(long bytes, FileTime changed, Object identity) {}

    /** The complete files, in the order of their names. */
    List<Path> complete(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.list(folder)) {
            files = found.filter(Settling::isWhole).sorted().toList();
        }
        Map<Path, State> look = new HashMap<>();
        List<Path> complete = new ArrayList<>();
        for (Path file : files) {
            try {
                BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
                if (now.isRegularFile()) {
                    State state = new State(now.size(), now.lastModifiedTime(), String.valueOf(now.fileKey()));
                    look.put(file, state);
                    if (state.equals(lastLook.get(file))) {
                        complete.add(file);
                    }
                }
            } catch (NoSuchFileException gone) {
                // renamed or removed between the two calls
                look.remove(file);
            }
        }
        lastLook = look;
        return complete;
    }

    private static boolean isWhole(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && HALF.stream().noneMatch(name::endsWith);
    }
}
