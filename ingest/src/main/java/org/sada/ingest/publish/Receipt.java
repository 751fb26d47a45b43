package org.sada.ingest.publish;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** What one call waits for: that each of its parts has been taken, or one has failed. */
final class Receipt {
    private final CompletableFuture<Void> future = new CompletableFuture<>();
    private final AtomicInteger unsettled;
    private final Runnable atTheEnd;

    /** @param atTheEnd runs once every part is settled, well or badly: until then the call takes up room */
    Receipt(int parts, Runnable atTheEnd) {
        this.unsettled = new AtomicInteger(parts);
        this.atTheEnd = atTheEnd;
    }

    CompletableFuture<Void> future() {
        return future;
    }

    /** @param failure null where the parts were taken */
    void settle(int parts, PublishException failure) {
        boolean last = unsettled.addAndGet(-parts) == 0;
        if (last) {
            atTheEnd.run();
        }
        if (failure != null) {
            future.completeExceptionally(failure);
        } else if (last) {
            future.complete(null);
        }
    }
}
