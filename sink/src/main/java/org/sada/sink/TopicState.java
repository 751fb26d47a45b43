package org.sada.sink;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.sada.runtime.StartException;

/**
 * What tells a topic from another that had its name before.
 *
 * @param id that Kafka gave it
 */
record TopicState(String id, int partitions) {

    /** Asks Kafka. */
    interface Source extends AutoCloseable {

        /**
         * @throws StartException if one does not exist
         * @throws KafkaException if Kafka does not answer
         */
        Map<String, TopicState> describe(Collection<String> topics);

        @Override
        default void close() {}
    }

    static Source of(Admin admin) {
        return new Source() {
            @Override
            public Map<String, TopicState> describe(Collection<String> topics) {
                Map<String, TopicState> states = new TreeMap<>();
                for (String topic : topics) {
                    states.put(topic, TopicState.describe(admin, topic));
                }
                return states;
            }

            @Override
            public void close() {
                admin.close();
            }
        };
    }

    private static TopicState describe(Admin admin, String topic) {
        try {
            TopicDescription description = admin.describeTopics(java.util.List.of(topic))
                    .topicNameValues()
                    .get(topic)
                    .get();
            return new TopicState(
                    description.topicId().toString(), description.partitions().size());
        } catch (InterruptedException interrupt) {
            throw new InterruptException(interrupt);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof UnknownTopicOrPartitionException) {
                throw new StartException(
                        "the topic " + topic + " does not exist; start the analytics first, which creates it",
                        failure.getCause());
            }
            throw failure.getCause() instanceof KafkaException known ? known : new KafkaException(failure.getCause());
        }
    }
}
