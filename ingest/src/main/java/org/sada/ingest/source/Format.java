package org.sada.ingest.source;

/** A way of writing down what happened. A new one is one class, and one line in {@link Formats}. */
public interface Format {

    /** As in {@code --format}: lower case with hyphens. */
    String name();

    /** What it is, in a few words, for the help of the command line. */
    String summary();

    /** @throws ImportException if the options do not suit the format */
    Source source(SourceOptions options);
}
