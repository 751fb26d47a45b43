package org.sada.launcher.rejected;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.function.Consumer;
import org.sada.console.kpi.QueryText;
import org.sada.contract.event.EventJson;
import org.sada.contract.topic.Rejection;
import org.sada.contract.topic.Topics;
import org.sada.launcher.pipeline.LogFolder;
import org.sada.launcher.verify.TopicReader;
import picocli.CommandLine.Option;

/** Which refusals, and where they are. */
final class Choice {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "sada-data",
            description = "Folder of ./sada up, running or not (default ${DEFAULT-VALUE}).")
    private Path data;

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            description = "Kafka of a pipeline elsewhere, instead of --data.")
    private String bootstrap;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Only those whose reason holds this text.")
    private String reason;

    @Option(
            names = "--source",
            paramLabel = "S",
            description = "Only those of this source: a file, a topic, a ?source=.")
    private String source;

    @Option(names = "--tenant", paramLabel = "T", description = "Only those of this tenant.")
    private String tenant;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Only those refused since then: 2026-01-31, or 2026-01-31T09:30Z; in UTC unless it says.")
    private String since;

    /** Hands over every refusal that is meant, oldest first within a partition. */
    void read(Consumer<Refused> each) {
        Instant from = since == null ? Instant.MIN : QueryText.time("since", since, ZoneOffset.UTC);
        if (bootstrap != null) {
            read(bootstrap, from, each);
            return;
        }
        try (LogFolder log = LogFolder.open(data)) {
            read(log.bootstrap(), from, each);
        }
    }

    private void read(String broker, Instant from, Consumer<Refused> each) {
        try (TopicReader topic = TopicReader.open(broker, Topics.REJECTED.name())) {
            topic.forEach(
                    record -> {
                        Instant at = Instant.ofEpochMilli(record.timestamp());
                        Rejection rejection =
                                Topics.REJECTED.values().deserializer().deserialize(record.topic(), record.value());
                        if (rejection != null && !at.isBefore(from) && isMeant(rejection)) {
                            each.accept(new Refused(at, rejection));
                        }
                    },
                    (name, done, all) -> {});
        }
    }

    boolean isMeant(Rejection rejection) {
        String whose = rejection.tenant() == null ? EventJson.DEFAULT_TENANT : rejection.tenant();
        return (reason == null || rejection.reason().toLowerCase(Locale.ROOT).contains(reason.toLowerCase(Locale.ROOT)))
                && (source == null || source.equals(rejection.source()))
                && (tenant == null || tenant.equals(whose));
    }
}
