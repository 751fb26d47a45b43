package org.sada.sink;

import org.sada.runtime.HealthCheck;

/** Ready once partitions are assigned and the last word of the store was a good one. */
final class SinkHealth implements HealthCheck {
    private volatile Health state = Health.notReady("no partitions are assigned yet");

    @Override
    public String name() {
        return "sink";
    }

    @Override
    public Health check() {
        return state;
    }

    void ready() {
        state = Health.ok();
    }

    void notReady(String reason) {
        state = Health.notReady(reason);
    }

    void dead(String reason) {
        state = Health.dead(reason);
    }
}
