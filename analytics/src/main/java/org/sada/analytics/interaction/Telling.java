package org.sada.analytics.interaction;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.ToLongFunction;
import org.sada.analytics.Outcome;
import org.sada.analytics.cell.CellDeltas;
import org.sada.analytics.cell.Contributions;
import org.sada.analytics.repeat.Contact;
import org.sada.analytics.repeat.ContactBatches;
import org.sada.analytics.repeat.ContactChange;
import org.sada.contract.Definition;
import org.sada.contract.Retention;
import org.sada.contract.event.Event;
import org.sada.contract.fact.Facts;
import org.sada.contract.topic.AgentProfileRow;

/** One round of telling what the facts are now: the facts themselves at once, what follows from them together at the end. */
final class Telling {
    private final ToLongFunction<String> watermarks;
    private final BiConsumer<String, Outcome> out;
    private final Contributions contributions;
    private final CellDeltas deltas;
    private final ContactBatches contacts;
    private final int partitions;

    Telling(
            Definition definition,
            Retention retention,
            int partitions,
            ToLongFunction<String> watermarks,
            BiConsumer<String, Outcome> out) {
        this.watermarks = watermarks;
        this.out = out;
        this.contributions = new Contributions(definition);
        this.deltas = new CellDeltas(definition, retention);
        this.contacts = new ContactBatches(partitions);
        this.partitions = partitions;
    }

    void revise(EventSet set) {
        if (set.isAgent()) {
            reviseProfiles(set);
            set.told(null);
            return;
        }
        Facts old = set.toldFacts();
        Facts now = Fold.of(set.members());
        set.told(now);
        if (now.equals(old)) {
            return;
        }
        out.accept(set.key(), new Outcome.FactsRevised(now));
        long watermarkMs = watermarks.applyAsLong(set.tenant());
        contributions.revise(old, now, watermarkMs, deltas);
        reviseContact(old, now, set.bornMs(), watermarkMs);
    }

    private void reviseContact(Facts old, Facts now, long bornMs, long watermarkMs) {
        String oldCustomer = old == null ? null : Contact.customerKey(old);
        String customer = Contact.customerKey(now);
        if (oldCustomer != null && !oldCustomer.equals(customer)) {
            contacts.add(oldCustomer, new ContactChange(Contact.of(old, bornMs), true, watermarkMs));
        }
        if (customer != null) {
            Contact contact = Contact.of(now, bornMs);
            boolean same = customer.equals(oldCustomer) && contact.equals(Contact.of(old, bornMs));
            if (!same) {
                contacts.add(customer, new ContactChange(contact, false, watermarkMs));
            }
        }
    }

    /** Of several rows that are valid from one moment, the one that occurred last stands. */
    private void reviseProfiles(EventSet set) {
        Map<Long, Event> standing = new HashMap<>();
        set.members().stream()
                .map(Member::event)
                .sorted(Comparator.comparingLong(Event::occurredAtMs).thenComparing(Event::id))
                .forEach(event -> standing.put(((Event.AgentProfile) event.body()).validFromMs(), event));
        standing.forEach((validFromMs, event) -> {
            AgentProfileRow row = AgentProfileRow.of(event.tenant(), (Event.AgentProfile) event.body());
            out.accept(event.tenant() + "|" + row.agent() + "|" + validFromMs, new Outcome.ProfileRevised(row));
        });
    }

    void end() {
        contacts.batches().forEach(batch -> out.accept("", new Outcome.ContactsRevised(batch)));
        deltas.batches(partitions).forEach(batch -> out.accept("", new Outcome.CellsChanged(batch)));
    }
}
