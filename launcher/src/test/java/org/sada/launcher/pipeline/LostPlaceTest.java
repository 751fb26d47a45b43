package org.sada.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sada.analytics.AnalyticsSettings;
import org.sada.analytics.LostPlace;
import org.sada.ingest.simulator.Scenario;
import org.sada.ingest.simulator.Simulator;
import org.sada.launcher.embedded.EmbeddedBroker;

/** A pipeline whose offsets are lost does not count its log twice. */
class LostPlaceTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    @Test
    void stateWithoutOffsetsIsRefusedAndBothTogetherAreNot() throws Exception {
        try (Pipeline pipeline =
                Pipeline.open(PipelineSettings.durable(folder).with(2, 1)).start()) {
            pipeline.publisher()
                    .publish(
                            "test",
                            Simulator.stream(Scenario.endless(1, Instant.parse("2026-01-04T00:00:00Z"))
                                            .spread(100, 1))
                                    .toList(),
                            PATIENCE)
                    .join();
            pipeline.awaitQuiet(PATIENCE);
        }
        try (EmbeddedBroker broker = EmbeddedBroker.startDurable(folder.resolve("broker"), 0)) {
            Map<String, Object> connection = Map.of("bootstrap.servers", broker.bootstrap());
            try (Admin admin = Admin.create(connection)) {
                LostPlace.refuse(admin, connection);
                await().atMost(PATIENCE).ignoreExceptions().until(() -> {
                    admin.deleteConsumerGroups(List.of(AnalyticsSettings.APPLICATION_ID))
                            .all()
                            .get();
                    return true;
                });
                assertThatThrownBy(() -> LostPlace.refuse(admin, connection))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("count the log twice");
                assertThat(admin.listTopics().names().get()).isNotEmpty();
            }
        }
    }
}
