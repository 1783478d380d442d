package io.evenkeel.telemetry.internal.codec;

/**
 * Integers that are mostly small, in Rice codes (Golomb codes with a power of two): quotient in ones and a zero, then the
 * remainder. Each 64 numbers have the divisor that makes them shortest, so that a burst does not spoil the rest; a number
 * far above the others is written out.
 */
final class Rice {

    private static final int BLOCK = 64;
    private static final int DIVISOR_BITS = 6;
    private static final int ALL_ZERO = 63;
    private static final int MOST_DIVISOR = 56;

    /** So many ones say that the number stands there as it is: its length, then its bits. */
    private static final int WRITTEN_OUT = 20;

    private static final int LENGTH_BITS = 7;

    /** How many numbers of the block have so many bits. */
    private final int[] lengths = new int[Long.SIZE + 1];

    /** @param numbers made by {@link ZigZag} */
    void write(BitWriter out, long[] numbers, int count) {
        for (int from = 0; from < count; from += BLOCK) {
            block(out, numbers, from, Math.min(count, from + BLOCK));
        }
    }

    private void block(BitWriter out, long[] numbers, int from, int to) {
        long all = 0;
        for (int i = from; i < to; i++) {
            all |= numbers[i];
        }
        if (all == 0) {
            out.bits(ALL_ZERO, DIVISOR_BITS);
            return;
        }
        int divisor = divisor(numbers, from, to, Long.SIZE - Long.numberOfLeadingZeros(all));
        out.bits(divisor, DIVISOR_BITS);
        for (int i = from; i < to; i++) {
            write(out, numbers[i], divisor);
        }
    }

    private static void write(BitWriter out, long number, int divisor) {
        long quotient = number >>> divisor;
        if (quotient < WRITTEN_OUT) {
            int ones = (int) quotient;
            out.bits((1L << (ones + 1)) - 2, ones + 1);
            out.bits(number, divisor);
        } else {
            int bits = Long.SIZE - Long.numberOfLeadingZeros(number);
            out.bits((1L << WRITTEN_OUT) - 1, WRITTEN_OUT);
            out.bits(bits, LENGTH_BITS);
            out.bits(number >>> 32, Math.max(0, bits - 32));
            out.bits(number, Math.min(32, bits));
        }
    }

    /** The divisor, as a power of two, that should make the block shortest; estimated from the lengths of its numbers. */
    private int divisor(long[] numbers, int from, int to, int longest) {
        for (int i = from; i < to; i++) {
            lengths[Long.SIZE - Long.numberOfLeadingZeros(numbers[i])]++;
        }
        int best = 0;
        long least = Long.MAX_VALUE;
        for (int divisor = 0; divisor <= Math.min(longest, MOST_DIVISOR); divisor++) {
            long bits = bits(divisor, longest);
            if (bits < least) {
                least = bits;
                best = divisor;
            }
        }
        java.util.Arrays.fill(lengths, 0, longest + 1, 0);
        return best;
    }

    private long bits(int divisor, int longest) {
        long bits = 0;
        for (int length = 0; length <= longest; length++) {
            if (lengths[length] != 0) {
                bits += (long) lengths[length] * bitsOfOne(length - divisor, divisor, length);
            }
        }
        return bits;
    }

    private static int bitsOfOne(int excess, int divisor, int length) {
        if (excess <= 0) {
            return 1 + divisor;
        }
        // A number of so many bits above the divisor has a quotient of 3/4 of the next power of two, in the middle.
        int quotient = excess == 1 ? 1 : excess > 5 ? WRITTEN_OUT : 3 << (excess - 2);
        return quotient < WRITTEN_OUT ? 1 + quotient + divisor : WRITTEN_OUT + LENGTH_BITS + length;
    }

    static void read(BitReader in, long[] numbers, int count) {
        for (int from = 0; from < count; from += BLOCK) {
            int to = Math.min(count, from + BLOCK);
            int divisor = (int) in.bits(DIVISOR_BITS);
            for (int i = from; i < to; i++) {
                numbers[i] = divisor == ALL_ZERO ? 0 : read(in, divisor);
            }
        }
    }

    private static long read(BitReader in, int divisor) {
        int ones = in.ones(WRITTEN_OUT);
        if (ones < WRITTEN_OUT) {
            return ((long) ones << divisor) | in.bits(divisor);
        }
        int bits = (int) in.bits(LENGTH_BITS);
        long high = in.bits(Math.max(0, bits - 32));
        return (high << 32) | in.bits(Math.min(32, bits));
    }
}
