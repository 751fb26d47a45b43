package org.sada.ingest.simulator;

import java.util.function.BiConsumer;

/** Customers with a new problem: by the hour and the day, and more of them while something is broken. */
final class Demand {
    /** The rest of a usual day's interactions comes from problems that were not solved, and from call-backs. */
    private static final double NEW = 0.73;

    private static final int CUSTOMERS_PER_DAILY_CONTACT = 90;
    private static final int MOST_CUSTOMERS = 9_999_999;
    private static final double PAY_TIME_BILLING = 1.4;
    private static final int TRIES = 500;

    private final Stage stage;
    private final Scenario scenario;
    private final BiConsumer<Issue, Medium> arrive;
    private final Chance times;
    private final Chance issues;
    private final Chance incidents;
    private final int customers;

    Demand(Stage stage, Scenario scenario, BiConsumer<Issue, Medium> arrive, Chance chance) {
        this.stage = stage;
        this.scenario = scenario;
        this.arrive = arrive;
        this.times = chance.split();
        this.issues = chance.split();
        this.incidents = chance.split();
        this.customers =
                (int) Math.min(MOST_CUSTOMERS, (long) scenario.interactionsPerDay() * CUSTOMERS_PER_DAILY_CONTACT);
    }

    /** Plans the first arrival on every channel, and the first incident, early enough for a short run to show one. */
    void begin() {
        for (Medium medium : Medium.values()) {
            planArrival(medium);
        }
        stage.agenda().background(stage.nowMs() + incidents.seconds(2700, 4500), this::breakSomething);
    }

    private void planArrival(Medium medium) {
        long nextMs = nextMs(medium, NEW, times);
        stage.agenda().background(nextMs, () -> {
            arrive.accept(newIssue(), medium);
            if (stage.isOpen()) {
                planArrival(medium);
            }
        });
    }

    /** The next moment of a random process that follows the rhythm: candidates at the highest rate, thinned out. */
    private long nextMs(Medium medium, double factor, Chance chance) {
        double highest = Rhythm.highest(medium);
        double meanMs = Rhythm.DAY_MS / (scenario.interactionsPerDay() * medium.share * factor * highest);
        double timeMs = stage.nowMs();
        do {
            timeMs += chance.exponential(meanMs);
        } while (!chance.happens(Rhythm.at(medium, (long) timeMs) / highest));
        return (long) timeMs + 1;
    }

    private Issue newIssue() {
        double[] weights = new double[Desk.all().size()];
        for (Desk desk : Desk.all()) {
            weights[desk.ordinal()] = desk.share;
        }
        if (Rhythm.isPayTime(stage.nowMs())) {
            weights[Desk.BILLING.ordinal()] *= PAY_TIME_BILLING;
        }
        Topic topic = Topic.draw(Desk.all().get(issues.pick(weights)), issues);
        Customer customer = Customer.of(issues.below(customers));
        return new Issue(customer, topic, issues.pick(topic.products()), false, 1);
    }

    private void breakSomething() {
        Incident incident = Incident.draw(stage.nowMs(), incidents);
        for (Medium medium : Medium.values()) {
            planArrival(medium, incident);
        }
        long quietMs = incidents.seconds(24 * 3600, 100 * 3600);
        if (stage.isOpen()) {
            stage.agenda().background(incident.endMs() + quietMs, this::breakSomething);
        }
    }

    private void planArrival(Medium medium, Incident incident) {
        double factor = incident.strength() * incident.topic().desk().share / Desk.shares();
        long nextMs = nextMs(medium, factor, incidents);
        if (nextMs < incident.endMs()) {
            stage.agenda().background(nextMs, () -> {
                arrive.accept(issueOf(incident), medium);
                if (stage.isOpen()) {
                    planArrival(medium, incident);
                }
            });
        }
    }

    private Issue issueOf(Incident incident) {
        Customer customer = Customer.of(incidents.below(customers));
        for (int i = 0; i < TRIES && !incident.concerns(customer); i++) {
            customer = Customer.of(incidents.below(customers));
        }
        return new Issue(customer, incident.topic(), incident.product(), true, 1);
    }
}
