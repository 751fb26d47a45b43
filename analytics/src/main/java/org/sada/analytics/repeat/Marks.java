package org.sada.analytics.repeat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.sada.contract.Definition;
import org.sada.contract.fact.Mark;

/** Marks the contacts of one customer: who was repeated, who is a follow-up. A pure function of the set of contacts. */
final class Marks {
    private static final Comparator<Contact> BY_START = Comparator.comparingLong(Contact::startMs)
            .thenComparing(Contact::interaction)
            .thenComparingLong(Contact::bornMs);

    private final String tenant;
    private final Definition definition;
    private final long windowMs;
    private final List<Contact> byStart;
    private final List<Contact> byEnd;

    Marks(String tenant, CustomerContacts contacts, Definition definition) {
        this.tenant = tenant;
        this.definition = definition;
        this.windowMs = definition.fcrWindow().toMillis();
        byStart = new ArrayList<>(contacts.contacts());
        byStart.sort(BY_START);
        byEnd = new ArrayList<>(contacts.contacts());
        byEnd.sort(Comparator.comparingLong(Contact::endMs));
    }

    /** The mark of one of the contacts. */
    Mark of(Contact contact) {
        Contact repeat = firstRepeat(contact);
        return new Mark(
                tenant,
                contact.interaction(),
                definition.version(),
                contact.eligible(),
                isFollowUp(contact),
                repeat == null ? null : repeat.startMs() - contact.endMs(),
                repeat == null ? null : repeat.interaction());
    }

    /** The contacts whose marks may depend on this one: those that it could repeat, itself, and those that could repeat it. */
    List<Contact> near(Contact contact) {
        List<Contact> near = new ArrayList<>();
        for (int i = firstEndingFrom(contact.startMs() - windowMs);
                i < byEnd.size() && byEnd.get(i).endMs() < contact.startMs();
                i++) {
            near.add(byEnd.get(i));
        }
        for (int i = firstStartingFrom(contact.endMs() + 1);
                i < byStart.size() && byStart.get(i).startMs() <= contact.endMs() + windowMs;
                i++) {
            near.add(byStart.get(i));
        }
        byStart.stream().filter(contact::isSame).forEach(near::add);
        return near;
    }

    private Contact firstRepeat(Contact contact) {
        for (int i = firstStartingFrom(contact.endMs() + 1);
                i < byStart.size() && byStart.get(i).startMs() <= contact.endMs() + windowMs;
                i++) {
            if (matches(contact, byStart.get(i))) {
                return byStart.get(i);
            }
        }
        return null;
    }

    private boolean isFollowUp(Contact contact) {
        for (int i = firstEndingFrom(contact.startMs() - windowMs);
                i < byEnd.size() && byEnd.get(i).endMs() < contact.startMs();
                i++) {
            if (matches(contact, byEnd.get(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean matches(Contact one, Contact other) {
        return switch (definition.match()) {
            case ANY -> true;
            case QUEUE -> Objects.equals(one.place().queue(), other.place().queue());
            case REASON -> Objects.equals(one.reason(), other.reason());
        };
    }

    private int firstStartingFrom(long timeMs) {
        return firstFrom(byStart, Contact::startMs, timeMs);
    }

    private int firstEndingFrom(long timeMs) {
        return firstFrom(byEnd, Contact::endMs, timeMs);
    }

    /** The least index whose time is not before the given one; the size of the list where there is none. */
    private static int firstFrom(List<Contact> sorted, ToLongFunction<Contact> time, long timeMs) {
        int low = 0;
        int high = sorted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (time.applyAsLong(sorted.get(middle)) < timeMs) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
