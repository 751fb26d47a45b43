package org.sada.analytics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.errors.TopicExistsException;
import org.sada.contract.topic.Topic;
import org.sada.contract.topic.Topics;

/** Creates the topics that are missing, and refuses those whose partitions would lead keys astray. */
public final class TopicSetup {
    private TopicSetup() {}

    /**
     * Makes sure of all topics.
     *
     * @param partitions of a new log; one that exists keeps its own
     * @param replication of new topics
     * @return the number of partitions of the log
     * @throws IllegalStateException where a topic's partitions cannot be right; the message says what to do
     */
    public static int ensure(Admin admin, int partitions, short replication) {
        Map<String, TopicDescription> before = describe(admin);
        int count = before.containsKey(Topics.EVENTS.name())
                ? before.get(Topics.EVENTS.name()).partitions().size()
                : partitions;
        List<NewTopic> missing = new ArrayList<>();
        for (Topic<?, ?> topic : Topics.ALL) {
            if (!before.containsKey(topic.name())) {
                missing.add(new NewTopic(topic.name(), count, replication).configs(topic.config()));
            }
        }
        create(admin, missing);
        refuseGrowth(before, count);
        return count;
    }

    /** A topic between processors, once made, keeps its partitions; a log that has grown since sends known keys elsewhere. */
    private static void refuseGrowth(Map<String, TopicDescription> topics, int count) {
        topics.forEach((name, description) -> {
            boolean between = name.startsWith(AnalyticsSettings.APPLICATION_ID) && name.endsWith("-repartition");
            if (between && description.partitions().size() != count) {
                throw new IllegalStateException(
                        Topics.EVENTS.name() + " has " + count + " partitions, but " + name + " has "
                                + description.partitions().size()
                                + ": a log cannot grow in place; set its partitions back, or import it into a new one");
            }
        });
    }

    private static Map<String, TopicDescription> describe(Admin admin) {
        try {
            Set<String> names = admin.listTopics().names().get();
            return new TreeMap<>(admin.describeTopics(names).allTopicNames().get());
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "cannot read the topics of the broker: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading the topics of the broker", e);
        }
    }

    private static void create(Admin admin, List<NewTopic> missing) {
        try {
            admin.createTopics(missing).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException(
                        "cannot create topics: " + e.getCause().getMessage(), e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while creating topics", e);
        }
    }
}
