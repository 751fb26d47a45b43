package org.sada.ingest.simulator;

import java.util.List;

/** A place where customers live. */
record City(String name, String arabic, double weight) {
    private static final List<City> ALL = List.of(
            new City("Riyadh", "الرياض", 30),
            new City("Jeddah", "جدة", 19),
            new City("Makkah", "مكة", 9),
            new City("Madinah", "المدينة", 7),
            new City("Dammam", "الدمام", 8),
            new City("Khobar", "الخبر", 5),
            new City("Taif", "الطائف", 4),
            new City("Tabuk", "تبوك", 4),
            new City("Buraidah", "بريدة", 4),
            new City("Abha", "أبها", 4),
            new City("Hail", "حائل", 3),
            new City("Jazan", "جازان", 3));
    private static final double TOTAL = ALL.stream().mapToDouble(City::weight).sum();

    static List<City> all() {
        return ALL;
    }

    /** The city at this share, 0 to 1, of all customers. */
    static City at(double share) {
        double left = share * TOTAL;
        for (City city : ALL) {
            left -= city.weight();
            if (left < 0) {
                return city;
            }
        }
        return ALL.get(ALL.size() - 1);
    }
}
