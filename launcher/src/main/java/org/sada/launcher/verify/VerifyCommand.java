package org.sada.launcher.verify;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Function;
import javax.sql.DataSource;
import org.sada.contract.Definition;
import org.sada.contract.Retention;
import org.sada.contract.fact.Said;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sada verify}. Exit code 0 where everything is equal, 1 otherwise. */
@Command(
        name = "verify",
        description = {
            "Recomputes every cell from the event log with separate, simple code, and compares integer by integer.",
            "With --data it waits until everything is counted and stored; with --bootstrap and --store the pipeline must be idle."
        })
public final class VerifyCommand implements Callable<Integer> {
    /** A broker and a store that are up while this is open, and what their pipeline follows. */
    public interface Installation extends AutoCloseable {
        String bootstrap();

        /** Connects as the owner of the store's tables. */
        DataSource store();

        /** By which its figures were counted. */
        Definition definition();

        /** What the definition says of customers' texts; null for one that is not read. */
        Function<String, Said> reading();

        @Override
        void close();
    }

    /** Finds installations. */
    public interface Installations {
        /** Brings up what a data folder holds, and lets it finish what is under way. */
        Installation open(Path data) throws Exception;

        /**
         * One whose services run elsewhere.
         *
         * @param store address of the store, with user and password
         * @param model by which texts are read; null: the one that comes with the program
         * @param taxonomy the same
         */
        Installation connect(String bootstrap, String store, Path model, Path taxonomy) throws Exception;
    }

    private static final class Place {
        @Option(
                names = "--data",
                required = true,
                paramLabel = "DIR",
                description = "Folder of \"sada up\", whether it runs or not.")
        private Path data;

        @ArgGroup(exclusive = false)
        private Services services;
    }

    private static final class Services {
        @Option(
                names = "--bootstrap",
                required = true,
                paramLabel = "HOST:PORT",
                description = "Broker that holds the log.")
        private String bootstrap;

        @Option(
                names = "--store",
                required = true,
                paramLabel = "JDBC_URL",
                description = "Store, as the owner of its tables: jdbc:postgresql://host/db?user=…&password=…")
        private String store;

        @Option(
                names = "--model",
                paramLabel = "MODEL",
                description = "Model by which its texts are read (default: the one that comes with the program).")
        private Path model;

        @Option(
                names = "--taxonomy",
                paramLabel = "FILE",
                description = "Its categories of complaints (default: those that come with the program).")
        private Path taxonomy;
    }

    @ArgGroup(multiplicity = "1")
    private Place place;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    private final Installations installations;
    private final Retention retention;
    private final Progress progress;

    /** The retention under which the pipeline ran. */
    public VerifyCommand(Installations installations, Retention retention, Progress progress) {
        this.installations = installations;
        this.retention = retention;
        this.progress = progress;
    }

    @Override
    public Integer call() throws Exception {
        Verification found = verify();
        if (json) {
            spec.commandLine().getOut().println(found.toJson());
        } else {
            found.lines().forEach(spec.commandLine().getOut()::println);
        }
        return found.equal() ? 0 : 1;
    }

    private Verification verify() throws Exception {
        try (Installation installation =
                place.data == null ? connect(place.services) : installations.open(place.data)) {
            return new Verify(installation.definition(), retention, installation.reading())
                    .run(installation.bootstrap(), installation.store(), progress);
        }
    }

    private Installation connect(Services services) throws Exception {
        return installations.connect(services.bootstrap, services.store, services.model, services.taxonomy);
    }
}
