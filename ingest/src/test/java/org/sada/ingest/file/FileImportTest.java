package org.sada.ingest.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sada.contract.event.Event;
import org.sada.contract.event.LegOutcome;
import org.sada.ingest.RecordingPublisher;
import org.sada.ingest.check.FutureCheck;
import org.sada.ingest.source.Formats;
import org.sada.ingest.source.ImportException;
import org.sada.ingest.source.Source;
import org.sada.ingest.source.SourceOptions;

@Timeout(60)
class FileImportTest {
    private static final Path JANUARY = Path.of("../../shared/data/anonymous-bank-1999/1999-01.tsv.gz");
    private static final FutureCheck NOON = new FutureCheck(InstantSource.fixed(Instant.parse("2026-01-31T12:00:00Z")));
    private static final Source SADA = Formats.find("sada").source(SourceOptions.NONE);

    private final RecordingPublisher publisher = new RecordingPublisher();
    private final FileImport fileImport = FileImport.into(publisher, NOON);

    @TempDir
    private Path folder;

    @Test
    void countsWhatBecomesOfEveryLine() throws Exception {
        Path first = write("a.ndjson", held("1"), held("2"), held("1"), "nonsense", late("3"));
        Path second = write("b.ndjson", held("2"), held("4"), "rubbish", late("3"));

        ImportResult result = fileImport.run(SADA, List.of(first, second), progress -> {});

        assertThat(List.of(result.accepted(), result.repeated(), result.rejected()))
                .containsExactly(3L, 2L, 4L);
        assertThat(publisher.events()).hasSize(5);
        assertThat(publisher.published())
                .extracting(RecordingPublisher.Published::source)
                .contains("a.ndjson", "b.ndjson");
        assertThat(publisher.rejected())
                .extracting(each -> each.source() + " " + each.position())
                .containsExactlyInAnyOrder("a.ndjson line 4", "a.ndjson line 5", "b.ndjson line 3", "b.ndjson line 4");
        assertThat(publisher.rejected())
                .allSatisfy(each -> assertThat(each.door()).isEqualTo("file"));
    }

    @Test
    void reasonsOfOneKindAreCountedTogetherWithTheFirstForAnExample() throws Exception {
        Path file = write(
                "a.ndjson", held("1").replace("held", "hold"), "{}", held("2").replace("held", "helt"));

        ImportResult result = fileImport.run(SADA, List.of(file), progress -> {});

        assertThat(result.reasons()).extracting(ImportResult.Reason::count).containsExactly(2L, 1L);
        assertThat(result.reasons().get(0).position()).isEqualTo("a.ndjson line 1");
        assertThat(result.reasons().get(0).example()).contains("hold");
    }

    @Test
    void compressedFilesAreKnownByTheirBytes() throws Exception {
        Path file = folder.resolve("a.txt");
        Files.write(file, gzip(held("1") + "\n"));

        assertThat(fileImport.run(SADA, List.of(file), progress -> {}).accepted())
                .isEqualTo(1);
    }

    @Test
    void progressReachesTheEnd() throws Exception {
        String[] lines = new String[2500];
        Arrays.setAll(lines, i -> held("" + i));
        Path file = write("a.ndjson", lines);
        List<ImportProgress> told = new ArrayList<>();

        fileImport.run(SADA, List.of(file), told::add);

        assertThat(told).hasSize(3);
        assertThat(told.get(2)).isEqualTo(new ImportProgress(file, Files.size(file), Files.size(file), 2500, 0));
        assertThat(told.get(0).bytesRead()).isPositive();
    }

    @Test
    void whatCannotBeImportedIsSaidInOneLine() throws Exception {
        byte[] cut = gzip((held("1") + "\n").repeat(1000));
        refused(folder.resolve("missing"), "there is no such file");
        refused(folder, "is a folder");
        refused(write("empty"), "is empty");
        refused(Files.write(folder.resolve("empty.gz"), gzip("")), "is empty");
        refused(Files.write(folder.resolve("a.zip"), new byte[] {'P', 'K', 3, 4, 0}), "zip archive");
        refused(
                Files.write(folder.resolve("utf16"), held("1").getBytes(java.nio.charset.StandardCharsets.UTF_16)),
                "UTF-16");
        refused(Files.write(folder.resolve("cut"), Arrays.copyOf(cut, cut.length - 20)), "cut short or damaged");
        refused(write("array", "[" + held("1") + "]"), "one event a line");
    }

    @Test
    void aMissingFileIsFoundBeforeAnythingIsSent() throws Exception {
        Path good = write("a.ndjson", held("1"));

        assertThatThrownBy(() -> fileImport.run(SADA, List.of(good, folder.resolve("missing")), progress -> {}))
                .isInstanceOf(ImportException.class);
        assertThat(publisher.events()).isEmpty();
    }

    @Test
    void aLogThatIsAwayFailsTheImport() throws Exception {
        publisher.become(RecordingPublisher.Mood.REFUSES);
        Path file = write("a.ndjson", held("1"));

        assertThatThrownBy(() -> fileImport.run(SADA, List.of(file), progress -> {}))
                .isInstanceOf(ImportException.class)
                .hasMessage("Kafka is away");
    }

    /** The figures that are known of that month from elsewhere. */
    @Test
    void theBanksJanuaryIsReadAsItIsKnown() throws Exception {
        assumeThat(JANUARY).as("the month's data beside the repository").exists();
        Source source = Formats.find("anonymous-bank").source(SourceOptions.NONE);

        ImportResult result = fileImport.run(source, List.of(JANUARY), progress -> {});

        assertThat(result).isEqualTo(new ImportResult(31_599, 0, 0, List.of()));
        List<Event.Whole> calls = publisher.events().stream()
                .map(event -> (Event.Whole) event.body())
                .toList();
        assertThat(publisher.events().stream().map(Event::interaction).distinct())
                .hasSize(31_599);
        assertThat(legs(calls, LegOutcome.ANSWERED)).isEqualTo(27_060);
        assertThat(legs(calls, LegOutcome.ABANDONED)).isEqualTo(4_299);
        assertThat(calls.stream().filter(call -> call.legs().isEmpty())).hasSize(240);
        assertThat(mean(calls, true)).isEqualTo("35.028");
        assertThat(mean(calls, false)).isEqualTo("183.452");
    }

    private static long legs(List<Event.Whole> calls, LegOutcome outcome) {
        return calls.stream()
                .flatMap(call -> call.legs().stream())
                .filter(leg -> leg.outcome() == outcome)
                .count();
    }

    private static String mean(List<Event.Whole> calls, boolean wait) {
        double mean = calls.stream()
                .flatMap(call -> call.legs().stream())
                .filter(leg -> leg.outcome() == LegOutcome.ANSWERED)
                .mapToLong(leg -> wait ? leg.waitMs() : leg.talkMs())
                .average()
                .orElseThrow();
        return String.format(java.util.Locale.ROOT, "%.3f", mean / 1000);
    }

    private void refused(Path file, String why) {
        assertThatThrownBy(() -> fileImport.run(SADA, List.of(file), progress -> {}))
                .isInstanceOf(ImportException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(why)
                .hasMessageNotContaining("\n");
    }

    private Path write(String name, String... lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\n", lines), UTF_8);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    private static String held(String id) {
        return "{\"type\":\"held\",\"id\":\"" + id
                + "\",\"interaction\":\"i\",\"occurred_at\":\"2026-01-31T09:30:00Z\"}";
    }

    private static String late(String id) {
        return held(id).replace("2026-01-31", "2026-02-01");
    }
}
