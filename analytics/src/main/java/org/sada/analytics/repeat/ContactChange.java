package org.sada.analytics.repeat;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.sada.contract.codec.BinaryReader;
import org.sada.contract.codec.BinaryWriter;

/**
 * What became of one contact of a customer, sent to where all contacts of the customer are.
 *
 * @param contact as it stands now, or as it stood last
 * @param gone whether it no longer counts for this customer
 * @param watermarkMs of the tenant, where the change was seen
 */
public record ContactChange(Contact contact, boolean gone, long watermarkMs) {
    private static final byte VERSION = 1;

    public static Serde<ContactChange> serde() {
        return Serdes.serdeFrom((topic, change) -> change.toBytes(), (topic, bytes) -> fromBytes(bytes));
    }

    private byte[] toBytes() {
        BinaryWriter out = new BinaryWriter(128);
        out.raw(VERSION).flag(gone).signed(watermarkMs);
        contact.write(out);
        return out.toBytes();
    }

    private static ContactChange fromBytes(byte[] bytes) {
        BinaryReader in = BinaryReader.versioned(bytes, VERSION, "the change of a contact");
        boolean gone = in.flag();
        long watermarkMs = in.signed();
        return new ContactChange(Contact.read(in), gone, watermarkMs);
    }
}
