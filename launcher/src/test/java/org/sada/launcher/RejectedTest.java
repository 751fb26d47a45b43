package org.sada.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sada.contract.topic.Topics;
import org.sada.launcher.pipeline.Front;
import org.sada.launcher.pipeline.Pipeline;
import org.sada.launcher.pipeline.PipelineSettings;
import org.sada.runtime.HttpSettings;
import org.sada.runtime.key.KeyRing;

/** {@code sada rejected} and {@code sada rejected resend}, as people call them. */
@Timeout(300)
class RejectedTest {
    private static final int PARTITIONS = 4;
    private static final String EVENT =
            "{\"type\":\"started\",\"id\":\"1\",\"interaction\":\"c1\",\"occurred_at\":\"2026-01-31T09:30:00Z\",\"channel\":\"voice\"}";

    @TempDir
    private static Path folder;

    private static Pipeline pipeline;
    private static Front front;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void start() throws Exception {
        pipeline = Pipeline.open(PipelineSettings.demo(folder.resolve("data")).with(PARTITIONS, 1))
                .start();
        front = Front.open(pipeline, HttpSettings.onLoopback(0), KeyRing.none());
        int wrong = (Topics.partition("default|c1", PARTITIONS) + 1) % PARTITIONS;
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", pipeline.bootstrap()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (String line : new String[] {EVENT, "nonsense 1", "nonsense 2"}) {
                ProducerRecord<byte[], byte[]> record =
                        new ProducerRecord<>(Topics.EVENTS.name(), wrong, null, line.getBytes(UTF_8));
                record.headers().add(Topics.SOURCE_HEADER, "foreign".getBytes(UTF_8));
                producer.send(record).get();
            }
        }
        pipeline.awaitQuiet(Duration.ofMinutes(2));
    }

    @AfterAll
    static void stop() {
        front.close();
        pipeline.close();
    }

    @Test
    void refusalsAreCountedByReasonAndListedWithTheirPlace() {
        assertThat(sada("rejected", "--source", "foreign")).as(err::toString).isZero();

        assertThat(out.toString())
                .startsWith("3 refused")
                .contains("2 x not valid JSON", "1 x the event belongs into another partition of the log")
                .containsPattern("log  foreign partition \\d, offset \\d, line 1: not valid JSON");
    }

    @Test
    void theyAreChosenByReasonAndTimeAndPrintedAsJson() {
        assertThat(sada("rejected", "--reason", "ANOTHER PARTITION", "--since", "2020-01-01", "--json"))
                .as(err::toString)
                .isZero();
        assertThat(out.toString().lines())
                .singleElement()
                .asString()
                .contains("\"door\":\"log\"", "\"source\":\"foreign\"", "\"content\":\"eyJ0eXBl");
        out.getBuffer().setLength(0);

        assertThat(sada("rejected", "--since", "2190-01-01")).isZero();
        assertThat(out.toString()).startsWith("0 refused");
        assertThat(sada("rejected", "--since", "yesterday")).isEqualTo(2);
    }

    @Test
    void theirContentsCanBeTakenOutToBeMended() throws Exception {
        Path file = folder.resolve("refused");

        assertThat(sada("rejected", "--reason", "not valid", "--export", file.toString()))
                .isZero();

        assertThat(file).content(UTF_8).isEqualTo("nonsense 1\nnonsense 2\n");
        assertThat(sada("rejected", "--export", file.toString())).isEqualTo(2);
        Files.delete(file);
    }

    @Test
    void whatIsSoundNowIsSentAgainAndNeverCountsTwice() throws Exception {
        assertThat(resend()).as(err::toString).isZero();
        assertThat(out.toString()).contains("1 sent again: 1 taken", "2 still refused: not valid JSON");
        pipeline.awaitQuiet(Duration.ofMinutes(2));
        assertThat(ledger()).contains("\"events_counted\":1,").contains("\"events_rejected\":3,");

        assertThat(resend()).isZero();
        pipeline.awaitQuiet(Duration.ofMinutes(2));

        assertThat(ledger())
                .contains("\"events_counted\":1,", "\"events_repeated\":1,", "\"events_rejected\":3,")
                .contains("\"balanced\":true");
    }

    @Test
    void aFolderWithoutDataIsOneLine() {
        assertThat(sadaAsIs("rejected", "--data", folder.resolve("nowhere").toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("there is no data of").hasLineCount(1);
    }

    private int resend() {
        return sada(
                "rejected", "resend", "--source", "foreign", "--to", front.uri().toString());
    }

    private static String ledger() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(front.uri().resolve("/v1/ledger?source=foreign"))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }

    private int sada(String... arguments) {
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--bootstrap";
        all[arguments.length + 1] = pipeline.bootstrap();
        return sadaAsIs(all);
    }

    private int sadaAsIs(String... arguments) {
        return Sada.run(new PrintWriter(out), new PrintWriter(err), arguments);
    }
}
