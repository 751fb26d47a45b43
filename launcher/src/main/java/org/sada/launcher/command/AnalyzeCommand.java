package org.sada.launcher.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.Callable;
import org.sada.console.kpi.Every;
import org.sada.console.kpi.KpiQuery;
import org.sada.console.kpi.KpiReader;
import org.sada.console.kpi.KpiWriter;
import org.sada.console.kpi.QueryText;
import org.sada.console.store.Finality;
import org.sada.contract.Definition;
import org.sada.contract.event.EventJson;
import org.sada.ingest.check.FutureCheck;
import org.sada.ingest.file.FileImport;
import org.sada.ingest.file.ImportResult;
import org.sada.ingest.privacy.PrivacySettings;
import org.sada.ingest.source.Source;
import org.sada.launcher.embedded.ScratchFolder;
import org.sada.launcher.pipeline.Pipeline;
import org.sada.launcher.pipeline.PipelineSettings;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code sada analyze}. */
@Command(
        name = "analyze",
        description = {
            "Prints the KPIs of files.",
            "Runs the whole pipeline once, with a broker, the topologies and a store in a temporary folder, and leaves nothing."
        })
public final class AnalyzeCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    @Mixin
    private FileOptions input;

    @Option(
            names = "--by",
            paramLabel = "DIM",
            description =
                    "Rows by these dimensions, joined by commas: queue, channel, direction; agent, queue; category,"
                            + " queue, channel, product, region.")
    private String by;

    @Option(
            names = "--every",
            paramLabel = "LENGTH",
            defaultValue = "all",
            description = "A row for each PT15M, PT30M, PT1H, P1D, P1W, P1M or P1Y in the time zone, or one for all"
                    + " (default).")
    private String every;

    @Option(
            names = "--target",
            paramLabel = "TIME",
            converter = Span.class,
            description = "Wait that meets the service level (default 20s).")
    private Duration target;

    @Option(
            names = "--short",
            paramLabel = "TIME",
            converter = Span.class,
            description = "Who gives up sooner is a short abandon; 0s: nobody (default 5s).")
    private Duration shortAbandon;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            defaultValue = "2",
            description = "Of the log (default ${DEFAULT-VALUE}); the figures are the same.")
    private int partitions;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "2",
            description = "Of analytics (default ${DEFAULT-VALUE}); the figures are the same.")
    private int threads;

    @Mixin
    private ModelOptions model;

    @ArgGroup
    private Form form;

    private static final class Form {
        @Option(names = "--json", description = "Print JSON.")
        private boolean json;

        @Option(names = "--csv", description = "Print CSV.")
        private boolean csv;

        private KpiWriter writer() {
            return json ? KpiWriter.json() : csv ? KpiWriter.csv() : KpiWriter.table();
        }
    }

    @Mixin
    private SettingsOptions settings;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        requireInRange("--partitions", partitions);
        requireInRange("--threads", threads);
        Definition definition = definition();
        KpiQuery query = query(definition);
        PrivacySettings privacy = settings.read().privacy();
        Source source = input.source();
        for (Path file : input.files()) {
            FileCheck.requireReadable(file);
        }
        try (ScratchFolder folder = ScratchFolder.create();
                Pipeline pipeline = Pipeline.open(
                                PipelineSettings.once(folder.path(), definition)
                                        .with(partitions, threads)
                                        .readingBy(model.settings(), false),
                                privacy)
                        .start()) {
            ImportResult result = send(source, pipeline);
            tell(result);
            pipeline.awaitQuiet(PATIENCE);
            print(pipeline, definition, query);
            return result.accepted() == 0 ? 1 : 0;
        }
    }

    private void requireInRange(String option, int value) {
        if (value < 1 || value > 256) {
            throw new ParameterException(spec.commandLine(), option + " must be between 1 and 256, not " + value);
        }
    }

    private Definition definition() {
        Definition standard = Definition.STANDARD;
        return new Definition(
                standard.version(),
                standard.fcrWindow(),
                standard.match(),
                target == null ? standard.target() : target,
                Map.of(),
                shortAbandon == null ? standard.shortAbandon() : shortAbandon,
                standard.serviceLevel());
    }

    private KpiQuery query(Definition definition) {
        String tenant = input.tenant() == null ? EventJson.DEFAULT_TENANT : input.tenant();
        ZoneId zone = input.zone() == null ? ZoneOffset.UTC : input.zone();
        KpiQuery all = KpiQuery.all(tenant, definition.version()).every(Every.parse(every), zone);
        return by == null ? all : all.by(QueryText.dimensions(by));
    }

    private ImportResult send(Source source, Pipeline pipeline) throws InterruptedException {
        try (ProgressLine progress = new ProgressLine("Reading")) {
            return FileImport.into(pipeline.publisher(), FutureCheck.bySystemClock())
                    .run(source, input.files(), at -> progress.at(at.bytesRead(), at.bytes()));
        }
    }

    private void tell(ImportResult result) {
        PrintWriter err = spec.commandLine().getErr();
        if (result.rejected() > 0 || result.accepted() == 0) {
            ImportReport.print(result, input.names(), err);
        }
    }

    private void print(Pipeline pipeline, Definition definition, KpiQuery query) throws SQLException, IOException {
        KpiReader reader = new KpiReader(pipeline.store().connections(), definition, Finality.bySystemClock());
        KpiWriter writer = form == null ? KpiWriter.table() : form.writer();
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        writer.write(query, reader.read(query), text);
        spec.commandLine().getOut().print(text.toString(StandardCharsets.UTF_8));
        spec.commandLine().getOut().flush();
    }

    /** Reads {@code 20s}, {@code 500ms}, {@code 1m} and ISO-8601 durations such as {@code PT20S}. */
    static final class Span implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            try {
                Duration span = text.endsWith("ms")
                        ? Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)))
                        : Duration.parse(text.startsWith("P") ? text : "PT" + text);
                if (!span.isNegative()) {
                    return span;
                }
            } catch (RuntimeException e) {
                // told below, with the same words for every text that is no time
            }
            throw new TypeConversionException("\"" + text + "\" is no time such as 20s, 500ms or 1m");
        }
    }
}
