package org.sada.bench.child;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.sada.bench.pass.Pass;

/** What parent and child say to each other: one line of JSON each. */
final class Protocol {
    static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** The form of a {@link Pass} on its way. */
    record Order(
            int number,
            String bootstrap,
            int partitions,
            int threads,
            String folder,
            long events,
            Map<String, Long> truth,
            long patienceMs) {
        Pass pass() {
            return new Pass(
                    number,
                    bootstrap,
                    partitions,
                    threads,
                    Path.of(folder),
                    events,
                    truth,
                    Duration.ofMillis(patienceMs));
        }

        static Order of(Pass pass) {
            return new Order(
                    pass.number(),
                    pass.bootstrap(),
                    pass.partitions(),
                    pass.threads(),
                    pass.folder().toString(),
                    pass.events(),
                    pass.truth(),
                    pass.patience().toMillis());
        }
    }

    private Protocol() {}

    static String line(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static <T> T read(String line, Class<T> type) throws IOException {
        return JSON.readValue(line, type);
    }
}
