package org.sada.ingest.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sada.contract.event.Event;
import org.sada.ingest.RecordingPublisher;
import org.sada.ingest.check.FutureCheck;
import org.sada.ingest.source.Formats;
import org.sada.ingest.source.ImportException;
import org.sada.ingest.source.Source;
import org.sada.ingest.source.SourceOptions;

@Timeout(60)
class FolderFollowTest {
    private static final Source SADA = Formats.find("sada").source(SourceOptions.NONE);
    private static final FutureCheck NOON = new FutureCheck(InstantSource.fixed(Instant.parse("2026-01-31T12:00:00Z")));

    private final RecordingPublisher publisher = new RecordingPublisher();
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private FolderFollow follow;
    private Thread thread;

    @TempDir
    private Path folder;

    @AfterEach
    void stop() throws InterruptedException {
        if (follow != null) {
            follow.close();
            thread.join();
        }
    }

    @Test
    void filesAreTakenAsTheyAppearAndPutAside() throws Exception {
        Files.writeString(folder.resolve("a.ndjson"), held("1"));
        start();
        assertThat(next()).isEqualTo("taken a.ndjson 1");

        Files.writeString(folder.resolve("b.ndjson"), held("2") + held("3"));
        assertThat(next()).isEqualTo("taken b.ndjson 2");

        assertThat(publisher.events()).extracting(Event::id).containsExactly("1", "2", "3");
        assertThat(names("")).containsExactly("done", "failed");
        assertThat(names("done")).containsExactly("a.ndjson", "b.ndjson");
    }

    @Test
    void aFileThatGrowsOrIsNamedAsHalfIsLeftUntilItIsWhole() throws Exception {
        Settling settling = new Settling();
        Path growing = Files.writeString(folder.resolve("a"), "1");
        Files.writeString(folder.resolve("b.part"), "1");
        Files.writeString(folder.resolve(".c"), "1");
        assertThat(settling.complete(folder)).isEmpty();

        Files.writeString(growing, "2", StandardOpenOption.APPEND);
        assertThat(settling.complete(folder)).isEmpty();

        Files.move(folder.resolve("b.part"), folder.resolve("b"));
        assertThat(settling.complete(folder)).containsExactly(growing);
        assertThat(settling.complete(folder)).containsExactly(growing, folder.resolve("b"));
    }

    @Test
    void aBadFileIsSetAsideWithItsReasonAndTheNextIsTaken() throws Exception {
        Files.write(folder.resolve("a"), new byte[] {'P', 'K', 3, 4});
        Files.writeString(folder.resolve("b"), "nonsense\n");
        Files.writeString(folder.resolve("c"), held("1"));
        start();

        assertThat(List.of(next(), next(), next())).containsExactly("aside a", "aside b", "taken c 1");
        assertThat(names("failed")).containsExactly("a", "a.reason", "b", "b.reason");
        assertThat(folder.resolve("failed/a.reason")).content(UTF_8).contains("zip archive");
        assertThat(folder.resolve("failed/b.reason")).content(UTF_8).contains("b line 1");
        assertThat(publisher.rejected()).hasSize(1);
    }

    @Test
    void whileThePipelineIsAwayFilesWait() throws Exception {
        publisher.become(RecordingPublisher.Mood.REFUSES);
        Files.writeString(folder.resolve("a"), held("1"));
        start();
        assertThat(next()).isEqualTo("waiting Kafka is away");
        assertThat(folder.resolve("a")).exists();

        publisher.become(RecordingPublisher.Mood.KEEPS);

        assertThat(next()).isEqualTo("taken a 1");
        assertThat(told).isEmpty();
    }

    @Test
    void aRestartTakesWhatIsLeftAndKeepsWhatWasTakenUnderTheSameName() throws Exception {
        Files.writeString(folder.resolve("a"), held("1"));
        start();
        next();
        stop();
        Files.writeString(folder.resolve("a"), held("2"));
        start();

        assertThat(next()).isEqualTo("taken a 1");
        assertThat(publisher.events()).extracting(Event::id).containsExactly("1", "2");
        assertThat(names("done")).containsExactly("a", "a.1");
    }

    @Test
    void aFolderThatIsNoneIsOneLine() {
        assertThatThrownBy(() -> follow(folder.resolve("nowhere")))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("nowhere is no folder");
    }

    private FolderFollow follow(Path where) {
        return new FolderFollow(
                where, SADA, FileImport.into(publisher, NOON), Duration.ofMillis(20), new FolderFollow.Told() {
                    @Override
                    public void taken(Path file, ImportResult result) {
                        told.add("taken " + file.getFileName() + " " + result.accepted());
                    }

                    @Override
                    public void setAside(Path file, String reason) {
                        told.add("aside " + file.getFileName());
                    }

                    @Override
                    public void waiting(String reason) {
                        told.add("waiting " + reason);
                    }
                });
    }

    private void start() {
        follow = follow(folder);
        thread = new Thread(() -> {
            try {
                follow.run();
            } catch (IOException | InterruptedException e) {
                told.add(e.toString());
            }
        });
        thread.start();
    }

    private String next() throws InterruptedException {
        return told.poll(30, TimeUnit.SECONDS);
    }

    private List<String> names(String where) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(where))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static String held(String id) {
        return "{\"type\":\"held\",\"id\":\"" + id
                + "\",\"interaction\":\"i\",\"occurred_at\":\"2026-01-31T09:30:00Z\"}\n";
    }
}
