package org.sada.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sada.ingest.file.ImportResult;

/** Against a pipeline that answers as told, the last answer for ever. */
class LedgerTest {
    private static final ImportResult SENT = new ImportResult(10, 0, 0, List.of());

    private final Deque<String> answers = new ArrayDeque<>();
    private HttpServer pipeline;
    private Ledger ledger;

    @BeforeEach
    void start() throws IOException {
        pipeline = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        pipeline.createContext("/v1/ledger", exchange -> {
            byte[] body = next().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        pipeline.start();
        URI address = URI.create("http://127.0.0.1:" + pipeline.getAddress().getPort());
        ledger = new Ledger(address, null, null, List.of(Path.of("calls.tsv")));
    }

    @AfterEach
    void stop() {
        pipeline.stop(0);
    }

    @Test
    void whatWasThereBeforeIsReadOnceNothingMoves() throws Exception {
        answers.addAll(List.of(holds(3, 0), holds(5, 0), holds(7, 1), holds(7, 1)));

        assertThat(ledger.readAtRest()).contains(new Ledger.Counts(8, 7, 1, 0));
    }

    @Test
    void anImportIsToldAsThePipelineCountsIt() throws Exception {
        answers.addAll(List.of(holds(7, 1), holds(9, 1), holds(11, 7)));

        assertThat(ledger.counted(SENT, ledger.read().orElseThrow())).isEqualTo(new ImportResult(4, 6, 0, List.of()));
    }

    @Test
    void whereOthersSentTheSameFileTooItIsToldAsItWasSent() throws Exception {
        answers.addAll(List.of(holds(7, 1), holds(21, 7)));

        assertThat(ledger.counted(SENT, ledger.read().orElseThrow())).isEqualTo(SENT);
    }

    private synchronized String next() {
        return answers.size() > 1 ? answers.remove() : answers.element();
    }

    private static String holds(int accepted, int repeated) {
        return "{\"total\":{\"events_received\":%d,\"events_accepted\":%d,\"events_repeated\":%d,\"events_rejected\":0}}"
                .formatted(accepted + repeated, accepted, repeated);
    }
}
