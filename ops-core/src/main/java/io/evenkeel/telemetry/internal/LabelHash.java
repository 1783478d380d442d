package io.evenkeel.telemetry.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.SecureRandom;

/**
 * 128 bits of the bytes in which a sender writes a series' labels. Two multiply-and-fold hashes (as in wyhash) with keys
 * that nobody outside this process knows, so that nobody can make two series meet.
 */
record LabelHash(long high, long low) {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ODD_1 = 0xa0761d6478bd642fL;
    private static final long ODD_2 = 0xe7037ed1a0b428dbL;
    private static final long KEY_1 = new SecureRandom().nextLong();
    private static final long KEY_2 = new SecureRandom().nextLong();

    static LabelHash of(byte[] bytes, int from, int to) {
        long one = KEY_1 ^ (to - from);
        long two = KEY_2;
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            long word = (long) LONGS.get(bytes, at);
            one = fold(one ^ word, ODD_1);
            two = fold(two ^ Long.rotateLeft(word, 32), ODD_2);
        }
        long rest = 0;
        for (; at < to; at++) {
            rest = (rest << Byte.SIZE) | (bytes[at] & 0xff);
        }
        return new LabelHash(fold(one ^ rest, ODD_2 ^ KEY_2), fold(two ^ rest, ODD_1 ^ KEY_1));
    }

    private static long fold(long a, long b) {
        return (a * b) ^ Math.unsignedMultiplyHigh(a, b);
    }

    @Override
    public int hashCode() {
        return (int) high;
    }
}
