package io.evenkeel.telemetry.internal.topology;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * How many durations there were of which length: buckets, each an eighth of a doubling wide, from a microsecond to a day. A
 * quantile is off by at most 4.5 % for that. Two of them can be added up. Not thread-safe.
 */
final class Sketch {
    private static final int PER_DOUBLING = 8;

    /** log2 of the microseconds of a day is 36.3. */
    private static final int BUCKETS = 37 * PER_DOUBLING;

    private static final double DOUBLINGS_PER_E = 1 / Math.log(2);

    private final long[] counts = new long[BUCKETS];

    void add(long micros) {
        counts[bucketOf(micros)]++;
    }

    void add(Sketch other) {
        for (int i = 0; i < BUCKETS; i++) {
            counts[i] += other.counts[i];
        }
    }

    private static int bucketOf(long micros) {
        if (micros <= 1) {
            return 0;
        }
        double doublings = Math.log((double) micros) * DOUBLINGS_PER_E;
        return Math.min(BUCKETS - 1, (int) (doublings * PER_DOUBLING));
    }

    long count() {
        return Arrays.stream(counts).sum();
    }

    /**
     * The duration in microseconds that this share of all did not exceed; 0 where there is none.
     *
     * @param share above 0, at most 1
     */
    long quantile(double share) {
        long rank = Math.max(1, (long) Math.ceil(share * count()));
        long below = 0;
        for (int i = 0; i < BUCKETS; i++) {
            below += counts[i];
            if (below >= rank) {
                return Math.round(Math.pow(2, (i + 0.5) / PER_DOUBLING));
            }
        }
        return 0;
    }

    /** For each bucket that has any: how many empty ones lie before it, and its count; both in seven bits a byte. */
    byte[] bytes() {
        var out = new ByteArrayOutputStream();
        int empty = 0;
        for (long count : counts) {
            if (count == 0) {
                empty++;
            } else {
                write(empty, out);
                write(count, out);
                empty = 0;
            }
        }
        return out.toByteArray();
    }

    /** @throws IllegalArgumentException for what {@link #bytes} did not write */
    static Sketch of(byte[] bytes) {
        var sketch = new Sketch();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        long bucket = 0;
        try {
            while (in.hasRemaining()) {
                bucket += read(in);
                if (bucket < 0 || bucket >= BUCKETS) {
                    throw new IllegalArgumentException("There is no bucket " + bucket + ".");
                }
                sketch.counts[(int) bucket] = read(in);
                bucket++;
            }
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("It ends within a number.", e);
        }
        return sketch;
    }

    private static void write(long number, ByteArrayOutputStream out) {
        long rest = number;
        while (rest > 0x7f) {
            out.write((int) (rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private static long read(ByteBuffer in) {
        long number = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte here = in.get();
            number |= (here & 0x7fL) << shift;
            if (here >= 0) {
                return number;
            }
        }
        throw new IllegalArgumentException("A number is too long.");
    }
}
