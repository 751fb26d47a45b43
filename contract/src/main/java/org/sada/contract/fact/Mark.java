package org.sada.contract.fact;

/**
 * How a contact stands among the contacts of its customer. Only contacts that count for repeats have one.
 *
 * @param eligible whether an agent handled it or a bot contained it
 * @param followUp whether it is itself a repeat of an earlier contact
 * @param repeatDelayMs from its end to the start of its first repeat; null where there is none
 * @param repeatedBy the interaction that repeats it first; null where there is none
 */
public record Mark(
        String tenant,
        String interaction,
        int definition,
        boolean eligible,
        boolean followUp,
        Long repeatDelayMs,
        String repeatedBy) {

    public boolean repeated() {
        return repeatDelayMs != null;
    }

    /** An eligible contact that is no follow-up: it opens an issue. */
    public boolean firstContact() {
        return eligible && !followUp;
    }
}
