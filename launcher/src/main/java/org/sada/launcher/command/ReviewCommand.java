package org.sada.launcher.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.sada.console.complaint.Unsure;
import org.sada.console.complaint.UnsureReader;
import org.sada.contract.event.EventJson;
import org.sada.launcher.pipeline.DataFolder;
import org.sada.launcher.pipeline.Installed;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sada classifier review}. */
@Command(
        name = "review",
        description = {
            "Prints the least certain texts of late as TSV, for a person to label.",
            "Fill in the column labels (several joined by commas, none for no complaint) and, if you like, sentiment; then add the file to"
                    + " those of \"sada classifier train\". Rows without labels are left out there."
        })
final class ReviewCommand implements Callable<Integer> {
    private static final int MOST = 100_000;

    private static final class Place {
        @Option(names = "--data", paramLabel = "DIR", description = "Folder of \"sada up\", whether it runs or not.")
        private Path data;

        @Option(
                names = "--store",
                paramLabel = "JDBC_URL",
                description = "Store: jdbc:postgresql://host/db?user=…&password=…")
        private String store;
    }

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Place place;

    @Option(
            names = "--tenant",
            paramLabel = "T",
            defaultValue = EventJson.DEFAULT_TENANT,
            description = "Whose texts (default ${DEFAULT-VALUE}).")
    private String tenant;

    @Option(names = "--most", paramLabel = "N", defaultValue = "100", description = "Texts (default ${DEFAULT-VALUE}).")
    private int most;

    @Option(
            names = "--days",
            paramLabel = "D",
            defaultValue = "14",
            description = "How many days before the newest text the oldest may be (default ${DEFAULT-VALUE}).")
    private int days;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        requireInRange("--most", most);
        requireInRange("--days", days);
        List<Unsure> texts = read();
        PrintWriter out = spec.commandLine().getOut();
        out.println("text\tlabels\tsentiment\tsuggested\tfelt\tconfidence\tinteraction\tevent");
        for (Unsure text : texts) {
            out.println(String.join(
                    "\t",
                    field(text.text()),
                    "",
                    "",
                    field(String.join(",", text.suggested())),
                    text.sentiment() == null ? "" : text.sentiment(),
                    String.format(Locale.ROOT, "%.3f", text.confidence()),
                    field(text.interaction()),
                    field(text.event())));
        }
        out.flush();
        return 0;
    }

    private void requireInRange(String option, int value) {
        if (value < 1 || value > MOST) {
            throw new ParameterException(
                    spec.commandLine(), option + " must be between 1 and " + MOST + ", not " + value);
        }
    }

    private List<Unsure> read() throws Exception {
        if (place.store != null) {
            PGSimpleDataSource store = new PGSimpleDataSource();
            store.setUrl(place.store);
            return read(store);
        }
        try (Installed installed = DataFolder.open(place.data)) {
            return read(installed.store());
        }
    }

    private List<Unsure> read(DataSource store) throws SQLException {
        return UnsureReader.read(store, tenant, days, most);
    }

    /** On one line; with quotes where it holds some. */
    private static String field(String text) {
        String line = text.replaceAll("[\\t\\r\\n\\u2028\\u2029]+", " ").strip();
        return line.indexOf('"') < 0 ? line : '"' + line.replace("\"", "\"\"") + '"';
    }
}
