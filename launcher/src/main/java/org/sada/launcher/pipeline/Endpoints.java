package org.sada.launcher.pipeline;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import org.sada.runtime.StartException;

/**
 * Where a running pipeline can be reached, kept in its data folder for other commands of the same user.
 *
 * @param pid the process that runs it
 * @param since when that process began, for numbers of processes come again
 * @param store the store's address with user and password
 */
record Endpoints(long pid, String since, String bootstrap, String store, String user, String password) {
    private static final String FILE = "endpoints.json";
    private static final JsonMapper MAPPER = new JsonMapper();

    /** Of this process. */
    static Endpoints here(String bootstrap, String store, String user, String password) {
        ProcessHandle here = ProcessHandle.current();
        return new Endpoints(here.pid(), since(here), bootstrap, store, user, password);
    }

    /** The file goes when this process ends in an orderly way. */
    void write(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            file.toFile().deleteOnExit();
            Files.write(file, MAPPER.writeValueAsBytes(this));
        } catch (IOException e) {
            throw new StartException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /** The endpoints of the pipeline that runs on this folder, or empty where none does. */
    static Optional<Endpoints> ofRunning(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            Endpoints found = MAPPER.readValue(Files.readAllBytes(file), Endpoints.class);
            return ProcessHandle.of(found.pid())
                    .filter(process -> process.isAlive() && since(process).equals(found.since()))
                    .map(process -> found);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String since(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("");
    }
}
