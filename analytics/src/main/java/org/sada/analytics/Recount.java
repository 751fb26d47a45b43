package org.sada.analytics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownMemberIdException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes analytics forget all that it has counted, so that it begins with the log from its start. The figures told so far stay. */
final class Recount {
    private static final Logger LOG = LoggerFactory.getLogger(Recount.class);
    private static final Duration GLANCE = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Recount() {}

    /**
     * The place goes first: whoever is killed in between is refused as one whose place is lost, until the rest is gone, too. Analytics must
     * not run.
     */
    static void forget(Admin admin, Path stateFolder) throws InterruptedException {
        LOG.warn("counting the log anew");
        try {
            forgetPlace(admin);
            delete(stateFolder.resolve(AnalyticsSettings.APPLICATION_ID));
            forgetTopics(admin);
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "cannot forget what analytics has counted: " + e.getCause().getMessage(), e);
        }
    }

    /** A member that was killed still holds its seat for some seconds. */
    private static void forgetPlace(Admin admin) throws InterruptedException, ExecutionException {
        String group = AnalyticsSettings.APPLICATION_ID;
        try {
            ignoringAbsence(admin.removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions())
                    .all());
        } catch (org.apache.kafka.common.KafkaException absent) {
            LOG.debug("nobody was in the group {}", group, absent);
        }
        ignoringAbsence(admin.deleteConsumerGroups(List.of(group)).all());
    }

    private static void ignoringAbsence(KafkaFuture<Void> done) throws InterruptedException, ExecutionException {
        try {
            done.get();
        } catch (ExecutionException e) {
            boolean absent = Stream.iterate(e.getCause(), cause -> cause != null, Throwable::getCause)
                    .anyMatch(cause ->
                            cause instanceof GroupIdNotFoundException || cause instanceof UnknownMemberIdException);
            if (!absent) {
                throw e;
            }
        }
    }

    private static void forgetTopics(Admin admin) throws InterruptedException, ExecutionException {
        List<String> topics = own(admin);
        admin.deleteTopics(topics).all().get();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!own(admin).isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the broker does not delete " + own(admin) + "; start again");
            }
            Thread.sleep(GLANCE.toMillis());
        }
    }

    private static List<String> own(Admin admin) throws InterruptedException, ExecutionException {
        return admin.listTopics().names().get().stream()
                .filter(name -> name.startsWith(AnalyticsSettings.APPLICATION_ID + "-"))
                .sorted()
                .toList();
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete the state in " + folder, e);
        }
    }
}
