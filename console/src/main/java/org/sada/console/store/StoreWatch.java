package org.sada.console.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.sada.runtime.HealthCheck;
import org.sada.runtime.Service;

/** Asks the store every two seconds whether it is there, and answers from memory. */
public final class StoreWatch implements Service, HealthCheck {
    private static final long PERIOD_S = 2;

    private final DataSource source;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Health health = Health.notReady("the store has not been asked yet");

    /** Not ready before its first look, which {@link #run} takes. */
    public StoreWatch(DataSource source) {
        this.source = source;
    }

    @Override
    public String name() {
        return "store";
    }

    @Override
    public Health check() {
        return health;
    }

    @Override
    public void run() throws InterruptedException {
        do {
            health = look();
        } while (!closed.await(PERIOD_S, TimeUnit.SECONDS));
    }

    @Override
    public void close() {
        closed.countDown();
    }

    private Health look() {
        try (Connection connection = source.getConnection()) {
            return connection.isValid(2) ? Health.ok() : Health.notReady("the store does not answer");
        } catch (SQLException failure) {
            return Health.notReady(
                    "the store cannot be reached: " + StoreFault.of(failure).firstLine());
        }
    }
}
