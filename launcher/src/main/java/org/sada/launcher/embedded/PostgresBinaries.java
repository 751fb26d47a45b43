package org.sada.launcher.embedded;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.sada.runtime.StartException;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL that comes with the build, unpacked once for each user and version: in {@code ~/.cache/sada}, or where XDG_CACHE_HOME says. */
final class PostgresBinaries {
    private static final long NEEDED_MIB = 200;
    private static final Pattern JAR = Pattern.compile(".*/([^/]+)\\.jar!.*");

    private PostgresBinaries() {}

    /**
     * The folder with {@code bin}, {@code lib} and {@code share}.
     *
     * @throws StartException if there are none for this platform, or the cache cannot be written
     */
    static synchronized Path home() {
        URL archive = archive();
        Path cache = cache();
        Path home = cache.resolve(nameOf(archive));
        if (Files.isDirectory(home)) {
            return home;
        }
        prepare(cache);
        Path lock = cache.resolve("lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.lock(); // until the channel is closed
            if (!Files.isDirectory(home)) {
                unpack(archive, cache, home);
            }
            return home;
        } catch (IOException failure) {
            throw new StartException(
                    "cannot unpack PostgreSQL into " + cache + " (" + failure.getMessage()
                            + "): free some space, or set XDG_CACHE_HOME to another folder",
                    failure);
        }
    }

    private static void prepare(Path cache) {
        try {
            Folders.prepare(cache, NEEDED_MIB);
        } catch (StartException failure) {
            throw new StartException(
                    "nowhere to unpack PostgreSQL: " + failure.getMessage() + " with XDG_CACHE_HOME", failure);
        }
    }

    /** Beside its place first, so that a half unpacked one is never taken for a whole. */
    private static void unpack(URL archive, Path cache, Path home) throws IOException {
        Path beside = Files.createTempDirectory(cache, "unpacking-");
        try (InputStream bytes = new BufferedInputStream(archive.openStream());
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(bytes))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, beside);
            }
            Files.move(beside, home, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Folders.delete(beside);
        }
    }

    private static void unpack(TarArchiveEntry entry, TarArchiveInputStream tar, Path target) throws IOException {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("entry outside the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(path))) {
                tar.transferTo(file);
            }
            if ((entry.getMode() & 0100) != 0) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }

    private static URL archive() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        String machine = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        URL archive = PostgresBinaries.class.getResource("/postgres-" + system + "-" + machine + ".txz");
        if (archive == null) {
            throw new StartException("no PostgreSQL for " + system + " on " + machine
                    + " in this build: build Sada on such a machine, or use a PostgreSQL of your own");
        }
        return archive;
    }

    /** The jar's name holds platform and version. */
    private static String nameOf(URL archive) {
        Matcher jar = JAR.matcher(archive.toString());
        return jar.matches() ? jar.group(1) : "postgres-unpackaged";
    }

    private static Path cache() {
        String configured = System.getenv("XDG_CACHE_HOME");
        Path caches = configured == null || configured.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(configured);
        return caches.resolve("sada").toAbsolutePath();
    }
}
