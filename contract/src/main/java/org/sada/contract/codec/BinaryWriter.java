package org.sada.contract.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Appends values in the compact binary form that {@link BinaryReader} reads back: variable-length integers, UTF-8, null as 0. */
public final class BinaryWriter {
    private byte[] bytes;
    private int size;

    public BinaryWriter() {
        this(128);
    }

    public BinaryWriter(int expectedSize) {
        bytes = new byte[Math.max(16, expectedSize)];
    }

    /** Bytes written so far. */
    public int size() {
        return size;
    }

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    public BinaryWriter raw(byte value) {
        ensure(1);
        bytes[size++] = value;
        return this;
    }

    public BinaryWriter raw(byte[] value) {
        ensure(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
        return this;
    }

    /** Length, then the bytes. */
    public BinaryWriter block(byte[] value) {
        unsigned(value.length);
        return raw(value);
    }

    /** A number of 0 or more, small ones in few bytes; negative ones take ten. */
    public BinaryWriter unsigned(long value) {
        ensure(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) ((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
        return this;
    }

    /** Any number, those near 0 in few bytes. */
    public BinaryWriter signed(long value) {
        return unsigned((value << 1) ^ (value >> 63));
    }

    public BinaryWriter signedOrNull(Long value) {
        if (value == null) {
            return raw((byte) 0);
        }
        return raw((byte) 1).signed(value);
    }

    public BinaryWriter flag(boolean value) {
        return raw((byte) (value ? 1 : 0));
    }

    public BinaryWriter flagOrNull(Boolean value) {
        return raw((byte) (value == null ? 0 : value ? 2 : 1));
    }

    /** Null and the empty string stay apart. */
    public BinaryWriter string(String value) {
        if (value == null) {
            return unsigned(0);
        }
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        return unsigned(utf8.length + 1L).raw(utf8);
    }

    public BinaryWriter strings(List<String> values) {
        unsigned(values.size());
        values.forEach(this::string);
        return this;
    }

    public BinaryWriter ordinal(Enum<?> value) {
        return raw((byte) (value == null ? 0 : value.ordinal() + 1));
    }

    private void ensure(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
