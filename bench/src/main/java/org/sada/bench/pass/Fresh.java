package org.sada.bench.pass;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Makes topics and groups fresh between passes. */
public final class Fresh {
    private Fresh() {}

    public static Admin admin(String bootstrap) {
        return Admin.create(Map.of("bootstrap.servers", bootstrap));
    }

    /** Removes the topics whose names are so. */
    public static void remove(Admin admin, Predicate<String> which) throws InterruptedException, ExecutionException {
        Set<String> names = new HashSet<>(admin.listTopics().names().get());
        names.removeIf(which.negate());
        remove(admin, names);
    }

    private static void remove(Admin admin, Collection<String> names) throws InterruptedException, ExecutionException {
        try {
            admin.deleteTopics(names).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                throw e;
            }
        }
    }

    /** A new topic with this name, in place of what there was. */
    public static void topic(Admin admin, String name, int partitions) throws InterruptedException, ExecutionException {
        remove(admin, name::equals);
        admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1)))
                .all()
                .get();
        awaitTopic(admin, name);
    }

    /** A topic that was just made is not known to all of the broker at once. */
    public static void awaitTopic(Admin admin, String name) throws InterruptedException, ExecutionException {
        while (true) {
            try {
                admin.describeTopics(List.of(name)).allTopicNames().get();
                return;
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw e;
                }
                Thread.sleep(10); // a watcher; nothing signals it
            }
        }
    }

    /** Makes a consumer group forget where it was, static members included. */
    public static void group(Admin admin, String group) throws InterruptedException, ExecutionException {
        try {
            admin.removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions())
                    .all()
                    .get();
        } catch (ExecutionException e) {
            // no such group, or nobody in it
        }
        try {
            admin.deleteConsumerGroups(List.of(group)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof GroupIdNotFoundException)) {
                throw e;
            }
        }
    }
}
