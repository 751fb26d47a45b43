package org.sada.analytics.repeat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.sada.contract.codec.BinaryReader;
import org.sada.contract.codec.BinaryWriter;

/** The counting contacts of one customer, as they are remembered. Immutable. */
record CustomerContacts(List<Contact> contacts) {
    static final CustomerContacts NONE = new CustomerContacts(List.of());

    private static final byte VERSION = 1;

    CustomerContacts {
        contacts = List.copyOf(contacts);
    }

    /** With this contact as it stands now. */
    CustomerContacts with(Contact contact) {
        List<Contact> changed = new ArrayList<>(without(contact).contacts);
        changed.add(contact);
        return new CustomerContacts(changed);
    }

    CustomerContacts without(Contact contact) {
        return keeping(other -> !other.isSame(contact));
    }

    CustomerContacts keeping(Predicate<Contact> wanted) {
        return new CustomerContacts(contacts.stream().filter(wanted).toList());
    }

    boolean isEmpty() {
        return contacts.isEmpty();
    }

    byte[] toBytes() {
        BinaryWriter out = new BinaryWriter(96 * contacts.size() + 8);
        out.raw(VERSION).unsigned(contacts.size());
        contacts.forEach(contact -> contact.write(out));
        return out.toBytes();
    }

    static CustomerContacts read(byte[] bytes) {
        BinaryReader in = BinaryReader.versioned(bytes, VERSION, "the contacts of a customer");
        int size = in.size();
        List<Contact> contacts = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            contacts.add(Contact.read(in));
        }
        return new CustomerContacts(contacts);
    }
}
