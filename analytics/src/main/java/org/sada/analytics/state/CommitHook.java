package org.sada.analytics.state;

import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Calls a processor before each commit of its task, in time for what it then writes to its stores to be part of that commit.
 *
 * <p>Kafka Streams has no such call. But it flushes the caches of a task's stores first of all, on every way to a commit: by interval,
 * requested, at revocation and at a clean close. So this is a store with a cache and without a changelog that holds one entry; the flush
 * of that entry is the call. A task that dies does not commit, and is not called.
 */
public final class CommitHook {
    private static final Bytes ENTRY = Bytes.wrap(new byte[] {1});
    private static final byte[] ARMED = {1};

    private final String name;
    private final Map<TaskId, Runnable> calls = new ConcurrentHashMap<>();

    /**
     * @param name of the store
     */
    public CommitHook(String name) {
        this.name = name;
    }

    /** The store, to be connected to the processor. */
    public StoreBuilder<KeyValueStore<Bytes, byte[]>> store() {
        return Stores.keyValueStoreBuilder(supplier(), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingDisabled()
                .withCachingEnabled();
    }

    /** The hook of one task; call it in the processor's {@code init}. */
    public Armed of(ProcessorContext<?, ?> context, Runnable beforeCommit) {
        KeyValueStore<Bytes, byte[]> store = context.getStateStore(name);
        Armed armed = new Armed(store);
        calls.put(context.taskId(), () -> {
            armed.isArmed = false;
            beforeCommit.run();
        });
        return armed;
    }

    /** Of one task, and so of one thread. */
    public static final class Armed {
        private final KeyValueStore<Bytes, byte[]> store;
        private boolean isArmed;

        private Armed(KeyValueStore<Bytes, byte[]> store) {
            this.store = store;
        }

        /** Asks for one call before the next commit. To be called after each change, within {@code process} or a punctuation. */
        public void arm() {
            if (!isArmed) {
                isArmed = true;
                store.put(ENTRY, ARMED);
            }
        }
    }

    private KeyValueBytesStoreSupplier supplier() {
        return new KeyValueBytesStoreSupplier() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public KeyValueStore<Bytes, byte[]> get() {
                return new Target();
            }

            @Override
            public String metricsScope() {
                return "commit-hook";
            }
        };
    }

    /** Where the cache is flushed to. It keeps nothing. */
    private final class Target implements KeyValueStore<Bytes, byte[]> {
        private TaskId task;
        private boolean open;

        @Override
        public String name() {
            return name;
        }

        @Override
        public void init(StateStoreContext context, StateStore root) {
            task = context.taskId();
            open = true;
            context.register(root, (key, value) -> {});
        }

        @Override
        public void put(Bytes key, byte[] value) {
            Runnable call = calls.get(task);
            if (open && call != null) {
                call.run();
            }
        }

        @Override
        public void close() {
            open = false;
            calls.remove(task);
        }

        @Override
        public boolean persistent() {
            return false;
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public byte[] putIfAbsent(Bytes key, byte[] value) {
            put(key, value);
            return null;
        }

        @Override
        public void putAll(java.util.List<KeyValue<Bytes, byte[]>> entries) {
            entries.forEach(entry -> put(entry.key, entry.value));
        }

        @Override
        public byte[] delete(Bytes key) {
            return null;
        }

        @Override
        public byte[] get(Bytes key) {
            return null;
        }

        @Override
        public KeyValueIterator<Bytes, byte[]> range(Bytes from, Bytes to) {
            return new NoEntries();
        }

        @Override
        public KeyValueIterator<Bytes, byte[]> all() {
            return new NoEntries();
        }

        @Override
        public long approximateNumEntries() {
            return 0;
        }
    }

    private static final class NoEntries implements KeyValueIterator<Bytes, byte[]> {
        @Override
        public void close() {}

        @Override
        public Bytes peekNextKey() {
            return next().key;
        }

        @Override
        public boolean hasNext() {
            return false;
        }

        @Override
        public KeyValue<Bytes, byte[]> next() {
            return Collections.<KeyValue<Bytes, byte[]>>emptyIterator().next();
        }
    }
}
