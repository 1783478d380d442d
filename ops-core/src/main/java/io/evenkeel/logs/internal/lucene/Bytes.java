package io.evenkeel.logs.internal.lucene;

import java.util.Arrays;

/** Bytes that grow as they are written; big-endian. Not thread-safe. */
final class Bytes {
    private byte[] bytes;
    private int size;

    Bytes(int expected) {
        bytes = new byte[expected];
    }

    private void grow(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, size + (size >> 1)));
        }
    }

    void one(int value) {
        grow(1);
        bytes[size++] = (byte) value;
    }

    void two(int value) {
        one(value >> 8);
        one(value);
    }

    void four(int value) {
        two(value >> 16);
        two(value);
    }

    void eight(long value) {
        four((int) (value >> 32));
        four((int) value);
    }

    /** Seven bits a byte, the lowest first. */
    void shortNumber(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            one((int) (rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        one((int) rest);
    }

    void all(byte[] more) {
        grow(more.length);
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
    }

    byte[] toArray() {
        return Arrays.copyOf(bytes, size);
    }
}
