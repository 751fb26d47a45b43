package org.sada.contract.event;

/**
 * What is known of an interaction as a whole. Null means unknown, in every component.
 *
 * @param customer the customer's id; contacts of an unknown customer take no part in repeats
 * @param product what it was about, as the source names it
 * @param language a BCP 47 tag such as {@code ar} or {@code en-GB}
 * @param reason the source's reason code, used where repeats match by reason
 */
public record Details(
        String customer,
        Channel channel,
        Direction direction,
        String product,
        String region,
        String language,
        String reason) {
    public static final Details UNKNOWN = new Details(null, null, null, null, null, null, null);

    /** These details, with every component that the later ones know taken from them. */
    public Details updatedBy(Details later) {
        return new Details(
                later.customer != null ? later.customer : customer,
                later.channel != null ? later.channel : channel,
                later.direction != null ? later.direction : direction,
                later.product != null ? later.product : product,
                later.region != null ? later.region : region,
                later.language != null ? later.language : language,
                later.reason != null ? later.reason : reason);
    }
}
