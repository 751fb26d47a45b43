package org.sada.launcher.pipeline;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sada.ingest.privacy.PrivacySettings;
import org.sada.ingest.topic.RawTopic;
import org.sada.sink.SinkSettings;

/**
 * What the settings can say.
 *
 * @param privacy what of events is kept, redacted, hashed or dropped
 */
public record UpSettings(Ingest ingest, PrivacySettings privacy, Analytics analytics, Sink sink) {
    public static final UpSettings NONE = new UpSettings(
            new Ingest(List.of()),
            PrivacySettings.STANDARD,
            new Analytics(new Texts(null, null)),
            new Sink(SinkSettings.KEPT_EXAMPLES));

    /** @param topics that others write, to be read into the log; each once */
    public record Ingest(List<RawTopic> topics) {
        public Ingest {
            Set<String> names = new HashSet<>();
            for (RawTopic each : topics) {
                if (!names.add(each.topic())) {
                    throw new IllegalArgumentException("topics names " + each.topic() + " twice; once is enough");
                }
            }
        }
    }

    public record Analytics(Texts texts) {}

    /**
     * By what texts are read; null: as the data folder says, else by what comes with the program, which {@value TextFiles#SHIPPED} stands
     * for.
     *
     * @param model a file of {@code sada classifier train}
     * @param taxonomy a YAML file
     */
    public record Texts(Path model, Path taxonomy) {}

    /** @param examples how long after the log took it a customer's text stays in the store; zero: not at all */
    public record Sink(Duration examples) {
        public Sink {
            if (examples.isNegative()) {
                throw new IllegalArgumentException("examples must not be negative");
            }
        }
    }
}
