package org.sada.ingest.simulator;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Why customers turn to a desk.
 *
 * @param reason the code that an agent closes the contact with
 * @param complaint what the customer may complain of; null for a mere question
 * @param products which products it can be about
 */
record Topic(Desk desk, double weight, String reason, Complaint complaint, List<String> products) {
    private static final String MOBILE = "Mobile plan";
    private static final String INTERNET = "Home internet";
    private static final String STORE = "Online store";
    private static final String CARD = "Wallet card";
    private static final String TV = "TV box";

    private static final List<Topic> ALL = List.of(
            topic(Desk.BILLING, 26, "bill-explained", null, MOBILE, INTERNET, TV),
            topic(Desk.BILLING, 28, "high-bill", Complaint.BILLING, MOBILE, INTERNET),
            topic(Desk.BILLING, 14, "charged-twice", Complaint.BILLING, MOBILE, INTERNET, STORE, TV),
            topic(Desk.BILLING, 18, "refund-status", Complaint.REFUND, STORE, MOBILE),
            topic(Desk.BILLING, 14, "payment-date", null, MOBILE, INTERNET),
            topic(Desk.DELIVERY, 36, "order-status", null, STORE),
            topic(Desk.DELIVERY, 34, "late-parcel", Complaint.DELIVERY, STORE, CARD),
            topic(Desk.DELIVERY, 16, "damaged-item", Complaint.PRODUCT_QUALITY, STORE, TV),
            topic(Desk.DELIVERY, 14, "return-item", Complaint.REFUND, STORE),
            topic(Desk.TECHNICAL, 26, "set-up-help", null, INTERNET, TV, MOBILE),
            topic(Desk.TECHNICAL, 22, "no-connection", Complaint.SERVICE_OUTAGE, INTERNET, MOBILE),
            topic(Desk.TECHNICAL, 24, "slow-speed", Complaint.PRODUCT_QUALITY, INTERNET, MOBILE),
            topic(Desk.TECHNICAL, 16, "device-fault", Complaint.PRODUCT_QUALITY, TV, INTERNET),
            topic(Desk.TECHNICAL, 12, "sign-in", Complaint.ACCOUNT_ACCESS, MOBILE, TV),
            topic(Desk.CARDS, 32, "card-activation", null, CARD),
            topic(Desk.CARDS, 24, "card-blocked", Complaint.ACCOUNT_ACCESS, CARD),
            topic(Desk.CARDS, 22, "unknown-transaction", Complaint.FRAUD_SECURITY, CARD),
            topic(Desk.CARDS, 10, "transfer-missing", Complaint.REFUND, CARD),
            topic(Desk.CARDS, 12, "code-reset", Complaint.ACCOUNT_ACCESS, CARD),
            topic(Desk.RETENTION, 56, "cancel-service", Complaint.CANCELLATION, MOBILE, INTERNET, TV),
            topic(Desk.RETENTION, 28, "contract-terms", null, MOBILE, INTERNET),
            topic(Desk.RETENTION, 16, "price-too-high", Complaint.BILLING, INTERNET, TV),
            topic(Desk.GENERAL, 50, "branch-and-hours", null, MOBILE, STORE, CARD),
            topic(Desk.GENERAL, 30, "offers", null, MOBILE, INTERNET, TV),
            topic(Desk.GENERAL, 20, "app-help", Complaint.SELF_SERVICE, MOBILE, CARD));

    private static final Map<Desk, List<Topic>> BY_DESK = new EnumMap<>(Desk.class);
    private static final Map<Desk, double[]> WEIGHTS = new EnumMap<>(Desk.class);

    static {
        for (Desk desk : Desk.all()) {
            List<Topic> own = ALL.stream().filter(topic -> topic.desk() == desk).toList();
            BY_DESK.put(desk, own);
            WEIGHTS.put(desk, own.stream().mapToDouble(Topic::weight).toArray());
        }
    }

    private static Topic topic(Desk desk, double weight, String reason, Complaint complaint, String... products) {
        return new Topic(desk, weight, reason, complaint, List.copyOf(Arrays.asList(products)));
    }

    static Topic draw(Desk desk, Chance chance) {
        return BY_DESK.get(desk).get(chance.pick(WEIGHTS.get(desk)));
    }

    /** The topic with this reason. */
    static Topic named(String reason) {
        return ALL.stream()
                .filter(topic -> topic.reason().equals(reason))
                .findFirst()
                .orElseThrow();
    }
}
