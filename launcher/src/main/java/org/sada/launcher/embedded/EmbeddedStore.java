package org.sada.launcher.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.sada.runtime.Service;
import org.sada.runtime.StartException;

/**
 * A real PostgreSQL 18 as a child of this process, reachable from this machine only and with a password of its own. It stops with this
 * process, also when that is killed; what was committed to a durable one survives.
 */
public final class EmbeddedStore implements Service {
    private static final long NEEDED_MIB = 128;
    private static final int PASSWORD_BYTES = 24;

    private final Path folder;
    private final int port;
    private final boolean temporary;
    private final String password;
    private final Claim claim;
    private final Postmaster postmaster;
    private final ProcessHandle server;
    private final LastWill will;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    private EmbeddedStore(Path folder, int port, boolean temporary, String password, Claim claim, Postmaster postmaster)
            throws IOException {
        this.folder = folder;
        this.port = port;
        this.temporary = temporary;
        this.password = password;
        this.claim = claim;
        this.postmaster = postmaster;
        this.server = postmaster
                .server()
                .orElseThrow(() ->
                        new StartException("PostgreSQL on " + folder + " stopped at once: " + postmaster.lastWords()));
        this.will = LastWill.stop(server.pid());
    }

    /**
     * Starts a store on a folder of its own, where it goes on from what an earlier one left there.
     *
     * @param port where clients connect; 0 takes a free one
     * @throws StartException if the folder or the port cannot be had, or PostgreSQL refuses
     */
    public static EmbeddedStore startDurable(Path folder, int port) {
        return start(folder, port, false);
    }

    /** Starts a store that trades safety for speed, on a free port, and whose folder is removed when it is closed. */
    public static EmbeddedStore startTemporary(Path folder) {
        return start(folder, 0, true);
    }

    /** The address of the database {@code sada}, with user and password: not for logs. */
    public String jdbcUrl() {
        return "jdbc:postgresql://" + Ports.HOST + ":" + port + "/" + Postmaster.DATABASE + "?user=" + Postmaster.USER
                + "&password=" + password;
    }

    /** The role that owns the database. */
    public String user() {
        return Postmaster.USER;
    }

    /** Of {@link #user}, made at random for this store. */
    public String password() {
        return password;
    }

    /** The port it listens on, also when 0 was asked for. */
    public int port() {
        return port;
    }

    @Override
    public String name() {
        return "store";
    }

    /** The server works in its own process; this waits for its end. */
    @Override
    public void run() {
        CompletableFuture.anyOf(end, server.onExit()).join();
        if (!closed.get()) {
            throw new IllegalStateException(
                    "PostgreSQL on " + folder + " stopped by itself: " + postmaster.lastWords());
        }
    }

    /** Returns when the server has stopped, whoever began to stop it. */
    @Override
    public synchronized void close() {
        if (closed.compareAndSet(false, true)) {
            try {
                postmaster.stop();
                will.close();
            } finally {
                claim.close();
                if (temporary) {
                    Folders.delete(folder);
                }
                end.complete(null);
            }
        }
    }

    private static EmbeddedStore start(Path folder, int wantedPort, boolean temporary) {
        Path home = PostgresBinaries.home();
        Folders.prepare(folder, NEEDED_MIB);
        Claim claim = Claim.of(folder);
        try {
            Postmaster postmaster = new Postmaster(home, folder.toAbsolutePath());
            Path password = folder.toAbsolutePath().resolve("password");
            if (postmaster.isInitialised()) {
                postmaster.stopOrphan();
            }
            int port = Ports.take(wantedPort, "PostgreSQL");
            if (!postmaster.isInitialised()) {
                writePassword(password);
                postmaster.initialise(password, !temporary);
            }
            postmaster.start(port, settings(temporary));
            return new EmbeddedStore(
                    folder, port, temporary, Files.readString(password).strip(), claim, postmaster);
        } catch (StartException failure) {
            claim.close();
            throw failure;
        } catch (IOException failure) {
            claim.close();
            throw new StartException("the store did not start on " + folder + ": " + failure.getMessage(), failure);
        }
    }

    private static void writePassword(Path file) throws IOException {
        byte[] secret = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(secret);
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, Base64.getUrlEncoder().withoutPadding().encodeToString(secret) + "\n");
    }

    private static Map<String, String> settings(boolean temporary) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("listen_addresses", Ports.HOST);
        settings.put("unix_socket_directories", "");
        settings.put("max_connections", "60");
        settings.put("shared_buffers", "256MB");
        settings.put("max_wal_size", "2GB");
        settings.put("wal_level", "minimal");
        settings.put("max_wal_senders", "0");
        settings.put("jit", "off");
        settings.put("timezone", "UTC");
        settings.put("log_timezone", "UTC");
        settings.put("log_checkpoints", "off");
        // rows hold what customers said: none of it in a log
        settings.put("log_error_verbosity", "terse");
        settings.put("log_min_error_statement", "panic");
        if (temporary) {
            settings.put("fsync", "off");
            settings.put("synchronous_commit", "off");
            settings.put("full_page_writes", "off");
        }
        return settings;
    }
}
