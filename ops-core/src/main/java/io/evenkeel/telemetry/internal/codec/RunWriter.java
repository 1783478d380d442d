package io.evenkeel.telemetry.internal.codec;

/**
 * Codes a run: the samples of one series, in time order, no time twice. First the times (one interval, or how each interval
 * differs from the one before), then the values: one constant, or whole numbers of a power of ten whose differences are
 * coded, or, for values with all their digits, how the bits differ from those before. Single values that are no decimals,
 * such as stale markers, stand beside the decimals and do not spoil them. Used by one thread; again and again.
 */
public final class RunWriter {

    static final int CONSTANT = 0;
    static final int DELTA = 1;
    static final int DELTA_OF_DELTA = 2;
    static final int XOR = 3;
    static final int MODE_BITS = 2;
    static final int DIGIT_BITS = 3;

    /** Of so many samples at most one may be no decimal. */
    private static final int EXCEPTIONS = 8;

    private final BitWriter out = new BitWriter();
    private final Rice rice = new Rice();
    private long[] first = new long[128];
    private long[] second = new long[128];
    private int digits;
    private int exceptions;

    /** @param base what the reader will be told too; the nearer to the first time, the fewer bytes */
    public byte[] write(Points points, int from, int to, long base) {
        int count = to - from;
        out.clear();
        out.number(count);
        out.signed(points.times()[from] - base);
        room(count);
        if (count > 1) {
            times(points.times(), from, count);
        }
        values(points.values(), from, count);
        return out.toBytes();
    }

    private void room(int count) {
        if (first.length < count) {
            first = new long[Math.max(count, 2 * first.length)];
            second = new long[first.length];
        }
    }

    private void times(long[] times, int from, int count) {
        long interval = times[from + 1] - times[from];
        long before = interval;
        boolean regular = true;
        for (int i = 2; i < count; i++) {
            long here = times[from + i] - times[from + i - 1];
            first[i - 2] = ZigZag.of(here - before);
            regular &= here == before;
            before = here;
        }
        out.bits(regular ? 1 : 0, 1);
        out.number(interval);
        if (!regular) {
            rice.write(out, first, count - 2);
        }
    }

    private void values(double[] values, int from, int count) {
        if (isConstant(values, from, count)) {
            constant(values[from]);
        } else if (isDecimal(values, from, count)) {
            decimals(values, from, count);
        } else {
            out.bits(XOR, MODE_BITS);
            Xor.write(out, values, from, count);
        }
    }

    private static boolean isConstant(double[] values, int from, int count) {
        long bits = Double.doubleToRawLongBits(values[from]);
        for (int i = 1; i < count; i++) {
            if (Double.doubleToRawLongBits(values[from + i]) != bits) {
                return false;
            }
        }
        return true;
    }

    private void constant(double value) {
        out.bits(CONSTANT, MODE_BITS);
        int own = Decimals.digits(value, 0);
        if (own == Decimals.NONE) {
            out.bits((1 << DIGIT_BITS) - 1, DIGIT_BITS);
            out.word(Double.doubleToRawLongBits(value));
        } else {
            out.bits(own, DIGIT_BITS);
            out.signed(Decimals.whole(value, own));
        }
    }

    /** Finds the digits that all need, and counts those that are no decimal; gives up when these are too many. */
    private boolean isDecimal(double[] values, int from, int count) {
        digits = 0;
        int none = 0;
        int most = Math.max(1, count / EXCEPTIONS);
        for (int i = from; i < from + count; i++) {
            int own = Decimals.digits(values[i], digits);
            if (own == Decimals.NONE) {
                if (++none > most) {
                    return false;
                }
            } else {
                digits = own;
            }
        }
        return none < count;
    }

    private void decimals(double[] values, int from, int count) {
        long[] whole = first;
        exceptions = 0;
        long before = 0;
        for (int i = 0; i < count; i++) {
            double value = values[from + i];
            // With the digits of all a value may need more bits than a double has: then it stands beside them too.
            if (Decimals.is(value, digits)) {
                before = Decimals.whole(value, digits);
            } else {
                exceptions++;
            }
            whole[i] = before;
        }
        boolean ofDelta = deltas(whole, count);
        out.bits(ofDelta ? DELTA_OF_DELTA : DELTA, MODE_BITS);
        out.bits(digits, DIGIT_BITS);
        out.bits(exceptions == 0 ? 0 : 1, 1);
        if (exceptions > 0) {
            exceptions(values, from, count);
        }
        out.signed(whole[0]);
        rice.write(out, second, count - 1);
    }

    /** Fills {@link #second} with the differences of first or second order, whichever are smaller. */
    private boolean deltas(long[] whole, int count) {
        long sum = 0;
        long sumOfDelta = 0;
        long before = 0;
        for (int i = 1; i < count; i++) {
            long delta = whole[i] - whole[i - 1];
            sum += Math.min(Math.abs(delta), 1L << 40);
            sumOfDelta += Math.min(Math.abs(delta - before), 1L << 40);
            before = delta;
        }
        boolean ofDelta = sumOfDelta < sum;
        before = 0;
        for (int i = 1; i < count; i++) {
            long delta = whole[i] - whole[i - 1];
            second[i - 1] = ZigZag.of(delta - before);
            before = ofDelta ? delta : 0;
        }
        return ofDelta;
    }

    private void exceptions(double[] values, int from, int count) {
        out.number(exceptions);
        int before = -1;
        for (int i = 0; i < count; i++) {
            double value = values[from + i];
            if (!Decimals.is(value, digits)) {
                out.number(i - before - 1);
                long bits = Double.doubleToRawLongBits(value);
                out.bits(bits == StaleMarker.BITS ? 1 : 0, 1);
                if (bits != StaleMarker.BITS) {
                    out.word(bits);
                }
                before = i;
            }
        }
    }
}
