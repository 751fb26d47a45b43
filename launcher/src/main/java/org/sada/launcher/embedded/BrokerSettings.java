package org.sada.launcher.embedded;

import java.nio.file.Path;
import java.util.Properties;

/** The settings of a single node that is small, quick to start, and forgets no offset. */
final class BrokerSettings {
    static final int NODE = 1;
    static final String CONTROLLER = "CONTROLLER";

    private static final String CLIENTS = "PLAINTEXT";
    private static final int TEN_YEARS_IN_MINUTES = 10 * 365 * 24 * 60;

    private BrokerSettings() {}

    static Properties of(Path log, int port, int controllerPort) {
        Properties settings = new Properties();
        listen(settings, port, controllerPort);
        settings.put("log.dirs", log.toString());
        settings.put("auto.create.topics.enable", "false");
        // while a group is away its offsets must outlive its state, or it would count everything twice
        settings.put("offsets.retention.minutes", Integer.toString(TEN_YEARS_IN_MINUTES));
        settings.put("group.initial.rebalance.delay.ms", "0");
        onOneNode(settings);
        small(settings);
        return settings;
    }

    /** The same node without its broker, which it soon gives up. */
    static Properties ofControllerAlone(Path log, int controllerPort) {
        Properties settings = new Properties();
        String address = CONTROLLER + "://" + Ports.HOST + ":" + controllerPort;
        settings.put("process.roles", "controller");
        settings.put("node.id", Integer.toString(NODE));
        settings.put("listeners", address);
        settings.put("controller.listener.names", CONTROLLER);
        settings.put("listener.security.protocol.map", CONTROLLER + ":PLAINTEXT");
        settings.put("controller.quorum.voters", NODE + "@" + Ports.HOST + ":" + controllerPort);
        settings.put("log.dirs", log.toString());
        settings.put("broker.session.timeout.ms", "500");
        settings.put("broker.heartbeat.interval.ms", "100");
        return settings;
    }

    private static void listen(Properties settings, int port, int controllerPort) {
        String clients = CLIENTS + "://" + Ports.HOST + ":" + port;
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(NODE));
        settings.put("listeners", clients + "," + CONTROLLER + "://" + Ports.HOST + ":" + controllerPort);
        settings.put("advertised.listeners", clients);
        settings.put("inter.broker.listener.name", CLIENTS);
        settings.put("controller.listener.names", CONTROLLER);
        settings.put("listener.security.protocol.map", CLIENTS + ":PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
        settings.put("controller.quorum.voters", NODE + "@" + Ports.HOST + ":" + controllerPort);
    }

    private static void onOneNode(Properties settings) {
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "4");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("share.coordinator.state.topic.num.partitions", "1");
    }

    private static void small(Properties settings) {
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("background.threads", "2");
        settings.put("log.cleaner.threads", "1");
        settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(8 << 20));
    }
}
