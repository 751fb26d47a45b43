package org.sada.runtime;

/**
 * A part of the program that works until it is told to stop.
 *
 * <p>What it needs (connections, ports, files) is acquired by whoever creates it, so that a bad setting is reported before anything
 * runs; {@link #run} then only works.
 */
public interface Service extends AutoCloseable {

    /** A short name for logs, threads and health, such as {@code sink}. */
    String name();

    /**
     * Works in the calling thread. Returns once the service has been closed or has nothing left to do.
     *
     * @throws Exception the cause, when the service stopped by a fault of any of its threads
     */
    void run() throws Exception;

    /** Stops the service and frees what it holds; returns when that is done, also to a second caller. May be called from any thread, before, during and after {@link #run}, and more than once. */
    @Override
    void close();
}
