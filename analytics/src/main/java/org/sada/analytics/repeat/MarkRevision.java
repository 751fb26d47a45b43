package org.sada.analytics.repeat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.sada.contract.Definition;
import org.sada.contract.cell.HistogramMeasure;
import org.sada.contract.cell.Measure;
import org.sada.contract.cell.Measures;
import org.sada.contract.fact.Mark;

/**
 * How one contact stood and stands.
 *
 * @param old null where it did not count before
 * @param oldMark null exactly where {@code old} is
 * @param now null where it counts no more
 * @param nowMark null exactly where {@code now} is
 */
record MarkRevision(Contact old, Mark oldMark, Contact now, Mark nowMark) {

    /** What changes when one contact of a customer is put in place of another; only contacts near it can change. */
    static List<MarkRevision> between(
            String tenant, CustomerContacts before, CustomerContacts after, Contact changed, Definition definition) {
        Marks oldMarks = new Marks(tenant, before, definition);
        Marks nowMarks = new Marks(tenant, after, definition);
        Map<List<Object>, Contact> old = new LinkedHashMap<>();
        Map<List<Object>, Contact> now = new LinkedHashMap<>();
        before.contacts().stream()
                .filter(changed::isSame)
                .forEach(contact -> oldMarks.near(contact).forEach(near -> old.put(identity(near), near)));
        after.contacts().stream()
                .filter(changed::isSame)
                .forEach(contact -> nowMarks.near(contact).forEach(near -> now.put(identity(near), near)));
        // A neighbour found on one side only stands on the other side as well, unchanged.
        old.forEach((identity, contact) -> {
            if (!changed.isSame(contact)) {
                now.putIfAbsent(identity, contact);
            }
        });
        List<MarkRevision> revisions = new ArrayList<>();
        now.forEach((identity, contact) -> {
            Contact earlier = changed.isSame(contact) ? old.get(identity) : contact;
            revisions.add(new MarkRevision(
                    earlier, earlier == null ? null : oldMarks.of(earlier), contact, nowMarks.of(contact)));
        });
        old.forEach((identity, contact) -> {
            if (!now.containsKey(identity)) {
                revisions.add(new MarkRevision(contact, oldMarks.of(contact), null, null));
            }
        });
        return revisions;
    }

    private static List<Object> identity(Contact contact) {
        return List.of(contact.interaction(), contact.bornMs());
    }

    /** Whether the published mark changes; the cells may change even where it does not, for the contact may have moved. */
    boolean changesMark() {
        return !Objects.equals(oldMark, nowMark);
    }

    /** What a contact with this mark counts. */
    static Measures.Builder measures(Contact contact, Mark mark) {
        Measures.Builder measures = new Measures.Builder();
        measures.countIf(mark.eligible(), Measure.ELIGIBLE)
                .countIf(mark.eligible() && mark.repeated(), Measure.REPEATED)
                .countIf(mark.firstContact(), Measure.FIRST_CONTACTS)
                .countIf(contact.botContained() && mark.repeated(), Measure.BOT_REPEATED);
        if (mark.firstContact() && mark.repeated()) {
            measures.count(Measure.FIRST_CONTACTS_REPEATED)
                    .record(HistogramMeasure.REPEAT_DELAY_HIST, mark.repeatDelayMs());
        }
        return measures;
    }
}
