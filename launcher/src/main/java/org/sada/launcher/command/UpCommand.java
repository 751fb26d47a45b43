package org.sada.launcher.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.sada.contract.Definition;
import org.sada.ingest.privacy.PrivacySettings;
import org.sada.launcher.pipeline.Front;
import org.sada.launcher.pipeline.Pipeline;
import org.sada.launcher.pipeline.PipelineSettings;
import org.sada.runtime.HttpSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sada up}. */
@Command(
        name = "up",
        description = {
            "Runs the whole pipeline on this machine, durable in a folder, until Ctrl-C.",
            "Started again on the same folder it goes on where it was, also after a crash."
        })
public final class UpCommand implements Callable<Integer> {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "sada-data",
            description = "Where everything is kept (default ${DEFAULT-VALUE}).")
    private Path data;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "Where events come in and figures go out (default ${DEFAULT-VALUE}; 0: a free one).")
    private int port;

    @Mixin
    private SettingsOptions settings;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        HttpSettings listen = Ports.listen(port, spec.commandLine());
        PrivacySettings privacy = settings.privacy();
        PrintWriter out = spec.commandLine().getOut();
        out.println("Starting broker and store in " + data + " …");
        try (Pipeline pipeline = Pipeline.open(PipelineSettings.durable(data), privacy);
                Front front = Front.open(pipeline, Definition.STANDARD, listen)) {
            String address = "http://127.0.0.1:" + front.port();
            out.println("Dashboard  " + address + "/");
            out.println("Events     POST " + address + "/v1/events, or ./sada import --to " + address + " …");
            out.println("Ctrl-C stops; what was accepted is kept.");
            front.services(List.of()).runUntilShutdown();
        }
        return 0;
    }
}
