package org.sada.ingest.simulator;

/**
 * One of a population that exists by number only: what a customer is follows from the number.
 *
 * @param language {@code ar} or {@code en}
 * @param important whether the centre serves this customer first
 * @param strictness what the customer adds to or takes from every score, -0.15 to 0.15
 */
record Customer(int number, City city, String language, boolean important, double strictness) {

    static Customer of(int number) {
        long bits = mixed(number);
        return new Customer(
                number,
                City.at((bits & 0xFFFF) * 0x1.0p-16),
                (bits >>> 16 & 0xFF) < 192 ? "ar" : "en",
                (bits >>> 24 & 0xFF) < 14,
                ((bits >>> 32 & 0xFFFF) * 0x1.0p-16 - 0.5) * 0.3);
    }

    String id() {
        return "customer-" + Padded.number(number, 7);
    }

    private static long mixed(long number) {
        long z = (number + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 32)) * 0xD6E8FEB86659FD93L;
        z = (z ^ (z >>> 32)) * 0xD6E8FEB86659FD93L;
        return z ^ (z >>> 32);
    }
}
