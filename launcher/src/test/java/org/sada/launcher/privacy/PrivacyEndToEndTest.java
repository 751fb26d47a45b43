package org.sada.launcher.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sada.analytics.StateStores;
import org.sada.analytics.complaint.ComplaintSettings;
import org.sada.contract.Definition;
import org.sada.contract.Retention;
import org.sada.contract.topic.Topics;
import org.sada.ingest.privacy.PrivacySettings;
import org.sada.ingest.privacy.Treatment;
import org.sada.launcher.pipeline.Front;
import org.sada.launcher.pipeline.Pipeline;
import org.sada.launcher.pipeline.PipelineSettings;
import org.sada.launcher.verify.Progress;
import org.sada.launcher.verify.Verification;
import org.sada.launcher.verify.Verify;
import org.sada.runtime.HttpSettings;
import org.sada.runtime.key.KeyRing;
import org.sada.sink.SinkSettings;
import org.slf4j.LoggerFactory;

/** Through every door, the real broker, topologies and store: what was planted stands nowhere afterwards. */
@Timeout(600)
class PrivacyEndToEndTest {
    private static final long SEED = 20_261_125;
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final JsonMapper MAPPER = new JsonMapper();

    @TempDir
    private Path folder;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    /** What was planted, by the interaction whose text holds it, and where it was found. */
    private record Outcome(
            int planted,
            int needles,
            Map<String, TreeSet<String>> foundInBytes,
            List<String> foundInTexts,
            Verification verification) {}

    @Test
    void nothingPlantedIsFoundInLogStateStoreApplicationLogOrARejection() throws Exception {
        Outcome outcome = run(PrivacySettings.STANDARD, 5_000, 300);
        System.out.printf(
                "seed %d: %d things planted in 5,000 texts, %d of them looked for in all bytes: found %s; in texts: %s%n",
                SEED, outcome.planted(), outcome.needles(), outcome.foundInBytes(), outcome.foundInTexts());

        assertThat(outcome.foundInBytes()).as("seed %d", SEED).isEmpty();
        assertThat(outcome.foundInTexts()).as("seed %d", SEED).isEmpty();
        assertThat(outcome.verification().equal())
                .as(() -> String.join("\n", outcome.verification().lines()))
                .isTrue();
    }

    @Test
    void controlWithoutTreatmentItIsFoundInEveryPlace() throws Exception {
        Outcome outcome = run(untreated(), 40, 5);

        assertThat(outcome.foundInBytes().keySet())
                .contains("topic " + Topics.EVENTS.name(), "contents of rejections")
                .anyMatch(place -> place.startsWith("topic ") && place.endsWith("-changelog"))
                .anyMatch(place -> place.startsWith("table "))
                .anyMatch(place -> place.startsWith("file store/"))
                .anyMatch(place -> place.startsWith("file state/") || place.startsWith("file broker/"));
        assertThat(outcome.foundInTexts()).hasSizeGreaterThan(30);
    }

    private Outcome run(PrivacySettings privacy, int texts, int broken) throws Exception {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        log.start();
        root.addAppender(log);
        PipelineSettings settings = new PipelineSettings(
                folder,
                true,
                4,
                2,
                StateStores.DISK,
                Duration.ofMillis(100),
                Definition.STANDARD,
                Retention.STANDARD,
                ComplaintSettings.SHIPPED,
                SinkSettings.KEPT_EXAMPLES,
                false);
        try (Pipeline pipeline = Pipeline.open(settings, privacy).start();
                Front front = Front.open(pipeline, HttpSettings.onLoopback(0), KeyRing.none())) {
            Centre centre = new Centre(front.port());
            Map<String, List<PlantedText.Secret>> planted = send(centre, pipeline, texts, broken);
            pipeline.awaitQuiet(PATIENCE);
            TreeSet<String> written = new TreeSet<>();
            planted.values()
                    .forEach(secrets -> secrets.forEach(secret -> {
                        written.add(secret.written());
                        written.add(secret.bare());
                    }));
            Needles needles = new Needles(written);
            Verification verification = new Verify(pipeline.definition(), Retention.STANDARD, pipeline.reader()::said)
                    .run(pipeline.bootstrap(), pipeline.store().connections(), Progress.NONE);
            Map<String, byte[]> topics = Haystack.topics(pipeline.bootstrap());
            return new Outcome(
                    planted.values().stream().mapToInt(List::size).sum(),
                    needles.size(),
                    found(needles, pipeline, topics, centre),
                    foundInTexts(planted, topics.get(Topics.EVENTS.name())),
                    verification);
        } finally {
            root.detachAppender(log);
        }
    }

