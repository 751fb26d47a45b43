package org.sada.ingest.simulator;

import java.util.List;

/**
 * A disturbance of the service that makes customers of one product call, in one city or everywhere.
 *
 * @param city null for everywhere
 * @param strength further contacts as a multiple of what the whole desk has at that hour
 */
record Incident(Topic topic, String product, City city, double strength, long endMs) {

    private record Kind(
            String reason, String product, boolean local, double strength, double fromHours, double toHours) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("no-connection", "Home internet", true, 2.2, 1.5, 3),
            new Kind("late-parcel", "Online store", true, 1.0, 5, 9),
            new Kind("charged-twice", "Mobile plan", false, 0.9, 3, 7),
            new Kind("card-blocked", "Wallet card", false, 1.4, 1, 3));

    static Incident draw(long startMs, Chance chance) {
        Kind kind = chance.pick(KINDS);
        City city = kind.local() ? City.at(chance.unit()) : null;
        long lengthMs = chance.seconds(3600 * kind.fromHours(), 3600 * kind.toHours());
        return new Incident(Topic.named(kind.reason()), kind.product(), city, kind.strength(), startMs + lengthMs);
    }

    boolean concerns(Customer customer) {
        return city == null || city.equals(customer.city());
    }
}
