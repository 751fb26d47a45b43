package org.sada.ingest.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.sada.ingest.source.ImportException;
import org.sada.ingest.source.Source;
import org.sada.runtime.Service;

/**
 * Takes the files of a folder as they appear. What was taken goes to the folder {@code done} in it, what cannot be taken at all to
 * {@code failed}, with the reason beside it; so a restart knows what is left without a memory of its own. A file that was sent but not
 * moved before a crash is sent again, which does no harm: equal ids count once.
 */
public final class FolderFollow implements Service {
    private static final String DONE = "done";
    private static final String FAILED = "failed";

    private final Path folder;
    private final Source source;
    private final FileImport importer;
    private final Duration pause;
    private final Told told;
    private final Settling settling = new Settling();
    private final CountDownLatch closing = new CountDownLatch(1);
    private String trouble = "";

    /** What its owner is told, in the thread that runs. */
    public interface Told {
        void taken(Path file, ImportResult result);

        /** @param reason one line */
        void setAside(Path file, String reason);

        /** The pipeline is away: it is asked again until it is back. Told once for each reason. */
        void waiting(String reason);
    }

    /**
     * Ready to run.
     *
     * @param pause between two looks; a file that stayed the same from one to the next is complete
     * @throws ImportException if the folder cannot be used
     */
    public FolderFollow(Path folder, Source source, FileImport importer, Duration pause, Told told) {
        this.folder = folder;
        this.source = source;
        this.importer = importer;
        this.pause = pause;
        this.told = told;
        if (!Files.isDirectory(folder)) {
            throw new ImportException(folder + " is no folder; name one that files are put into");
        }
        try {
            Files.createDirectories(folder.resolve(DONE));
            Files.createDirectories(folder.resolve(FAILED));
        } catch (IOException e) {
            throw new ImportException(
                    "cannot write to " + folder + ", where taken files are put aside: " + e.getMessage(), e);
        }
    }

    @Override
    public String name() {
        return "follow";
    }

    @Override
    public void run() throws IOException, InterruptedException {
        do {
            for (Path file : settling.complete(folder)) {
                if (closing.getCount() == 0 || !take(file)) {
                    break;
                }
            }
        } while (!closing.await(pause.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Returns at once; the file that is being sent is sent to its end first. */
    @Override
    public void close() {
        closing.countDown();
    }

    /** False where the pipeline does not take anything now. */
    private boolean take(Path file) throws IOException, InterruptedException {
        try {
            ImportResult result = importer.run(source, List.of(file), progress -> {});
            trouble = "";
            if (result.accepted() + result.repeated() == 0 && result.rejected() > 0) {
                setAside(
                        file,
                        "nothing in it could be taken; first, at "
                                + result.reasons().get(0).position() + ": "
                                + result.reasons().get(0).example());
            } else {
                move(file, DONE);
                told.taken(file, result);
            }
            return true;
        } catch (DestinationException away) {
            if (!away.getMessage().equals(trouble)) {
                trouble = away.getMessage();
                told.waiting(trouble);
            }
            return false;
        } catch (ImportException bad) {
            if (Files.exists(file)) {
                setAside(file, bad.getMessage());
            }
            return true;
        }
    }

    private void setAside(Path file, String reason) throws IOException {
        Path moved = move(file, FAILED);
        Files.writeString(moved.resolveSibling(moved.getFileName() + ".reason"), reason + "\n");
        told.setAside(file, reason);
    }

    /** Under its name, or with a number behind it where that is taken. */
    private Path move(Path file, String to) throws IOException {
        Path target = folder.resolve(to).resolve(file.getFileName());
        for (int i = 1; Files.exists(target); i++) {
            target = target.resolveSibling(file.getFileName() + "." + i);
        }
        return Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
    }
}
