package org.sada.launcher.embedded;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.sada.runtime.StartException;

/**
 * Has the controller give up a broker that did not end in order, before the next one starts.
 *
 * <p>Otherwise the new broker first reads that the old one, itself, still leads everything. It takes up the transactions that were
 * being committed, cannot reach the old one to end them, then reads that nobody leads, takes their partitions for deleted, and leaves
 * them open for ever: consumers of committed records wait at them, and what they held is lost. A broker that finds itself given up
 * from the start takes nothing up before it leads again (seen with Kafka 4.3.1).
 */
final class CrashedBroker {
    private static final String FENCED = "kafka.controller:type=KafkaController,name=FencedBrokerCount";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private CrashedBroker() {}

    /** Returns once the metadata in the folder says that no broker is there. */
    static void giveUp(Path log, int controllerPort) throws InterruptedException {
        KafkaRaftServer controller = new KafkaRaftServer(
                KafkaConfig.fromProps(BrokerSettings.ofControllerAlone(log, controllerPort)), Time.SYSTEM);
        controller.startup();
        try {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (fencedBrokers() == 0) {
                if (System.nanoTime() > deadline) {
                    throw new StartException("Kafka does not recover from the crash of its broker on " + log
                            + " within " + PATIENCE.toSeconds() + " s: start again, the machine may be overloaded");
                }
                Thread.sleep(PAUSE.toMillis());
            }
        } finally {
            controller.shutdown();
            controller.awaitShutdown();
        }
    }

    /** 0 also while the controller has not read its metadata. */
    private static int fencedBrokers() {
        try {
            MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
            ObjectName name = new ObjectName(FENCED);
            return beans.isRegistered(name) ? ((Number) beans.getAttribute(name, "Value")).intValue() : 0;
        } catch (JMException e) {
            throw new IllegalStateException("cannot read " + FENCED, e);
        }
    }
}
