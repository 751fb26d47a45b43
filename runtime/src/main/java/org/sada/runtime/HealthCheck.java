package org.sada.runtime;

/** Tells how a part of the program is doing. Called on every request of {@code /health}: it must answer from memory, at once. */
public interface HealthCheck {

    /** A short name, unique in this process, such as {@code kafka}. */
    String name();

    Health check();

    /**
     * What a part says of itself.
     *
     * @param alive false when only a restart can help
     * @param ready false when it cannot do its work now
     * @param reason why, when not alive or not ready, in words for an operator; else may say anything, or be empty
     */
    record Health(boolean alive, boolean ready, String reason) {
        public Health {
            if (ready && !alive) {
                throw new IllegalArgumentException("what is not alive cannot be ready");
            }
            if (!ready && reason.isBlank()) {
                throw new IllegalArgumentException("not ready needs a reason");
            }
        }

        public static Health ok() {
            return new Health(true, true, "");
        }

        public static Health notReady(String reason) {
            return new Health(true, false, reason);
        }

        public static Health dead(String reason) {
            return new Health(false, false, reason);
        }
    }
}
