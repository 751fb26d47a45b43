package org.sada.sink;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;

/** The partitions that the group gave to this member: those with a claim are read, the others are paused until they have one. */
final class Assignment implements ConsumerRebalanceListener {
    private final Consumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Claim> claims = new HashMap<>();
    private final Set<TopicPartition> unclaimed = new HashSet<>();

    Assignment(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /** By partition; to be read only. */
    Map<TopicPartition, Claim> claims() {
        return claims;
    }

    Set<TopicPartition> unclaimed() {
        return Set.copyOf(unclaimed);
    }

    boolean isEmpty() {
        return claims.isEmpty() && unclaimed.isEmpty();
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        unclaimed.addAll(partitions);
        // A position, whichever, keeps the consumer from asking Kafka for one; nothing is fetched before the claim.
        partitions.forEach(partition -> consumer.seek(partition, 0));
        consumer.pause(partitions);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        partitions.forEach(claims::remove);
        unclaimed.removeAll(partitions);
    }

    /** Begins or goes on to read where the store says. */
    void claimed(Map<TopicPartition, Claim> taken) {
        taken.forEach((partition, claim) -> {
            unclaimed.remove(partition);
            claims.put(partition, claim);
            if (claim.nextOffset() == 0) {
                consumer.seekToBeginning(List.of(partition));
            } else {
                consumer.seek(partition, claim.nextOffset());
            }
        });
        consumer.resume(taken.keySet());
    }

    /** What was read and not stored is forgotten, and read again once claimed anew. */
    void giveUp(Collection<TopicPartition> partitions) {
        List<TopicPartition> given = new ArrayList<>(partitions);
        given.forEach(claims::remove);
        unclaimed.addAll(given);
        consumer.pause(given);
    }

    /** Where the consumer stands beyond the store. Records of transactions' ends move it too. */
    SortedMap<TopicPartition, Long> ahead() {
        SortedMap<TopicPartition, Long> offsets = new TreeMap<>(
                java.util.Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition));
        claims.forEach((partition, claim) -> {
            long position = consumer.position(partition);
            if (position > claim.nextOffset()) {
                offsets.put(partition, position);
            }
        });
        return offsets;
    }

    void moved(SortedMap<TopicPartition, Long> offsets) {
        offsets.forEach(
                (partition, offset) -> claims.computeIfPresent(partition, (any, claim) -> claim.movedTo(offset)));
    }

    long lag() {
        return claims.keySet().stream()
                .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                .sum();
    }
}
