package org.sada.launcher.embedded;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.TransactionState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Transactions that are decided but not yet written everywhere; a broker that stops now would leave them so. */
final class OpenTransactions {
    private static final Logger LOG = LoggerFactory.getLogger(OpenTransactions.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final ListTransactionsOptions DECIDED = new ListTransactionsOptions()
            .filterStates(List.of(TransactionState.PREPARE_COMMIT, TransactionState.PREPARE_ABORT));

    private OpenTransactions() {}

    /** Waits for them for a few seconds at most. */
    static void awaitEnd(String bootstrap) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            while (System.nanoTime() < deadline
                    && !admin.listTransactions(DECIDED)
                            .all()
                            .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                            .isEmpty()) {
                Thread.sleep(PAUSE.toMillis());
            }
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("cannot tell whether transactions are still open: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
