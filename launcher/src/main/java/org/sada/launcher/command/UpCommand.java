package org.sada.launcher.command;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.sada.launcher.pipeline.Front;
import org.sada.launcher.pipeline.Pipeline;
import org.sada.launcher.pipeline.PipelineSettings;
import org.sada.launcher.pipeline.TextFiles;
import org.sada.launcher.pipeline.UpSettings;
import org.sada.runtime.HttpSettings;
import org.sada.runtime.StartException;
import org.sada.runtime.key.KeyFile;
import org.sada.runtime.key.KeyRing;
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

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            description = "Model by which texts are read; a copy stays in the folder (\"shipped\": the program's own).")
    private Path model;

    @Option(
            names = "--taxonomy",
            paramLabel = "FILE",
            description = "Categories of complaints; a copy stays in the folder (\"shipped\": the program's own).")
    private Path taxonomy;

    @Option(
            names = "--recount",
            description = "Where model or taxonomy have changed: count the whole log anew, as the next definition.")
    private boolean recount;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            defaultValue = "127.0.0.1",
            description =
                    "Address to listen on (default ${DEFAULT-VALUE}); another one needs an API key, see ./sada key.")
    private String host;

    @Mixin
    private SettingsOptions settings;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        HttpSettings listen = Ports.listen(host, port, spec.commandLine());
        KeyRing keys = KeyRing.of(KeyFile.in(KeyCommand.folder(data)));
        if (!listen.isLoopback() && !keys.required()) {
            throw new StartException("refusing to listen on " + host
                    + " without API keys: make one with ./sada key create --data " + data + ", or leave --host out");
        }
        UpSettings chosen = settings.read();
        PrintWriter out = spec.commandLine().getOut();
        out.println("Starting broker and store in " + data + " …");
        try (Pipeline pipeline = Pipeline.open(pipeline(chosen), chosen.privacy());
                Front front = Front.open(pipeline, listen, keys)) {
            URI address = front.uri();
            out.println("Dashboard  " + address + "/");
            out.println("Events     POST " + address + "/v1/events, or ./sada import --to " + address + " …");
            out.println("Ctrl-C stops; what was accepted is kept.");
            front.services(pipeline.intakes(chosen.ingest().topics())).runUntilShutdown();
        }
        return 0;
    }

    /** What the command line names goes before the settings, and they before what the folder keeps. */
    private PipelineSettings pipeline(UpSettings chosen) {
        UpSettings.Texts texts = chosen.analytics().texts();
        return PipelineSettings.durable(data)
                .readingBy(
                        TextFiles.named(
                                data,
                                model == null ? texts.model() : model,
                                taxonomy == null ? texts.taxonomy() : taxonomy),
                        recount)
                .keepingExamples(chosen.sink().examples());
    }
}
