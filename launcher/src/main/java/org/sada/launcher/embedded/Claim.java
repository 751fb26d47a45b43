package org.sada.launcher.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.sada.runtime.StartException;

/** A folder that this process alone works in, until it closes the claim or ends, however it ends. */
final class Claim implements AutoCloseable {
    private final FileChannel channel;

    private Claim(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws StartException if another process, or this one, holds the folder */
    static Claim of(Path folder) {
        Path file = folder.resolve("lock");
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw inUse(folder, file);
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return new Claim(channel);
        } catch (IOException | OverlappingFileLockException | StartException failure) {
            closeQuietly(channel);
            throw failure instanceof StartException start
                    ? start
                    : failure instanceof OverlappingFileLockException
                            ? inUse(folder, file)
                            : new StartException(
                                    "cannot lock folder " + folder + " (" + failure.getMessage() + "): choose another",
                                    failure);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static StartException inUse(Path folder, Path file) {
        String owner;
        try {
            owner = "process " + Files.readString(file).strip();
        } catch (IOException unreadable) {
            owner = "another process";
        }
        return new StartException(
                "folder " + folder + " is in use by " + owner + ": stop that one, or choose another folder");
    }

    private static void closeQuietly(FileChannel channel) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException ignored) {
                // the first failure is the one to report
            }
        }
    }
}
