package io.evenkeel.telemetry.internal.codec;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Samples of many series in the order in which they came. A sample is the step from the series' number before with the
 * sort of the value in its lowest three bits, the step from the time before, and the value: a whole number with so many
 * decimal digits, or its eight bytes.
 */
public final class LogBody {

    /** Rows of 4, 8 and 8 bytes, as the plain table before this store was carried over by SQL. */
    private static final byte PLAIN = 0;

    private static final byte PACKED = 1;
    private static final int PLAIN_BYTES = Integer.BYTES + 2 * Long.BYTES;
    private static final int SORT_BITS = 3;
    private static final int EIGHT_BYTES = 7;
    private static final int LONGEST_SAMPLE = 5 + 10 + 10;

    private byte[] out;
    private int at;

    private LogBody(int capacity) {
        out = new byte[capacity];
    }

    public static byte[] pack(Columns samples) {
        var body = new LogBody(64 + samples.count() * 8);
        body.out[body.at++] = PACKED;
        int series = 0;
        long time = 0;
        for (int i = 0; i < samples.count(); i++) {
            body.room();
            double value = samples.value(i);
            int digits = Decimals.digits(value, 0);
            int sort = digits == Decimals.NONE ? EIGHT_BYTES : digits;
            body.number((ZigZag.of(samples.series(i) - series) << SORT_BITS) | sort);
            body.number(ZigZag.of(samples.time(i) - time));
            if (sort == EIGHT_BYTES) {
                body.eightBytes(Double.doubleToRawLongBits(value));
            } else {
                body.number(ZigZag.of(Decimals.whole(value, digits)));
            }
            series = samples.series(i);
            time = samples.time(i);
        }
        return Arrays.copyOf(body.out, body.at);
    }

    private void room() {
        if (out.length - at < LONGEST_SAMPLE) {
            out = Arrays.copyOf(out, 2 * out.length);
        }
    }

    private void number(long unsigned) {
        long rest = unsigned;
        while (rest >>> 7 != 0) {
            out[at++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        out[at++] = (byte) rest;
    }

    private void eightBytes(long bits) {
        ByteBuffer.wrap(out, at, Long.BYTES).putLong(bits);
        at += Long.BYTES;
    }

    /** @param count as it was when it was packed */
    public static Columns unpack(byte[] body, int count) {
        return body[0] == PLAIN ? plain(body) : packed(body, count);
    }

    private static Columns plain(byte[] body) {
        var samples = new Columns(body.length / PLAIN_BYTES);
        ByteBuffer in = ByteBuffer.wrap(body, 1, body.length - 1);
        while (in.remaining() >= PLAIN_BYTES) {
            samples.add(in.getInt(), in.getLong(), in.getDouble());
        }
        return samples;
    }

    private static Columns packed(byte[] body, int count) {
        var samples = new Columns(count);
        ByteBuffer in = ByteBuffer.wrap(body, 1, body.length - 1);
        int series = 0;
        long time = 0;
        for (int i = 0; i < count; i++) {
            long step = number(in);
            int sort = (int) step & EIGHT_BYTES;
            series += (int) ZigZag.back(step >>> SORT_BITS);
            time += ZigZag.back(number(in));
            double value = sort == EIGHT_BYTES ? in.getDouble() : Decimals.value(ZigZag.back(number(in)), sort);
            samples.add(series, time, value);
        }
        return samples;
    }

    private static long number(ByteBuffer in) {
        long value = 0;
        int shift = 0;
        byte here = in.get();
        while (here < 0) {
            value |= (here & 0x7fL) << shift;
            shift += 7;
            here = in.get();
        }
        return value | ((long) here << shift);
    }
}
