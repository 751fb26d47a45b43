package org.sada.analytics.repeat;

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
    void write(BinaryWriter out) {
        out.flag(gone).signed(watermarkMs);
        contact.write(out);
    }

    static ContactChange read(BinaryReader in) {
        boolean gone = in.flag();
        long watermarkMs = in.signed();
        return new ContactChange(Contact.read(in), gone, watermarkMs);
    }
}
