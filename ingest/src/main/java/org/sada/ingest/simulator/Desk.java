package org.sada.ingest.simulator;

import java.util.List;

/** A queue with the people who serve it. */
enum Desk {
    BILLING("Billing", 26, 205, 0.74, 0.50, 0.07),
    DELIVERY("Delivery", 22, 155, 0.66, 0.58, 0.07),
    TECHNICAL("Technical support", 20, 300, 0.62, 0.40, 0.11),
    CARDS("Cards", 14, 190, 0.75, 0.40, 0.08),
    RETENTION("Retention", 6, 270, 0.70, 0.15, 0.05),
    GENERAL("General enquiries", 12, 140, 0.78, 0.60, 0.14);

    private static final List<Desk> ALL = List.of(values());

    final String queue;
    final double share;

    /** Median talk on the telephone. */
    final double talkS;

    /** How likely a middling agent solves the problem. */
    final double solves;

    /** How likely a bot keeps a simple matter to itself. */
    final double containment;

    final double transfers;

    Desk(String queue, double share, double talkS, double solves, double containment, double transfers) {
        this.queue = queue;
        this.share = share;
        this.talkS = talkS;
        this.solves = solves;
        this.containment = containment;
        this.transfers = transfers;
    }

    static List<Desk> all() {
        return ALL;
    }

    static double shares() {
        return ALL.stream().mapToDouble(desk -> desk.share).sum();
    }

    /** After how long a waiting customer flows over to {@link #GENERAL}, in milliseconds; 0: never. */
    long overflowMs(Medium medium) {
        return this == GENERAL || this == RETENTION || !medium.live() ? 0 : 150_000;
    }

    /** Who else can help with what belongs here. */
    Desk neighbour() {
        return switch (this) {
            case BILLING -> RETENTION;
            case DELIVERY -> BILLING;
            case TECHNICAL -> GENERAL;
            case CARDS -> BILLING;
            case RETENTION -> BILLING;
            case GENERAL -> DELIVERY;
        };
    }
}
