package io.evenkeel.telemetry.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.SecureRandom;

/**
 * 128 bits of the bytes in which a sender writes a series' labels. Two multiply-and-fold hashes (as in wyhash, 16 bytes a
 * step) with keys that nobody outside this process knows, so that nobody can make two series meet.
 */
record LabelHash(long high, long low) {

    /** How many longs a hash takes in an array. */
    static final int LONGS = 2;

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ODD_1 = 0xa0761d6478bd642fL;
    private static final long ODD_2 = 0xe7037ed1a0b428dbL;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long KEY_1 = RANDOM.nextLong();
    private static final long KEY_2 = RANDOM.nextLong();
    private static final long KEY_3 = RANDOM.nextLong();
    private static final long KEY_4 = RANDOM.nextLong();

    static LabelHash of(byte[] bytes, int from, int to) {
        var hash = new long[LONGS];
        write(bytes, from, to, hash, 0);
        return new LabelHash(hash[0], hash[1]);
    }

    /** Writes the two halves to {@code out[at]} and behind it: a request has hundreds of hashes and needs no objects. */
    static void write(byte[] bytes, int from, int to, long[] out, int at) {
        long one = KEY_1 ^ (to - from);
        long two = KEY_2;
        int place = from;
        for (; place + 2 * Long.BYTES <= to; place += 2 * Long.BYTES) {
            long left = (long) WORDS.get(bytes, place);
            long right = (long) WORDS.get(bytes, place + Long.BYTES);
            one = fold(one ^ left, KEY_3 ^ right);
            two = fold(two ^ right, KEY_4 ^ left);
        }
        long left = 0;
        if (place + Long.BYTES <= to) {
            left = (long) WORDS.get(bytes, place);
            place += Long.BYTES;
        }
        long rest = 0;
        for (; place < to; place++) {
            rest = (rest << Byte.SIZE) | (bytes[place] & 0xff);
        }
        out[at] = fold(fold(one ^ left, KEY_3 ^ rest), ODD_1 ^ KEY_2);
        out[at + 1] = fold(fold(two ^ rest, KEY_4 ^ left), ODD_2 ^ KEY_1);
    }

    private static long fold(long a, long b) {
        return (a * b) ^ Math.unsignedMultiplyHigh(a, b);
    }

    @Override
    public int hashCode() {
        return (int) high;
    }
}
