package org.sada.analytics.complaint;

import java.nio.file.Path;

/**
 * By what texts are read.
 *
 * @param model a file of {@code sada classifier train}; null: the one that comes with the program
 * @param taxonomy a YAML file; null: the one that comes with the program
 */
public record ComplaintSettings(Path model, Path taxonomy) {
    /** What comes with the program. */
    public static final ComplaintSettings SHIPPED = new ComplaintSettings(null, null);
}
