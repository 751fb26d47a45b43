package org.sada.launcher.command;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.sada.ingest.privacy.PrivacySettings;
import org.sada.launcher.embedded.ScratchFolder;
import org.sada.launcher.pipeline.Front;
import org.sada.launcher.pipeline.Pipeline;
import org.sada.launcher.pipeline.PipelineSettings;
import org.sada.runtime.HttpSettings;
import org.sada.runtime.key.KeyRing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sada demo}. */
@Command(
        name = "demo",
        description = {
            "Runs the whole pipeline with a simulated contact centre, until Ctrl-C or for a while, and leaves nothing.",
            "The last days of the centre come at once; then time runs on, faster than outside."
        })
public final class DemoCommand implements Callable<Integer> {
    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "Of the dashboard (default ${DEFAULT-VALUE}; 0: a free one).")
    private int port;

    @Option(
            names = "--speed",
            paramLabel = "N",
            defaultValue = "60",
            description = "Seconds of the centre in one second (default ${DEFAULT-VALUE}).")
    private int speed;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = AnalyzeCommand.Span.class,
            description = "Stop after this time, such as 2m.")
    private Duration length;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "One seed is one world (default ${DEFAULT-VALUE}).")
    private long seed;

    @Mixin
    private ModelOptions model;

    @Mixin
    private SettingsOptions settings;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (speed < 1 || speed > 100_000) {
            throw new ParameterException(spec.commandLine(), "--speed must be between 1 and 100000, not " + speed);
        }
        HttpSettings listen = Ports.listen("127.0.0.1", port, spec.commandLine());
        PrivacySettings privacy = settings.read().privacy();
        PrintWriter out = spec.commandLine().getOut();
        out.println("Starting …");
        try (ScratchFolder folder = ScratchFolder.create();
                Pipeline pipeline = Pipeline.open(
                        PipelineSettings.demo(folder.path()).readingBy(model.settings(), false), privacy);
                Front front = Front.open(pipeline, listen, KeyRing.none())) {
            out.println("Dashboard  " + front.uri() + "/");
            out.println(
                    length == null
                            ? "Ctrl-C stops, and leaves nothing."
                            : "Stops after " + length.toSeconds() + " s, and leaves nothing.");
            front.services(List.of(new DemoCentre(pipeline.publisher(), seed, speed, length)))
                    .runUntilShutdown();
        }
        return 0;
    }
}
