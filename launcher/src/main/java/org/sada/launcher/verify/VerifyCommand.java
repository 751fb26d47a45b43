package org.sada.launcher.verify;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.sada.contract.Definition;
import org.sada.contract.Retention;
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

        @Override
        void close();
    }

    /** Brings up what a data folder holds, and lets it finish what is under way. */
    @FunctionalInterface
    public interface Installations {
        Installation open(Path data) throws Exception;
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
    }

    @ArgGroup(multiplicity = "1")
    private Place place;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    private final Installations installations;
    private final Definition definition;
    private final Retention retention;
    private final Progress progress;

    /** The definition and the retention under which the pipeline ran. */
    public VerifyCommand(Installations installations, Definition definition, Retention retention, Progress progress) {
        this.installations = installations;
        this.definition = definition;
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
        Verify verify = new Verify(definition, retention);
        if (place.data == null) {
            PGSimpleDataSource store = new PGSimpleDataSource();
            store.setUrl(place.services.store);
            return verify.run(place.services.bootstrap, store, progress);
        }
        try (Installation installation = installations.open(place.data)) {
            return verify.run(installation.bootstrap(), installation.store(), progress);
        }
    }
}
