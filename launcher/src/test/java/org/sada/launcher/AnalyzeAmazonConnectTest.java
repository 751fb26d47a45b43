package org.sada.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A small centre on Amazon Connect through the whole pipeline, with figures that were added up by hand. */
@Timeout(180)
class AnalyzeAmazonConnectTest {
    @TempDir
    private Path folder;

    @Test
    void theFiguresOfASmallCentreAreThoseAddedUpByHand() throws Exception {
        List<String> documents = new ArrayList<>(List.of(
                // waits 20 s, talks 180 s, holds 25 s, 40 s of after-contact work; delivered three times
                answered("a", "10:00", "INBOUND", "", 20, 180, 25, 40, 1),
                answered("a", "10:00", "INBOUND", "", 20, 180, 25, 40, 2),
                answered("a", "10:00", "INBOUND", "", 20, 180, 25, 40, 3),
                // handed on: 300 s, then 240 s after a wait of 10 s
                answered("b", "11:00", "INBOUND", "\"NextContactId\":\"b2\",", 5, 300, 0, 0, 1),
                answered(
                        "b2",
                        "11:06",
                        "TRANSFER",
                        "\"InitialContactId\":\"b\",\"PreviousContactId\":\"b\",",
                        10,
                        240,
                        0,
                        0,
                        1),
                // gives up after 30 s
                """
                {"ContactId":"c","Channel":"VOICE","InitiationMethod":"INBOUND","InitiationTimestamp":"2026-02-01T12:00:00Z",
                 "DisconnectTimestamp":"2026-02-01T12:00:40Z","DisconnectReason":"CUSTOMER_DISCONNECT",
                 "LastUpdateTimestamp":"2026-02-01T12:02:00Z","Queue":{"Name":"cards","EnqueueTimestamp":"2026-02-01T12:00:10Z"}}
                """,
                // hears the menu only
                """
                {"ContactId":"d","Channel":"VOICE","InitiationMethod":"INBOUND","InitiationTimestamp":"2026-02-01T12:10:00Z",
                 "DisconnectTimestamp":"2026-02-01T12:10:20Z","LastUpdateTimestamp":"2026-02-01T12:12:00Z"}
                """));
        Collections.shuffle(documents, new Random(5));
        Path file = folder.resolve("records.json");
        Files.write(file, documents);
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();

        int code = Sada.run(
                new PrintWriter(out),
                new PrintWriter(err),
                "analyze",
                "--format",
                "amazon-connect",
                "--short",
                "0s",
                "--json",
                file.toString());

        assertThat(code).as(err::toString).isZero();
        JsonNode row = new ObjectMapper().readTree(out.toString()).get(0);
        Map.of(
                        "contacts", 4L,
                        "offered", 4L,
                        "answered", 3L,
                        "abandoned", 1L,
                        "handled", 3L,
                        "transferred_out", 1L,
                        "wait_answered_ms", 35_000L,
                        "talk_ms", 720_000L,
                        "hold_ms", 25_000L,
                        "wrap_ms", 40_000L)
                .forEach((measure, value) -> assertThat(
                                row.at("/measures/" + measure).longValue())
                        .as(measure)
                        .isEqualTo(value));
        assertThat(row.at("/kpis/aht_s/value").doubleValue()).isCloseTo(785 / 3.0, within(1e-9));
        assertThat(row.at("/kpis/abandonment/value").doubleValue()).isCloseTo(0.25, within(1e-9));
        assertThat(row.at("/kpis/resolved/value").doubleValue())
                .as("by the last attributes")
                .isZero();
    }

    private static String answered(
            String id,
            String start,
            String method,
            String links,
            int waitS,
            int talkS,
            int holdS,
            int wrapS,
            int delivery) {
        java.time.Instant queued = java.time.Instant.parse("2026-02-01T" + start + ":00Z");
        java.time.Instant connected = queued.plusSeconds(waitS);
        java.time.Instant ended = connected.plusSeconds(talkS + holdS);
        String resolved = delivery == 3 ? ",\"Attributes\":{\"resolved\":\"no\"}" : "";
        return ("{\"ContactId\":\"%s\",%s\"Channel\":\"VOICE\",\"InitiationMethod\":\"%s\",\"InitiationTimestamp\":\"%s\","
                                + "\"DisconnectTimestamp\":\"%s\",\"LastUpdateTimestamp\":\"2026-02-01T20:0%d:00Z\",")
                        .formatted(id, links, method, queued, ended, delivery)
                + "\"Queue\":{\"Name\":\"cards\",\"EnqueueTimestamp\":\"%s\",\"Duration\":%d},".formatted(queued, waitS)
                + ("\"Agent\":{\"Username\":\"sara\",\"ConnectedToAgentTimestamp\":\"%s\",\"AgentInteractionDuration\":%d,"
                                + "\"CustomerHoldDuration\":%d,\"AfterContactWorkDuration\":%d}%s}")
                        .formatted(connected, talkS, holdS, wrapS, resolved);
    }
}
