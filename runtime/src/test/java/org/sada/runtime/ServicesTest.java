package org.sada.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ServicesTest {
    private final List<String> closed = new CopyOnWriteArrayList<>();

    @Test
    void closeStopsAllTheLastFirstAndRunReturns() throws Exception {
        Services services = Services.of(waiting("broker"), waiting("sink"), waiting("console"));
        CompletableFuture<Void> run = running(services);

        services.close();

        run.get(10, TimeUnit.SECONDS);
        assertThat(closed).containsExactly("console", "sink", "broker");
    }

    @Test
    void theFirstFailureStopsTheOthersAndIsRethrown() {
        IllegalStateException fault = new IllegalStateException("disk full");
        Services services = Services.of(waiting("broker"), failing("sink", fault), waiting("console"));

        assertThatThrownBy(services::run).isSameAs(fault);
        assertThat(closed).containsExactly("console", "sink", "broker");
    }

    @Test
    void anErrorIsRethrownToo() {
        Services services = Services.of(failing("sink", new AssertionError("defect")), waiting("console"));

        assertThatThrownBy(services::run).isInstanceOf(AssertionError.class).hasMessage("defect");
    }

    @Test
    void whatFailsWhileStoppingIsSuppressedInTheFirstCause() {
        CountDownLatch stop = new CountDownLatch(1);
        IllegalStateException first = new IllegalStateException("first");
        IllegalStateException second = new IllegalStateException("second");
        Service failsOnceStopped = new Recorder("broker", stop, second);

        assertThatThrownBy(() ->
                        Services.of(failsOnceStopped, failing("sink", first)).run())
                .isSameAs(first)
                .hasSuppressedException(second);
    }

    @Test
    void oneThatEndsByItselfEndsTheOthersWithoutAnError() throws Exception {
        Services.of(waiting("console"), new Recorder("demo", new CountDownLatch(0), null))
                .run();

        assertThat(closed).containsExactly("demo", "console");
    }

    @Test
    void oneThatDoesNotStopIsLeftBehindAfterTheGrace() throws Exception {
        Service deaf = new Recorder("deaf", new CountDownLatch(2), null);
        Services services = Services.of(waiting("broker"), deaf).withGrace(Duration.ofMillis(50));
        CompletableFuture<Void> run = running(services);

        services.close();

        run.get(10, TimeUnit.SECONDS);
        assertThat(closed).containsExactly("deaf", "broker");
    }

    @Test
    void closedBeforeItRunsEverythingIsFreedAndRunReturnsAtOnce() throws Exception {
        Services services = Services.of(waiting("broker"), waiting("sink"));

        services.close();

        services.run();
        assertThat(closed).containsExactly("sink", "broker");
    }

    private static CompletableFuture<Void> running(Services services) {
        return CompletableFuture.runAsync(() -> {
            try {
                services.run();
            } catch (Exception failure) {
                throw new IllegalStateException(failure);
            }
        });
    }

    private Service waiting(String name) {
        return new Recorder(name, new CountDownLatch(1), null);
    }

    private Service failing(String name, Throwable fault) {
        return new Recorder(name, new CountDownLatch(0), fault);
    }

    /** Runs until its latch is down, then fails with its fault, if any. */
    private final class Recorder implements Service {
        private final String name;
        private final CountDownLatch end;
        private final Throwable fault;

        Recorder(String name, CountDownLatch end, Throwable fault) {
            this.name = name;
            this.end = end;
            this.fault = fault;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void run() throws Exception {
            end.await();
            if (fault instanceof Error error) {
                throw error;
            }
            if (fault instanceof Exception exception) {
                throw exception;
            }
        }

        @Override
        public void close() {
            closed.add(name);
            end.countDown();
        }
    }
}
