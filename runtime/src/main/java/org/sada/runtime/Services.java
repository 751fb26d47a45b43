package org.sada.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Several services as one: each runs in a thread of its own, and when one ends, for whatever reason, the others are closed, the last
 * given first. Name first what others need.
 */
public final class Services implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(Services.class);

    private final List<Service> services;
    private final Duration grace;
    private final BlockingQueue<End> ends = new LinkedBlockingQueue<>();
    private final CountDownLatch finished = new CountDownLatch(1);
    private boolean started;
    private boolean closed;

    private record End(String name, Throwable cause) {}

    private record Running(Service service, Thread thread) {}

    private Services(List<? extends Service> services, Duration grace) {
        this.services = List.copyOf(services);
        this.grace = grace;
    }

    /** Gives each service 30 seconds to return from {@code run} once it has been closed. */
    public static Services of(List<? extends Service> services) {
        return new Services(services, Duration.ofSeconds(30));
    }

    /** See {@link #of(List)}. */
    public static Services of(Service... services) {
        return of(List.of(services));
    }

    /** The same services, with another time for each to return from {@code run} once closed; after that its thread is interrupted and left. */
    public Services withGrace(Duration perService) {
        return new Services(services, perService);
    }

    @Override
    public String name() {
        return "services";
    }

    /**
     * Runs {@link #run}, and stops in order when the JVM is told to end (SIGTERM, Ctrl-C).
     *
     * @throws Exception what {@link #run} throws
     */
    public void runUntilShutdown() throws Exception {
        Thread hook = new Thread(this::closeAndWait, "shutdown");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            run();
        } finally {
            removeHook(hook);
        }
    }

    /**
     * Returns when all services have ended.
     *
     * @throws Exception what the first one to fail threw; what later ones threw is suppressed in it
     */
    @Override
    public void run() throws Exception {
        List<Running> running = new ArrayList<>();
        try {
            synchronized (this) {
                if (started) {
                    throw new IllegalStateException("services run only once");
                }
                started = true;
                if (!closed) {
                    services.forEach(service -> running.add(start(service)));
                }
            }
            Throwable cause = running.isEmpty() ? null : firstEnd();
            Collections.reverse(running);
            running.forEach(this::stop);
            rethrow(cause);
        } finally {
            finished.countDown();
        }
    }

    /** Ends {@link #run}; returns at once. */
    @Override
    public void close() {
        synchronized (this) {
            if (!started && !closed) {
                List<Service> reverse = new ArrayList<>(services);
                Collections.reverse(reverse);
                reverse.forEach(Services::closeQuietly);
            }
            closed = true;
        }
        ends.add(new End(name(), null));
    }

    private Running start(Service service) {
        Thread thread = new Thread(() -> ends.add(outcome(service)), service.name());
        thread.start();
        return new Running(service, thread);
    }

    private static End outcome(Service service) {
        try {
            service.run();
            return new End(service.name(), null);
        } catch (InterruptedException told) { // only stop() interrupts: the service was asked to end, and did
            return new End(service.name(), null);
        } catch (Throwable cause) { // an Error must stop the others too, and reach the caller
            return new End(service.name(), cause);
        }
    }

    private Throwable firstEnd() {
        try {
            End end = ends.take();
            if (end.cause() != null) {
                LOG.error("{} failed, stopping: {}", end.name(), end.cause().toString());
            } else {
                LOG.info("{} ended, stopping", end.name());
            }
            return end.cause();
        } catch (InterruptedException interrupt) {
            return interrupt;
        }
    }

    private void stop(Running running) {
        LOG.info("stopping {}", running.service().name());
        closeQuietly(running.service());
        try {
            running.thread().join(grace.toMillis());
            if (running.thread().isAlive()) {
                LOG.warn(
                        "{} did not stop within {} s; leaving it",
                        running.service().name(),
                        grace.toSeconds());
                running.thread().interrupt();
            }
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
        }
    }

    private static void closeQuietly(Service service) {
        try {
            service.close();
        } catch (RuntimeException failure) {
            LOG.warn("{} failed while stopping", service.name(), failure);
        }
    }

    /** Joining the threads has put every outcome into the queue. */
    private void rethrow(Throwable first) throws Exception {
        Throwable cause = first;
        for (End end = ends.poll(); end != null; end = ends.poll()) {
            if (cause == null) {
                cause = end.cause();
            } else if (end.cause() != null && end.cause() != cause) {
                cause.addSuppressed(end.cause());
            }
        }
        if (cause instanceof Error error) {
            throw error;
        }
        if (cause instanceof Exception exception) {
            throw exception;
        }
    }

    /** The JVM halts when its hooks have returned, so the hook must wait for the orderly stop that goes on in the thread of {@link #run}. */
    private void closeAndWait() {
        close();
        try {
            boolean inTime = finished.await(grace.toMillis() * (services.size() + 1), TimeUnit.MILLISECONDS);
            if (!inTime) {
                LOG.warn("not everything stopped in time");
            }
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            LOG.debug("the JVM is already shutting down");
        }
    }
}
