package org.sada.ingest.file;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.sada.contract.event.Event;
import org.sada.contract.topic.Rejection;
import org.sada.ingest.check.FutureCheck;
import org.sada.ingest.publish.EventLine;
import org.sada.ingest.publish.Publisher;
import org.sada.ingest.source.ImportException;
import org.sada.ingest.source.Item;
import org.sada.ingest.source.Source;

/** Sends files into the pipeline. Sending a file twice does no harm: equal ids count once. */
public final class FileImport {
    private static final int ITEMS_PER_PROGRESS = 1000;

    private final Function<Tally, Destination> destination;

    private FileImport(Function<Tally, Destination> destination) {
        this.destination = destination;
    }

    /** Into the log of this process. The publisher stays open. */
    public static FileImport into(Publisher publisher, FutureCheck futureCheck) {
        return new FileImport(tally -> new PublisherDestination(publisher, futureCheck, tally));
    }

    /**
     * Over HTTP, to a running pipeline.
     *
     * @param pipeline such as {@code http://127.0.0.1:8080}
     * @param key that it asks for; null where it asks for none
     * @throws ImportException if that is no address of HTTP
     */
    public static FileImport to(URI pipeline, String key) {
        HttpSender sender = HttpSender.to(pipeline, key);
        return new FileImport(tally -> new HttpDestination(sender, tally));
    }

    /**
     * Reads all files, and returns when the pipeline has kept everything that could be understood.
     *
     * @param progress told now and then, in the calling thread
     * @throws ImportException if a file is missing, unreadable or of another format, or if the pipeline does not take it; what was
     *     kept until then stays
     */
    public ImportResult run(Source source, List<Path> files, Consumer<ImportProgress> progress)
            throws InterruptedException {
        List<InputFile> inputs = files.stream().map(InputFile::at).toList();
        Tally tally = new Tally();
        Run run = new Run(tally, destination.apply(tally), new SeenIds(), progress);
        for (InputFile input : inputs) {
            run.read(source, input);
        }
        run.destination.finish();
        return tally.result();
    }

    private record Run(Tally tally, Destination destination, SeenIds seen, Consumer<ImportProgress> progress) {

        private void read(Source source, InputFile file) throws InterruptedException {
            long[] items = {0};
            try {
                file.read(source, item -> {
                    take(file.sourceName(), item);
                    items[0]++;
                    if (items[0] % ITEMS_PER_PROGRESS == 0) {
                        tell(file, file.bytesRead());
                    }
                });
            } catch (Aborted aborted) {
                if (aborted.getCause() instanceof InterruptedException interrupt) {
                    throw interrupt;
                }
                throw (ImportException) aborted.getCause();
            }
            tell(file, file.bytes());
        }

        private void tell(InputFile file, long bytesRead) {
            progress.accept(new ImportProgress(file.path(), bytesRead, file.bytes(), tally.events(), tally.rejected()));
        }

        private void take(String source, Item item) {
            String position = source + " " + item.position();
            try {
                if (item instanceof Item.Understood understood) {
                    for (Event event : understood.events()) {
                        boolean repeated = seen.seenBefore(event);
                        tally.event(repeated);
                        EventLine line = understood.isTheEvent()
                                ? EventLine.asItCame(event, item.content())
                                : EventLine.of(event);
                        destination.send(new Destination.Parcel(line, source, position, item.content(), repeated));
                    }
                } else if (item instanceof Item.Refused refused) {
                    tally.rejectedRow(position, refused.reason());
                    destination.report(
                            new Rejection(null, "file", source, item.position(), refused.reason(), item.content()));
                }
            } catch (InterruptedException | ImportException e) {
                throw new Aborted(e);
            }
        }
    }

    /** Carries an interrupt, or the loss of the destination, through a source, which knows of neither. */
    private static final class Aborted extends RuntimeException {
        private static final long serialVersionUID = 1;

        private Aborted(Exception cause) {
            super(cause);
        }
    }
}
