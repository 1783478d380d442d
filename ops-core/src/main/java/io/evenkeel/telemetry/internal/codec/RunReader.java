package io.evenkeel.telemetry.internal.codec;

/** Reads what {@link RunWriter} wrote. Used by one thread; again and again. */
public final class RunReader {

    private long[] numbers = new long[128];

    /** Adds the samples of a run to {@code out}. */
    public void read(byte[] bytes, int from, int length, long base, Points out) {
        var in = new BitReader(bytes, from, length);
        int count = (int) in.number();
        long first = base + in.signed();
        int at = out.grow(count);
        if (numbers.length < count) {
            numbers = new long[Math.max(count, 2 * numbers.length)];
        }
        out.times()[at] = first;
        if (count > 1) {
            times(in, out.times(), at, count);
        }
        values(in, out.values(), at, count);
    }

    /** The number of samples in a run. */
    public static int count(byte[] bytes, int from, int length) {
        return (int) new BitReader(bytes, from, length).number();
    }

    private void times(BitReader in, long[] times, int at, int count) {
        boolean regular = in.bit();
        long interval = in.number();
        times[at + 1] = times[at] + interval;
        if (!regular) {
            Rice.read(in, numbers, count - 2);
        }
        for (int i = 2; i < count; i++) {
            if (!regular) {
                interval += ZigZag.back(numbers[i - 2]);
            }
            times[at + i] = times[at + i - 1] + interval;
        }
    }

    private void values(BitReader in, double[] values, int at, int count) {
        int mode = (int) in.bits(RunWriter.MODE_BITS);
        switch (mode) {
            case RunWriter.CONSTANT -> java.util.Arrays.fill(values, at, at + count, constant(in));
            case RunWriter.XOR -> Xor.read(in, values, at, count);
            default -> decimals(in, mode == RunWriter.DELTA_OF_DELTA, values, at, count);
        }
    }

    private static double constant(BitReader in) {
        int digits = (int) in.bits(RunWriter.DIGIT_BITS);
        return digits > Decimals.MOST_DIGITS ? Double.longBitsToDouble(in.word()) : Decimals.value(in.signed(), digits);
    }

    private void decimals(BitReader in, boolean ofDelta, double[] values, int at, int count) {
        int digits = (int) in.bits(RunWriter.DIGIT_BITS);
        int exceptions = in.bit() ? (int) in.number() : 0;
        var places = new int[exceptions];
        var others = new double[exceptions];
        int place = -1;
        for (int i = 0; i < exceptions; i++) {
            place += (int) in.number() + 1;
            places[i] = place;
            others[i] = Double.longBitsToDouble(in.bit() ? StaleMarker.BITS : in.word());
        }
        long whole = in.signed();
        values[at] = Decimals.value(whole, digits);
        Rice.read(in, numbers, count - 1);
        long delta = 0;
        for (int i = 1; i < count; i++) {
            delta = ZigZag.back(numbers[i - 1]) + (ofDelta ? delta : 0);
            whole += delta;
            values[at + i] = Decimals.value(whole, digits);
        }
        for (int i = 0; i < exceptions; i++) {
            values[at + places[i]] = others[i];
        }
    }
}
