package org.sada.launcher.embedded;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.sada.runtime.Service;
import org.sada.runtime.StartException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real Kafka broker, with its controller, in this JVM: one node, reachable from this machine only. What it acknowledged survives kill -9
 * of the process. One process holds one broker well; more work too.
 */
public final class EmbeddedBroker implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
    private static final long NEEDED_MIB = 64;
    private static final String LEFT_BY_A_CLEAN_STOP = ".kafka_cleanshutdown";

    private final Path folder;
    private final int port;
    private final boolean temporary;
    private final Claim claim;
    private final KafkaRaftServer server;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedBroker(Path folder, int port, boolean temporary, Claim claim, KafkaRaftServer server) {
        this.folder = folder;
        this.port = port;
        this.temporary = temporary;
        this.claim = claim;
        this.server = server;
    }

    /**
     * Starts a broker on a folder of its own, where it goes on from what an earlier one left there.
     *
     * @param port where clients connect; 0 takes a free one
     * @throws StartException if the folder or the port cannot be had
     */
    public static EmbeddedBroker startDurable(Path folder, int port) {
        return start(folder, port, false);
    }

    /** Starts a broker whose folder is removed when it is closed, on a free port. See {@link #startDurable}. */
    public static EmbeddedBroker startTemporary(Path folder) {
        return start(folder, 0, true);
    }

    /** For {@code bootstrap.servers}. */
    public String bootstrap() {
        return Ports.HOST + ":" + port;
    }

    @Override
    public String name() {
        return "broker";
    }

    /** The broker works in its own threads; this waits for its end. */
    @Override
    public void run() {
        server.awaitShutdown();
        if (!closed.get()) {
            throw new IllegalStateException(
                    "the broker on " + folder + " stopped by itself; its errors are in the log");
        }
    }

    /** Returns when the broker has stopped, whoever began to stop it. */
    @Override
    public synchronized void close() {
        if (closed.compareAndSet(false, true)) {
            try {
                if (!temporary) {
                    OpenTransactions.awaitEnd(bootstrap());
                }
                server.shutdown();
                server.awaitShutdown();
            } finally {
                claim.close();
                if (temporary) {
                    Folders.delete(folder);
                }
            }
        }
    }

    private static EmbeddedBroker start(Path folder, int wantedPort, boolean temporary) {
        Folders.prepare(folder, NEEDED_MIB);
        Claim claim = Claim.of(folder);
        try {
            int port = Ports.take(wantedPort, "Kafka");
            int controllerPort = Ports.take(0, "Kafka's controller");
            Path log = folder.resolve("log");
            boolean afterCrash = wasFormatted(log) && !Files.exists(log.resolve(LEFT_BY_A_CLEAN_STOP));
            format(log);
            explainHalt(folder);
            if (afterCrash) {
                CrashedBroker.giveUp(log, controllerPort);
            }
            KafkaRaftServer server = new KafkaRaftServer(
                    KafkaConfig.fromProps(BrokerSettings.of(log, port, controllerPort)), Time.SYSTEM);
            startup(server);
            return new EmbeddedBroker(folder, port, temporary, claim, server);
        } catch (Exception failure) {
            claim.close();
            throw failure instanceof StartException start
                    ? start
                    : new StartException(
                            "the broker did not start on " + folder + ": " + rootMessage(failure), failure);
        }
    }

    private static void startup(KafkaRaftServer server) {
        try {
            server.startup();
        } catch (RuntimeException failure) {
            try {
                server.shutdown();
            } catch (RuntimeException second) {
                failure.addSuppressed(second);
            }
            throw failure;
        }
    }

    /** A new folder needs an identity first, as Kafka's own storage tool would give it. */
    private static void format(Path log) throws Exception {
        if (!wasFormatted(log)) {
            Files.createDirectories(log);
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(BrokerSettings.NODE)
                    .setControllerListenerName(BrokerSettings.CONTROLLER)
                    .setMetadataLogDirectory(log.toString())
                    .setDirectories(List.of(log.toString()))
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .run();
        }
    }

    private static boolean wasFormatted(Path log) {
        return Files.exists(log.resolve("meta.properties"));
    }

    /** Kafka ends the whole process when it can no longer write; whoever reads the log should learn what to do. */
    private static void explainHalt(Path folder) {
        Exit.setHaltProcedure((status, message) -> {
            LOG.error(
                    "Kafka can no longer work in {} and ends this process; is its disk full? What was acknowledged is safe: start again",
                    folder);
            Runtime.getRuntime().halt(status);
        });
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
