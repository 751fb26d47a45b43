package org.sada.analytics.cell;

import org.sada.contract.fact.Facts;
import org.sada.contract.fact.Leg;

/** How a bot fared in a contact. Sessions and hand-offs count the same contacts, so that no share leaves 0 to 1. */
public final class Bots {
    private Bots() {}

    static boolean served(Facts facts) {
        return facts.legs().stream().anyMatch(Leg::byBot);
    }

    /** Whether a bot served and no leg to a person or a queue followed. */
    public static boolean contained(Facts facts) {
        boolean served = false;
        for (Leg leg : facts.legs()) {
            if (leg.byBot()) {
                served = true;
            } else if (served) {
                return false;
            }
        }
        return served;
    }
}
