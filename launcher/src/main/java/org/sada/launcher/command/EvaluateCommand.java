package org.sada.launcher.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.sada.analytics.text.Evaluation;
import org.sada.analytics.text.Evaluator;
import org.sada.analytics.text.LabelledTexts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sada classifier evaluate}. */
@Command(
        name = "evaluate",
        description =
                "Measures a model against texts whose labels are known: F1, accuracy, false complaints, confusions, speed.")
final class EvaluateCommand implements Callable<Integer> {
    private static final int MOST_CONFUSIONS = 10;

    @Mixin
    private LabelledOptions input;

    @Mixin
    private ModelOptions model;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        LabelledTexts texts = input.read();
        Evaluation evaluation = Evaluator.evaluate(texts, model.classifier());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(TextJson.MAPPER.writeValueAsString(evaluation));
        } else {
            print(evaluation, out);
        }
        out.flush();
        return 0;
    }

    private static void print(Evaluation evaluation, PrintWriter out) {
        out.printf(Locale.ROOT, "%,d texts", evaluation.texts());
        if (evaluation.skipped() > 0) {
            out.printf(Locale.ROOT, " (and %,d rows without a text or a label, left out)", evaluation.skipped());
        }
        out.println();
        line("accuracy", evaluation.accuracy(), out);
        line("accuracy without the least certain fifth", evaluation.accuracyWithoutLeastCertainFifth(), out);
        line("micro-F1", evaluation.microF1(), out);
        line("macro-F1", evaluation.macroF1(), out);
        if (evaluation.harmless() > 0) {
            out.printf(
                    Locale.ROOT,
                    "%-42s %.4f  (%d of %d)%n",
                    "false complaints among none",
                    evaluation.falseComplaintRate(),
                    evaluation.falseComplaints(),
                    evaluation.harmless());
        }
        if (evaluation.sentimentAccuracy() != null) {
            line("accuracy of sentiment", evaluation.sentimentAccuracy(), out);
        }
        out.printf(
                Locale.ROOT,
                "%-42s %d, accuracy of the others %.4f%n",
                "abstained",
                evaluation.abstained(),
                evaluation.accuracyOfAnswered());
        out.printf(Locale.ROOT, "%-42s %,d%n", "texts a second, on one core", evaluation.textsPerSecond());
        scores("category", evaluation.categories(), out);
        scores("variety", evaluation.varieties(), out);
        if (!evaluation.confusions().isEmpty()) {
            out.printf("%n%-30s %-30s texts%n", "expected", "found");
            evaluation.confusions().stream()
                    .limit(MOST_CONFUSIONS)
                    .forEach(each -> out.printf(
                            Locale.ROOT, "%-30s %-30s %5d%n", each.expected(), each.predicted(), each.count()));
        }
    }

    private static void line(String name, double value, PrintWriter out) {
        out.printf(Locale.ROOT, "%-42s %.4f%n", name, value);
    }

    private static void scores(String what, List<Evaluation.Scores> scores, PrintWriter out) {
        if (!scores.isEmpty()) {
            out.printf("%n%-42s precision  recall      F1  n%n", what);
            scores.forEach(each -> out.printf(
                    Locale.ROOT,
                    "%-42s %9.3f %7.3f %7.3f  %d%n",
                    each.name(),
                    each.precision(),
                    each.recall(),
                    each.f1(),
                    each.support()));
        }
    }
}
