package org.sada.launcher.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.sada.analytics.cause.Cause;
import org.sada.analytics.cause.Leaves;
import org.sada.analytics.cause.Movement;
import org.sada.analytics.cause.RateCauses;
import org.sada.analytics.cause.SumCauses;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sada rootcause}. */
@Command(
        name = "rootcause",
        description = {
            "Finds the smallest slice of a table that explains why a figure moved.",
            "With --count the figure is a ratio of counts, such as failed calls among all: the rows at --at are held against all rows before"
                    + " it. With --expected it is a sum, held against what was expected of it.",
            "Says nothing where nothing is beyond doubt."
        },
        footer = {
            "",
            "Example: sada rootcause --time minute --at 1569495720 --value failed --count calls --dims queue,channel calls.csv"
        })
public final class RootCauseCommand implements Callable<Integer> {
    private static final int FEW = 1_000;

    /** What the figure is held against. */
    static final class Against {
        @Option(
                names = "--count",
                paramLabel = "COLUMN",
                required = true,
                description = "Column of all cases, of which --value counts the bad ones.")
        private String count;

        @Option(
                names = "--expected",
                paramLabel = "COLUMN",
                required = true,
                description = "Column of what --value was expected to be.")
        private String expected;
    }

    @Option(
            names = "--time",
            paramLabel = "COLUMN",
            description = "Column of the time; numbers, or texts that sort as time does.")
    private String time;

    @Option(
            names = "--at",
            paramLabel = "VALUE",
            description = "The time at which the figure moved, as the column has it.")
    private String at;

    @Option(
            names = "--value",
            paramLabel = "COLUMN",
            required = true,
            description = "Column of the figure; not negative.")
    private String value;

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Against against;

    @Option(
            names = "--dims",
            paramLabel = "COLUMN",
            split = ",",
            required = true,
            description = "Columns to look for the cause in, joined by commas.")
    private List<String> dimensions;

    @Option(names = "--json", description = "Print a JSON array, the likeliest cause first; empty where none is found.")
    private boolean json;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "CSV with a header, also packed by gzip.")
    private List<Path> files;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        boolean isRatio = against.count != null;
        if ((time == null) != (at == null) || (isRatio && time == null)) {
            throw new ParameterException(spec.commandLine(), "--time and --at go together, and --count needs them");
        }
        files.forEach(FileCheck::requireReadable);
        Leaves leaves = CauseTable.read(
                files, new CauseTable.Columns(time, at, value, against.count, against.expected, dimensions));
        PrintWriter out = spec.commandLine().getOut();
        List<Cause> causes = isRatio ? RateCauses.find(leaves) : SumCauses.find(leaves);
        if (json) {
            out.println(TextJson.MAPPER.writeValueAsString(causes));
        } else {
            if (isRatio) {
                print(Movement.of(leaves), out);
            }
            print(causes, isRatio, out);
        }
        out.flush();
        return 0;
    }

    private static void print(Movement movement, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%.2f %% before, %.2f %% now, of %,.0f; %+.2f points, of which %+.2f because the shares of slices changed%n",
                100 * movement.before(),
                100 * movement.now(),
                movement.base(),
                100 * (movement.now() - movement.before()),
                100 * movement.mix());
        if (movement.base() < FEW) {
            out.printf(Locale.ROOT, "Fewer than %,d cases: a finer cause may be missed%n", FEW);
        }
    }

    private static void print(List<Cause> causes, boolean isRatio, PrintWriter out) {
        if (causes.isEmpty()) {
            out.println("No slice stands out beyond doubt");
        }
        for (Cause cause : causes) {
            out.println(cause.slice().entrySet().stream()
                    .map(each -> each.getKey() + " = " + each.getValue())
                    .collect(Collectors.joining(", ")));
            out.printf(
                    Locale.ROOT,
                    "  explains %.1f %% of the change with %.1f %% of all; %,.0f%s, expected %,.1f (z %.1f)%n",
                    100 * cause.explained(),
                    100 * cause.share(),
                    cause.value(),
                    isRatio ? String.format(Locale.ROOT, " of %,.0f", cause.base()) : "",
                    cause.expected(),
                    cause.z());
        }
    }
}
