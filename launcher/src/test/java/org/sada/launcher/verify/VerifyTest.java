package org.sada.launcher.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sada.contract.cell.Measure.*;
import static org.sada.launcher.verify.Story.*;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sada.contract.Definition;
import org.sada.contract.Retention;
import org.sada.contract.cell.CellKey;
import org.sada.contract.cell.Cube;
import org.sada.contract.cell.Dimension;
import org.sada.contract.event.EventJson;
import org.sada.contract.event.Presence;
import org.sada.contract.event.SurveyStatus;
import org.sada.contract.topic.Rejection;
import org.sada.contract.topic.Topics;
import org.sada.launcher.verify.Verification.Cause;
import org.sada.launcher.verify.Verification.Difference;
import picocli.CommandLine;

/** Against a real broker and a real store, filled by hand. */
@Timeout(180)
class VerifyTest {
    private static final Rejection AT_A_DOOR =
            new Rejection(TENANT, "http", "203.0.113.9", "item 3", "no id", new byte[] {'{'});
    private static final Rejection IN_THE_LOG =
            new Rejection(null, "log", "test", "partition 0, offset 4, line 1", "no JSON", new byte[] {'{'});

    private final Story story = new Story()
            .call("i", "c", "02T10:00", "02T10:05")
            .call("j", "c", "03T10:00", "03T10:05")
            .call("k", "d", "2026-04-03T10:00", "2026-04-03T10:05")
            .tell("k", "2026-04-03T10:06", survey(SurveyStatus.ANSWERED, 5, 9, 6, true))
            .state("ann", "2026-04-03T09:50", Presence.LOGIN)
            .state("ann", "2026-04-03T10:20", Presence.LOGOUT);

    @TempDir
    Path folder;

    private HandmadePipeline pipeline;
    private Recomputed expected;

    @BeforeEach
    void fill() throws Exception {
        pipeline = new HandmadePipeline(folder);
        pipeline.log(story.events());
        pipeline.reject(AT_A_DOOR);
        pipeline.reject(IN_THE_LOG);
        BatchRecomputation batch = new BatchRecomputation(
                Definition.STANDARD, Retention.STANDARD, HandmadePipeline.PARTITIONS, text -> null);
        story.events()
                .forEach(event -> batch.line(
                        Topics.partition(event.partitionKey(), HandmadePipeline.PARTITIONS),
                        0,
                        HandmadePipeline.LOGGED_AT_MS,
                        "test",
                        EventJson.write(event)));
        batch.refused(TENANT, AT_A_DOOR.source(), HandmadePipeline.LOGGED_AT_MS);
        expected = batch.result();
        pipeline.deliver(expected);
    }

    @AfterEach
    void close() {
        pipeline.close();
    }

    @Test
    void a_pipeline_that_holds_what_the_log_says_is_equal() throws Exception {
        Verification found = verify();

        assertThat(found.lines()).last().isEqualTo("equal");
        assertThat(found.equal()).isTrue();
        assertThat(found.records()).isEqualTo(story.events().size());
        assertThat(found.store().cells()).isEqualTo(expected.cells().size());
        assertThat(found.topic()).isEqualTo(found.store());
        assertThat(found.store().integers()).isGreaterThan(found.store().cells() * 50);
        assertThat(found.interactions().rows()).isEqualTo(3);
        assertThat(found.marks().rows()).isEqualTo(3);
        assertThat(found.ledger()).containsExactly(new Verification.Ledger(TENANT, 16, 15, 0, 1, 15, 0, 16, 0));
        assertThat(found.leftOut()).isEqualTo(new Verification.LeftOut(0, 0, 0));
    }

