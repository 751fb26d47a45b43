package org.sada.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.sada.contract.event.Direction;

/** Who the customer of a conversation is: the contact that Genesys knows, else the address of the other side. */
final class GenesysCustomer {
    private static final Set<String> NOBODY =
            Set.of("", "anonymous", "unknown", "restricted", "unavailable", "private");

    private GenesysCustomer() {}

    /** Null where unknown. */
    static String of(List<GenesysSession> sessions, Direction direction) {
        String known = null;
        for (GenesysSession session : sessions) {
            if (session.isOfCustomer() && known == null) {
                known = GenesysSession.textOrNull(session.participant(), "externalContactId");
            }
        }
        for (GenesysSession session : sessions) {
            if (session.isOfCustomer() && known == null) {
                known = address(session.json(), direction == Direction.OUTBOUND);
            }
        }
        return known;
    }

    private static String address(JsonNode session, boolean outbound) {
        String[] fields = outbound
                ? new String[] {"dnis", "addressTo", "addressOther"}
                : new String[] {"ani", "addressFrom", "addressOther"};
        for (String field : fields) {
            String address = clean(session.path(field).asText(""));
            if (address != null) {
                return address;
            }
        }
        return clean(session.path("callbackNumbers").path(0).asText(""));
    }

    private static String clean(String address) {
        String bare = address.strip().replaceFirst("^(?:tel|sips?|mailto):", "").replaceFirst("[;?].*$", "");
        String name = bare.replaceFirst("@.*$", "").toLowerCase(java.util.Locale.ROOT);
        return NOBODY.contains(name) ? null : bare;
    }
}