    /** Half over HTTP, half from a file; customers are known by their phone or their e-mail. */
    private Map<String, List<PlantedText.Secret>> send(Centre centre, Pipeline pipeline, int texts, int broken)
            throws Exception {
        PlantedTexts source = new PlantedTexts(SEED);
        PersonalData people = new PersonalData(new Random(SEED));
        Map<String, List<PlantedText.Secret>> planted = new TreeMap<>();
        List<String> posted = new ArrayList<>();
        List<String> filed = new ArrayList<>();
        for (int number = 0; number < texts; ) {
            PlantedText text = source.next();
            if (!text.secrets().isEmpty()) {
                String customer = number % 2 == 0 ? people.phoneOfACountry() + number : people.email();
                List<PlantedText.Secret> secrets = new ArrayList<>(text.secrets());
                secrets.add(PlantedText.Secret.of(customer));
                planted.put("c" + number, secrets);
                List<String> events = Centre.interaction(number, customer, text.text());
                (number % 4 < 2 ? posted : filed).addAll(events);
                if (number < broken) {
                    centre.postBroken(customer, text.text());
                }
                number++;
            }
        }
        centre.post(posted);
        // with lines that break, which an import refuses by itself
        for (int i = 0; i < broken; i++) {
            String line = filed.get(2 * i + 1);
            filed.add(line.substring(0, line.length() - 1));
        }
        Path outside = Files.createTempDirectory("sada-privacy");
        Path file = outside.resolve("texts.ndjson");
        try {
            centre.importFile(file, filed, pipeline.publisher());
        } finally {
            Files.deleteIfExists(file);
            Files.delete(outside);
        }
        return planted;
    }

    private Map<String, TreeSet<String>> found(
            Needles needles, Pipeline pipeline, Map<String, byte[]> topics, Centre centre) throws Exception {
        Map<String, byte[]> places = new TreeMap<>();
        topics.forEach((name, bytes) -> places.put("topic " + name, bytes));
        places.put("contents of rejections", contents(topics.get(Topics.REJECTED.name())));
        Haystack.tables(pipeline.store().connections()).forEach((name, bytes) -> places.put("table " + name, bytes));
        places.put("answers of HTTP", centre.answers().getBytes(StandardCharsets.UTF_8));
        StringBuilder lines = new StringBuilder();
        log.list.forEach(event -> lines.append(event.getFormattedMessage()).append('\n'));
        places.put("application's log", lines.toString().getBytes(StandardCharsets.UTF_8));
        Map<String, TreeSet<String>> found = new TreeMap<>();
        places.forEach((place, bytes) -> found.put(place, needles.in(bytes)));
        Haystack.files(folder, (name, bytes) -> found.put("file " + name, needles.in(bytes)));
        found.values().removeIf(TreeSet::isEmpty);
        return found;
    }

    private static byte[] contents(byte[] rejections) throws Exception {
        StringBuilder contents = new StringBuilder();
        for (String line : new String(rejections, StandardCharsets.UTF_8).split("\n")) {
            if (line.startsWith("{")) {
                JsonNode rejection = MAPPER.readTree(line);
                byte[] content = rejection.path("content").binaryValue();
                contents.append(new String(content == null ? new byte[0] : content, StandardCharsets.UTF_8))
                        .append('\n');
            }
        }
        return contents.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Short things, such as codes, are looked for where they stood, and in whatever digits. */
    private static List<String> foundInTexts(Map<String, List<PlantedText.Secret>> planted, byte[] events)
            throws Exception {
        List<String> found = new ArrayList<>();
        for (String line : new String(events, StandardCharsets.UTF_8).split("\n")) {
            int from = line.indexOf('{');
            if (from >= 0) {
                JsonNode event = MAPPER.readTree(line.substring(from));
                String text =
                        event.path("text").asText() + event.path("comment").asText();
                for (PlantedText.Secret secret :
                        planted.getOrDefault(event.path("interaction").asText(), List.of())) {
                    if (secret.isIn(text)) {
                        found.add(secret.written() + " in: " + text);
                    }
                }
            }
        }
        return found;
    }

    private static PrivacySettings untreated() {
        PrivacySettings standard = PrivacySettings.STANDARD;
        return new PrivacySettings(
                standard.keyFile(),
                Treatment.KEEP,
                Treatment.KEEP,
                Treatment.KEEP,
                Treatment.KEEP,
                Treatment.KEEP,
                Treatment.KEEP,
                Treatment.KEEP,
                Treatment.KEEP,
                Treatment.KEEP,
                Treatment.KEEP,
                Treatment.KEEP,
                standard.phoneRegions(),
                standard.nationalIds());
    }
}
