package org.sada.ingest.publish;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.sada.contract.topic.Topic;
import org.sada.contract.topic.Topics;

/** Looks at the topics that are written to, once, at the start. */
final class BrokerCheck {
    private BrokerCheck() {}

    /** The partitions of the log. */
    static int partitions(Map<String, ?> connection) {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        String broker = String.valueOf(connection.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG));
        try (Admin admin = Admin.create(settings)) {
            Map<String, KafkaFuture<TopicDescription>> topics = admin.describeTopics(
                            List.of(Topics.EVENTS.name(), Topics.REJECTED.name()))
                    .topicNameValues();
            describe(topics, Topics.REJECTED, broker);
            return describe(topics, Topics.EVENTS, broker).partitions().size();
        } catch (KafkaException failure) {
            throw unreachable(broker, failure);
        }
    }

    private static TopicDescription describe(
            Map<String, KafkaFuture<TopicDescription>> topics, Topic<?, ?> topic, String broker) {
        try {
            return topics.get(topic.name()).get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof UnknownTopicOrPartitionException) {
                throw new PublishException(
                        "topic " + topic.name() + " does not exist on " + broker
                                + ": start the analytics first, which creates the topics",
                        failure.getCause());
            }
            throw unreachable(broker, failure.getCause());
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            throw new PublishException("interrupted while asking " + broker + " for its topics", interrupt);
        }
    }

    private static PublishException unreachable(String broker, Throwable cause) {
        return new PublishException(
                "no Kafka broker answers at " + broker + " (" + cause.getMessage()
                        + "): start it, or correct the bootstrap servers",
                cause);
    }
}
