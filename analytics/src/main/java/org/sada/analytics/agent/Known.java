package org.sada.analytics.agent;

import org.sada.contract.codec.BinaryReader;
import org.sada.contract.codec.BinaryWriter;

/**
 * An id that has come, and so the day among whose states its event is.
 *
 * @param fromMs of the event that is kept
 */
record Known(long fromMs) implements Kept {
    private static final byte VERSION = 1;

    static Known read(byte[] bytes) {
        return new Known(BinaryReader.versioned(bytes, VERSION, "a known event of an agent")
                .signed());
    }

    byte[] toBytes() {
        return new BinaryWriter(16).raw(VERSION).signed(fromMs).toBytes();
    }
}
