package org.sada.ingest.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** Turns the contents of a file into events. Used by one thread at a time, and for any number of files. */
@FunctionalInterface
public interface Source {

    /**
     * Reads to the end. What is malformed is handed over as {@link Item.Refused}, and the rest goes on.
     *
     * @param content already decompressed
     * @throws ImportException if this is not the format at all; thrown before anything is handed over
     */
    void read(InputStream content, Consumer<Item> items) throws IOException;
}
