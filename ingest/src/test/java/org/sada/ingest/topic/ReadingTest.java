package org.sada.ingest.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.sada.contract.topic.Rejection;
import org.sada.ingest.check.FutureCheck;
import org.sada.ingest.source.Source;

class ReadingTest {
    private static final FutureCheck NOON = new FutureCheck(InstantSource.fixed(Instant.parse("2026-01-31T12:00:00Z")));
    private static final Source SADA = new RawTopic("calls", "sada", null, null, null, null).source();

    @Test
    void aRecordIsAFileInSmall() {
        Reading reading = read(SADA, held("1", "09") + "\n" + held("2", "09"));

        assertThat(reading.lines()).extracting(line -> line.event().id()).containsExactly("1", "2");
        assertThat(new String(reading.lines().get(0).bytes(), UTF_8)).isEqualTo(held("1", "09"));
        assertThat(reading.rejections()).isEmpty();
    }

    @Test
    void whatIsRefusedHasItsPlaceInTheTopic() {
        assertThat(read(SADA, "nonsense").rejections())
                .extracting(Rejection::door, Rejection::source, Rejection::position)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("topic", "calls", "calls-3@40"));
        assertThat(read(SADA, held("1", "09") + "\nnonsense").rejections())
                .extracting(Rejection::position)
                .containsExactly("calls-3@40, line 2");
        assertThat(read(SADA, held("1", "13")).rejections())
                .extracting(Rejection::reason)
                .allMatch(reason -> reason.contains("5 minutes ahead"));
        assertThat(read(SADA, "").rejections()).extracting(Rejection::reason).containsExactly("the record is empty");
        assertThat(read(SADA, "[]").rejections()).hasSize(1);
    }

    @Test
    void aReaderThatFailsStopsNothing() {
        Source broken = (content, items) -> {
            throw new IllegalStateException("a defect");
        };

        assertThat(read(broken, "x").rejections())
                .extracting(Rejection::reason)
                .allMatch(reason -> reason.contains("a defect"));
    }

    @Test
    void settingsAreCheckedWhenTheyAreRead() {
        assertThatThrownBy(() -> new RawTopic("sada.events.v1", "sada", null, null, null, null))
                .hasMessageContaining("Sada's own");
        assertThatThrownBy(() -> new RawTopic("calls", "morse", null, null, null, null))
                .hasMessageContaining("unknown format \"morse\"");
        assertThatThrownBy(() -> new RawTopic("calls", "sada", null, "a b", null, null))
                .hasMessageContaining("tenant");
    }

    private static Reading read(Source source, String value) {
        Reading reading = new Reading(source, null, NOON);
        reading.read(new ConsumerRecord<>("calls", 3, 40, null, value.getBytes(UTF_8)));
        return reading;
    }

    private static String held(String id, String hour) {
        return "{\"type\":\"held\",\"id\":\"" + id + "\",\"interaction\":\"i\",\"occurred_at\":\"2026-01-31T" + hour
                + ":30:00Z\"}";
    }
}
