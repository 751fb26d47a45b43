package org.sada.launcher.pipeline;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sada.ingest.topic.RawTopic;

/** What the settings file of {@code sada up} can say. */
public record UpSettings(Ingest ingest) {
    public static final UpSettings NONE = new UpSettings(new Ingest(List.of()));

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
}
