package io.evenkeel.telemetry.internal.codec;

/** Reads what {@link BitWriter} wrote. Behind the end there are zeros. */
final class BitReader {

    private static final int GROUP = 4;

    private final byte[] in;
    private final int end;
    private int at;
    private long loaded;
    private int loadedBits;

    BitReader(byte[] in, int from, int length) {
        this.in = in;
        this.at = from;
        this.end = from + length;
    }

    private void load(int count) {
        while (loadedBits < count) {
            loaded = (loaded << Byte.SIZE) | (at < end ? in[at] & 0xff : 0);
            at++;
            loadedBits += Byte.SIZE;
        }
    }

    /** @param count 0 to 56 */
    long bits(int count) {
        load(count);
        loadedBits -= count;
        return (loaded >>> loadedBits) & ((1L << count) - 1);
    }

    boolean bit() {
        return bits(1) != 0;
    }

    long word() {
        long high = bits(32);
        return (high << 32) | bits(32);
    }

    /** The number of ones up to the first zero, which is read too; or {@code most} ones and no zero. At most 24. */
    int ones(int most) {
        load(most + 1);
        int ones = Math.min(most, Long.numberOfLeadingZeros(~(loaded << (Long.SIZE - loadedBits))));
        loadedBits -= ones == most ? ones : ones + 1;
        return ones;
    }

    long number() {
        long value = 0;
        int shift = 0;
        long group = bits(GROUP + 1);
        while (group >> GROUP != 0) {
            value |= (group & 0xf) << shift;
            shift += GROUP;
            group = bits(GROUP + 1);
        }
        return value | (group << shift);
    }

    long signed() {
        return ZigZag.back(number());
    }
}
