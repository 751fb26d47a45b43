package org.sada.launcher.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.sada.ingest.source.SourceOptions;
import org.sada.runtime.key.ApiKey;
import org.sada.runtime.key.KeyFile;
import org.sada.runtime.key.Scope;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sada key}. The commands work on the files of a data folder, also while a pipeline runs on it. */
@Command(
        name = "key",
        description = {
            "API keys of an installation. As soon as there is one, every request needs one.",
            "Changes take effect at once, without a restart."
        })
public final class KeyCommand implements Runnable {
    private static final String DATA = "Folder of ./sada up (default ${DEFAULT-VALUE}).";

    @Spec
    private CommandSpec spec;

    /** Where a data folder has its keys. */
    static Path folder(Path data) {
        return data.resolve("keys");
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no command given");
    }

    @Command(name = "create", description = "Makes a key and prints it, once: only what it can be known by is kept.")
    void create(
            @Option(names = "--data", paramLabel = "DIR", defaultValue = "sada-data", description = DATA) Path data,
            @Option(
                            names = "--scope",
                            paramLabel = "SCOPE",
                            required = true,
                            description =
                                    "write (send events), read (figures), or admin (both, of all tenants, and metrics).")
                    Scope scope,
            @Option(
                            names = "--tenant",
                            paramLabel = "T",
                            description = "Whose events and figures (default: default; not with admin).")
                    String tenant,
            @Option(names = "--name", paramLabel = "NAME", defaultValue = "", description = "Who has it, for key list.")
                    String name,
            @Option(
                            names = "--rate",
                            paramLabel = "N",
                            defaultValue = "100",
                            description = "Requests a second (default ${DEFAULT-VALUE}).")
                    int rate) {
        if (rate < 1 || rate > 1_000_000) {
            throw new ParameterException(spec.commandLine(), "--rate must be between 1 and 1000000, not " + rate);
        }
        if (scope == Scope.ADMIN && tenant != null) {
            throw new ParameterException(
                    spec.commandLine(), "a key of scope admin is for every tenant; leave --tenant out");
        }
        String whose = scope == Scope.ADMIN ? null : new SourceOptions(tenant, null, null).tenantOrDefault();
        out().println(KeyFile.in(folder(data)).create(whose, scope, name, rate));
    }

    @Command(name = "list", description = "Shows every key that was made, revoked ones too; not the keys themselves.")
    void list(@Option(names = "--data", paramLabel = "DIR", defaultValue = "sada-data", description = DATA) Path data) {
        List<ApiKey> keys = KeyFile.in(folder(data)).keys();
        out().printf("%-12s%-8s%-20s%8s  %-9s%s%n", "id", "scope", "tenant", "rate/s", "state", "name");
        for (ApiKey key : keys) {
            out().printf(
                            "%-12s%-8s%-20s%8d  %-9s%s%n",
                            key.id(),
                            key.scope().text(),
                            key.tenant() == null ? "(all)" : key.tenant(),
                            key.requestsPerSecond(),
                            key.revoked() ? "revoked" : "good",
                            key.name());
        }
    }

    @Command(name = "revoke", description = "Makes a key worthless, for good.")
    void revoke(
            @Option(names = "--data", paramLabel = "DIR", defaultValue = "sada-data", description = DATA) Path data,
            @Parameters(paramLabel = "ID", description = "As key list shows it: the middle part of the key.")
                    String id) {
        KeyFile.in(folder(data)).revoke(id);
        out().println("revoked " + id);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
