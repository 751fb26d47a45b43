package org.sada.contract.codec;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads what {@link BinaryWriter} wrote. A form that cannot have come from it throws IllegalArgumentException. */
public final class BinaryReader {
    private final byte[] bytes;
    private int position;

    public BinaryReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Checks the version byte at the front. */
    public static BinaryReader versioned(byte[] bytes, byte version, String what) {
        BinaryReader reader = new BinaryReader(bytes);
        byte found = reader.raw();
        if (found != version) {
            throw new IllegalArgumentException(
                    what + " in binary version " + found + ", but this program reads version " + version);
        }
        return reader;
    }

    public boolean atEnd() {
        return position == bytes.length;
    }

    public byte raw() {
        require(1);
        return bytes[position++];
    }

    public byte[] raw(int length) {
        require(length);
        position += length;
        return Arrays.copyOfRange(bytes, position - length, position);
    }

    public byte[] block() {
        return raw(size());
    }

    public long unsigned() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = raw();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number of more than 64 bits at byte " + position);
    }

    /** A count or length, which cannot exceed what is left by much. */
    public int size() {
        long size = unsigned();
        if (size < 0 || size > bytes.length) {
            throw new IllegalArgumentException("a size of " + size + " at byte " + position + " of " + bytes.length);
        }
        return (int) size;
    }

    public long signed() {
        long value = unsigned();
        return (value >>> 1) ^ -(value & 1);
    }

    public Long signedOrNull() {
        return raw() == 0 ? null : Long.valueOf(signed());
    }

    public boolean flag() {
        return raw() != 0;
    }

    public Boolean flagOrNull() {
        byte value = raw();
        return value == 0 ? null : Boolean.valueOf(value == 2);
    }

    public String string() {
        int length = size();
        if (length == 0) {
            return null;
        }
        require(length - 1);
        String value = new String(bytes, position, length - 1, StandardCharsets.UTF_8);
        position += length - 1;
        return value;
    }

    public List<String> strings() {
        int size = size();
        List<String> values = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            values.add(string());
        }
        return List.copyOf(values);
    }

    /** The constant at the ordinal read, or null. */
    public <E extends Enum<E>> E ordinal(E[] constants) {
        byte value = raw();
        if (value < 0 || value > constants.length) {
            throw new IllegalArgumentException(
                    "constant " + value + " of " + constants.length + " at byte " + position);
        }
        return value == 0 ? null : constants[value - 1];
    }

    private void require(int length) {
        if (length < 0 || position + length > bytes.length) {
            throw new IllegalArgumentException("ends at byte " + bytes.length + ", within a value");
        }
    }
}
