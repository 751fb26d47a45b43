package org.sada.ingest.simulator;

import java.util.ArrayList;
import java.util.List;
import org.sada.contract.event.Channel;
import org.sada.contract.event.Direction;

/** One interaction as its events tell it. */
final class ObservedContact {
    /** One visit to a queue, an agent or a bot. */
    static final class Leg {
        String queue;
        String agent;
        String bot;
        long offeredMs;
        long answeredMs = -1;
        long endMs = -1;
        long wrapMs;
        boolean wrapped;
        boolean abandoned;
        boolean flowedOut;

        boolean isOver() {
            return endMs >= 0;
        }
    }

    Channel channel;
    Direction direction;
    String customer;
    String language;
    long startMs = Long.MAX_VALUE;
    long endMs;
    long lastMs = -1;
    boolean ended;
    final List<Leg> legs = new ArrayList<>();

    boolean hasPerson() {
        return legs.stream().anyMatch(leg -> leg.agent != null);
    }

    boolean hasBot() {
        return legs.stream().anyMatch(leg -> leg.bot != null);
    }

    boolean contained() {
        return hasBot() && legs.stream().allMatch(leg -> leg.bot != null);
    }

    boolean counts() {
        return direction == Direction.INBOUND && customer != null && !legs.isEmpty();
    }
}
