package org.sada.launcher.command;

import java.io.PrintWriter;
import org.sada.ingest.file.ImportResult;

/** Says in a few lines what became of an import. */
final class ImportReport {
    private static final int MOST_REASONS = 10;

    private ImportReport() {}

    static void print(ImportResult result, String files, PrintWriter out) {
        out.printf(
                "%s: %,d accepted, %,d repeated, %,d rejected%n",
                files, result.accepted(), result.repeated(), result.rejected());
        result.reasons().stream()
                .limit(MOST_REASONS)
                .forEach(reason ->
                        out.printf("  %,d x, first at %s: %s%n", reason.count(), reason.position(), reason.example()));
        int more = result.reasons().size() - MOST_REASONS;
        if (more > 0) {
            out.printf("  and %,d kinds more%n", more);
        }
        out.flush();
    }
}
