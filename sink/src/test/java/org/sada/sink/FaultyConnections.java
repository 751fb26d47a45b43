package org.sada.sink;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/** Connections that the server ends at random: before a statement, before a commit, or after it, so that its answer is lost. The store itself stays sound. */
final class FaultyConnections implements AutoCloseable {
    private final Store store;
    private final Store victim;
    private final Random random;
    private final double share;
    private final AtomicInteger faults = new AtomicInteger();
    private volatile boolean mended;

    /**
     * @param share of statements before which the connection ends, 0 to 1
     */
    FaultyConnections(Store store, long seed, double share) {
        this.store = store;
        this.victim = Store.open(store.settings());
        this.random = new Random(seed);
        this.share = share;
    }

    DataSource connections() {
        return proxy(DataSource.class, victim.connections(), name -> false, this::wrap);
    }

    int faults() {
        return faults.get();
    }

    /** No more faults. */
    void mend() {
        mended = true;
    }

    @Override
    public void close() {
        victim.close();
    }

    @FunctionalInterface
    private interface Names {
        boolean contains(String method);
    }

    @FunctionalInterface
    private interface Wrapping {
        Object wrap(Object result) throws SQLException;
    }

    private Object wrap(Object result) throws SQLException {
        if (result instanceof Connection connection) {
            int backend = connection.unwrap(PGConnection.class).getBackendPID();
            return proxy(Connection.class, connection, "commit"::equals, made -> made, backend);
        }
        return result;
    }

    private <T> T proxy(Class<T> type, Object target, Names exposed, Wrapping wrapping) {
        return proxy(type, target, exposed, wrapping, 0);
    }

    private <T> T proxy(Class<T> type, Object target, Names exposed, Wrapping wrapping, int backend) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            String name = method.getName();
            boolean here = backend != 0 && exposed.contains(name);
            if (here) {
                endSometimes(backend);
            }
            try {
                Object result = method.invoke(target, args);
                if (here && name.equals("commit") && strikes()) {
                    end(backend);
                    throw new SQLException("the answer to the commit was lost", "08006");
                }
                if (result instanceof PreparedStatement && backend != 0) {
                    return proxy(
                            PreparedStatement.class,
                            result,
                            called -> called.startsWith("execute"),
                            made -> made,
                            backend);
                }
                return wrapping.wrap(result);
            } catch (InvocationTargetException failure) {
                throw failure.getCause();
            }
        }));
    }

    private void endSometimes(int backend) throws SQLException {
        if (strikes()) {
            end(backend);
        }
    }

    private synchronized boolean strikes() {
        return !mended && random.nextDouble() < share;
    }

    private void end(int backend) throws SQLException {
        faults.incrementAndGet();
        try (Connection other = store.connections().getConnection();
                PreparedStatement statement = other.prepareStatement("SELECT pg_terminate_backend(?, 5000)")) {
            statement.setInt(1, backend);
            statement.execute();
        }
    }
}
