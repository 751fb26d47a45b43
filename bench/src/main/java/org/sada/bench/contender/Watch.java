package org.sada.bench.contender;

/** Looks again and again, in a thread of its own, until it is closed. */
abstract class Watch implements AutoCloseable {
    private final Thread thread;
    private volatile boolean closed;
    private volatile Exception failure;

    Watch(String name) {
        thread = new Thread(this::loop, name);
        thread.setDaemon(true);
    }

    /** One look, which may wait for something to see. */
    abstract void look() throws Exception;

    /** What must be done in the same thread at the end. */
    void end() {}

    final void start() {
        thread.start();
    }

    private void loop() {
        try {
            while (!closed) {
                look();
            }
        } catch (Exception e) {
            failure = e;
        } finally {
            end();
        }
    }

    final void check() {
        if (failure != null) {
            throw new IllegalStateException("cannot watch: " + failure, failure);
        }
    }

    @Override
    public final void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
