package org.sada.analytics.repeat;

import org.sada.analytics.cell.Bots;
import org.sada.analytics.cell.Place;
import org.sada.contract.codec.BinaryReader;
import org.sada.contract.codec.BinaryWriter;
import org.sada.contract.event.Direction;
import org.sada.contract.fact.Facts;

/**
 * The summary of a contact that counts for repeats: what its customer's other contacts need to know of it, and where it is counted.
 *
 * @param bornMs tells two lives of one id apart; see the state of interactions
 * @param eligible whether an agent handled it or a bot contained it
 */
public record Contact(
        String interaction,
        long bornMs,
        long startMs,
        long endMs,
        long lastEventAtMs,
        boolean eligible,
        boolean botContained,
        String reason,
        Place place) {

    /** The customer's key, or null where the facts do not count for repeats: outbound, internal, unknown customer, no leg. */
    public static String customerKey(Facts facts) {
        boolean inbound = facts.details().direction() == null || facts.details().direction() == Direction.INBOUND;
        boolean counts = facts.contact()
                && inbound
                && facts.details().customer() != null
                && !facts.legs().isEmpty();
        return counts ? facts.tenant() + "|" + facts.details().customer() : null;
    }

    public static Contact of(Facts facts, long bornMs) {
        boolean contained = Bots.contained(facts);
        boolean handled = facts.legs().stream().anyMatch(leg -> leg.handled() && !leg.byBot());
        return new Contact(
                facts.interaction(),
                bornMs,
                facts.startedAtMs(),
                facts.endedAtMs(),
                facts.lastEventAtMs(),
                handled || contained,
                contained,
                facts.details().reason(),
                Place.of(facts));
    }

    boolean isSame(Contact other) {
        return bornMs == other.bornMs && interaction.equals(other.interaction);
    }

    void write(BinaryWriter out) {
        out.string(interaction)
                .signed(bornMs)
                .signed(startMs)
                .unsigned(endMs - startMs)
                .signed(lastEventAtMs);
        out.flag(eligible).flag(botContained).string(reason);
        place.write(out);
    }

    static Contact read(BinaryReader in) {
        String interaction = in.string();
        long bornMs = in.signed();
        long startMs = in.signed();
        return new Contact(
                interaction,
                bornMs,
                startMs,
                startMs + in.unsigned(),
                in.signed(),
                in.flag(),
                in.flag(),
                in.string(),
                Place.read(in));
    }
}
