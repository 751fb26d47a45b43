package org.sada.launcher.command;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import org.sada.console.kpi.InvalidQuery;
import org.sada.console.kpi.QueryText;
import org.sada.ingest.source.Format;
import org.sada.ingest.source.Formats;
import org.sada.ingest.source.Source;
import org.sada.ingest.source.SourceOptions;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Which files, and what they hold. */
final class FileOptions {
    /** The formats, for the help text. */
    static final class Names implements Iterable<String> {
        @Override
        public java.util.Iterator<String> iterator() {
            return Formats.ALL.stream().map(Format::name).iterator();
        }
    }

    private static final String CSV = "csv";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--format",
            required = true,
            paramLabel = "F",
            completionCandidates = Names.class,
            description = "What the files hold: ${COMPLETION-CANDIDATES}.")
    private String format;

    @Option(
            names = "--tz",
            paramLabel = "ZONE",
            converter = Zone.class,
            description = "IANA time zone of times without an offset, such as Asia/Riyadh.")
    private ZoneId zone;

    @Option(names = "--tenant", paramLabel = "T", description = "Whose events they are.")
    private String tenant;

    @Option(names = "--map", paramLabel = "FILE", description = "Mapping of a csv file (YAML).")
    private Path map;

    @Parameters(arity = "0..*", paramLabel = "FILE", description = "Files, plain or gzip.")
    private List<Path> files = List.of();

    Source source() {
        if (map != null && !format.equals(CSV)) {
            throw new ParameterException(
                    spec.commandLine(), "--map is for format csv, not " + format + "; leave it out or change --format");
        }
        return Formats.find(format).source(new SourceOptions(tenant, zone, map));
    }

    /** @throws ParameterException where there is none */
    List<Path> files() {
        if (files.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "Missing required parameter: 'FILE'");
        }
        return files;
    }

    boolean namesFiles() {
        return !files.isEmpty();
    }

    String names() {
        return files.stream().map(Path::toString).collect(Collectors.joining(", "));
    }

    ZoneId zone() {
        return zone;
    }

    String tenant() {
        return tenant;
    }

    static final class Zone implements picocli.CommandLine.ITypeConverter<ZoneId> {
        @Override
        public ZoneId convert(String text) {
            try {
                return QueryText.zone(text);
            } catch (InvalidQuery invalid) {
                throw new TypeConversionException(invalid.getMessage());
            }
        }
    }
}
