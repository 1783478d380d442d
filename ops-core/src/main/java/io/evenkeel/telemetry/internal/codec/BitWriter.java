package io.evenkeel.telemetry.internal.codec;

import java.util.Arrays;

/** Appends bits to bytes, the highest bit first. */
final class BitWriter {

    private static final int GROUP = 4;

    private byte[] out = new byte[1024];
    private int length;
    private long waiting;
    private int waitingBits;

    void clear() {
        length = 0;
        waiting = 0;
        waitingBits = 0;
    }

    /** @param count 0 to 56 */
    void bits(long value, int count) {
        waiting = (waiting << count) | (value & ((1L << count) - 1));
        waitingBits += count;
        if (waitingBits >= Byte.SIZE) {
            flush();
        }
    }

    private void flush() {
        if (length + Long.BYTES > out.length) {
            out = Arrays.copyOf(out, 2 * out.length);
        }
        do {
            waitingBits -= Byte.SIZE;
            out[length++] = (byte) (waiting >>> waitingBits);
        } while (waitingBits >= Byte.SIZE);
    }

    void word(long value) {
        bits(value >>> 32, 32);
        bits(value, 32);
    }

    /** Groups of four bits, lowest first, each with a bit in front that says whether another follows. */
    void number(long unsigned) {
        long rest = unsigned;
        while (rest >>> GROUP != 0) {
            bits((1L << GROUP) | (rest & 0xf), GROUP + 1);
            rest >>>= GROUP;
        }
        bits(rest, GROUP + 1);
    }

    void signed(long value) {
        number(ZigZag.of(value));
    }

    /** What was written, filled up to whole bytes with zeros. */
    byte[] toBytes() {
        if (waitingBits > 0) {
            bits(0, Byte.SIZE - waitingBits);
        }
        return Arrays.copyOf(out, length);
    }
}
