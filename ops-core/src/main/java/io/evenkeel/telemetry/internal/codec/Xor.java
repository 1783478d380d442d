package io.evenkeel.telemetry.internal.codec;

/**
 * Values with all their digits, each as the bits in which it differs from the one before (Pelkonen et al., "Gorilla: A
 * fast, scalable, in-memory time series database", VLDB 2015, section 4.1.2).
 */
final class Xor {

    private static final int LEADING_BITS = 6;
    private static final int LENGTH_BITS = 6;

    private Xor() {}

    static void write(BitWriter out, double[] values, int from, int count) {
        long before = Double.doubleToRawLongBits(values[from]);
        out.word(before);
        int leading = Long.SIZE;
        int trailing = 0;
        for (int i = from + 1; i < from + count; i++) {
            long bits = Double.doubleToRawLongBits(values[i]);
            long difference = bits ^ before;
            before = bits;
            if (difference == 0) {
                out.bits(0, 1);
                continue;
            }
            int ownLeading = Long.numberOfLeadingZeros(difference);
            int ownTrailing = Long.numberOfTrailingZeros(difference);
            boolean fits = ownLeading >= leading && ownTrailing >= trailing;
            if (!fits) {
                leading = ownLeading;
                trailing = ownTrailing;
                out.bits(0b11, 2);
                out.bits(leading, LEADING_BITS);
                out.bits(Long.SIZE - leading - trailing - 1, LENGTH_BITS);
            } else {
                out.bits(0b10, 2);
            }
            significant(out, difference >>> trailing, Long.SIZE - leading - trailing);
        }
    }

    private static void significant(BitWriter out, long value, int bits) {
        out.bits(value >>> 32, Math.max(0, bits - 32));
        out.bits(value, Math.min(32, bits));
    }

    static void read(BitReader in, double[] values, int from, int count) {
        long bits = in.word();
        values[from] = Double.longBitsToDouble(bits);
        int length = 0;
        int trailing = 0;
        for (int i = from + 1; i < from + count; i++) {
            if (in.bit()) {
                if (in.bit()) {
                    int leading = (int) in.bits(LEADING_BITS);
                    length = (int) in.bits(LENGTH_BITS) + 1;
                    trailing = Long.SIZE - leading - length;
                }
                long high = in.bits(Math.max(0, length - 32));
                bits ^= ((high << 32) | in.bits(Math.min(32, length))) << trailing;
            }
            values[i] = Double.longBitsToDouble(bits);
        }
    }
}