    @Test
    void each_integer_that_differs_is_named_with_who_is_at_fault() throws Exception {
        CellKey queue = quarter("02T10:00", "q");
        pipeline.update("UPDATE sada.cell SET talk_ms = 7 WHERE cube = 'agent' AND window_start = '2026-03-02T10:00Z'");
        pipeline.update("UPDATE sada.cell SET wait_hist = '{3,1}', offered = 2 WHERE cube = 'queue' AND grain_min = 15 "
                + "AND window_start = '2026-03-02T10:00Z'");
        pipeline.publish(queue, expected.cells().get(queue).plus(measures(OFFERED, 1)));
        pipeline.publish(key(Cube.LEDGER, 15, "2026-05-01T00:00", Dimension.SOURCE, AT_A_DOOR.source()), null);
        pipeline.update("DELETE FROM sada.cell WHERE cube = 'complaint' AND window_start = '2026-03-03T10:00Z'");

        Verification found = verify();

        CellKey agent = key(Cube.AGENT, 15, "02T10:00", Dimension.AGENT, "ann", Dimension.QUEUE, "q");
        CellKey complaint = key(Cube.COMPLAINT, 15, "03T10:00", Dimension.QUEUE, "q", Dimension.CHANNEL, "voice");
        assertThat(found.equal()).isFalse();
        assertThat(found.topic().first())
                .extracting(Difference::measure)
                .containsExactly("events_received", "events_rejected", "offered");
        assertThat(found.topic().unbalanced()).isEqualTo(1);
        assertThat(found.store().first())
                .contains(
                        new Difference(agent.toString(), "talk_ms", 300_000, 7, Cause.SINK),
                        new Difference(queue.toString(), "offered", 1, 2, Cause.TOPOLOGIES),
                        new Difference(queue.toString(), "wait_hist[0]", 1, 0, Cause.SINK),
                        new Difference(queue.toString(), "wait_hist[3]", 0, 1, Cause.SINK),
                        new Difference(complaint.toString(), "contacts", 1, 0, Cause.SINK));
        assertThat(found.lines()).last().isEqualTo("DIFFERENT");
    }

    @Test
    void windows_that_rest_on_what_the_log_has_lost_are_left_out_and_counted() throws Exception {
        pipeline.forgetFirstRecord(List.of(Topics.partition(TENANT + "|i", HandmadePipeline.PARTITIONS)));

        Verification found = verify();

        assertThat(found.records()).isEqualTo(story.events().size() - 1);
        assertThat(found.store().cells()).isZero();
        assertThat(found.leftOut().beforeLog()).isEqualTo(expected.cells().size());
        assertThat(found.marks().rows()).isZero();
    }

    @Test
    void the_command_prints_json_and_tells_equal_from_different_by_its_exit_code() throws Exception {
        StringWriter out = new StringWriter();
        String[] args = {"--bootstrap", pipeline.bootstrap(), "--store", pipeline.jdbcUrl(), "--json"};

        assertThat(command(out).execute(args)).isZero();
        JsonNode json = JsonMapper.builder().build().readTree(out.toString());
        assertThat(json.path("equal").asBoolean()).isTrue();
        assertThat(json.path("store").path("differences").asLong(-1)).isZero();
        assertThat(json.path("ledger").path(0).path("holds").asBoolean()).isTrue();

        pipeline.update("UPDATE sada.cell SET hold_ms = 1 WHERE cube = 'queue'");
        assertThat(command(new StringWriter()).execute(args)).isEqualTo(1);
    }

    @Test
    void a_broker_without_the_log_is_named() {
        assertThatThrownBy(() -> TopicReader.open(pipeline.bootstrap(), "sada.nothing.v1"))
                .hasMessageContaining("topic sada.nothing.v1 does not exist at " + pipeline.bootstrap());
    }

    private static CommandLine command(StringWriter out) {
        return new CommandLine(new VerifyCommand(new Elsewhere(), Retention.STANDARD, Progress.NONE))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(new StringWriter()));
    }

    private Verification verify() throws Exception {
        return new Verify(Definition.STANDARD, Retention.STANDARD, text -> null)
                .run(pipeline.bootstrap(), pipeline.database(), Progress.NONE);
    }
}
