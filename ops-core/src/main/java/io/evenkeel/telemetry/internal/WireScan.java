package io.evenkeel.telemetry.internal;

import io.evenkeel.protocol.WriteLimits;
import io.evenkeel.telemetry.internal.codec.Columns;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/**
 * A first look at a {@code prometheus.WriteRequest}: the samples, and where each series' labels lie, unread. Labels of a
 * series that is known need no reading; that is nearly always so. Whatever is not as usual senders write it is left to the
 * strict reader, {@link io.evenkeel.protocol.RemoteWrite}.
 */
final class WireScan {

    private static final int FIELD_SERIES = (1 << 3) | 2;
    private static final int FIELD_LABEL = (1 << 3) | 2;
    private static final int FIELD_SAMPLE = (2 << 3) | 2;
    private static final int FIELD_VALUE = (1 << 3) | 1;
    private static final int FIELD_TIME = 2 << 3;
    private static final int WIRE_TYPE_BYTES = 2;
    private static final int FIELD_ENDS = 2;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** Something that the strict reader has to judge. */
    private static final class Unusual extends Exception {
        private static final long serialVersionUID = 1L;

        Unusual() {
            super(null, null, false, false);
        }
    }

    private final byte[] in;
    private final WriteLimits limits;
    private final Columns samples = new Columns(512);

    /** Of each series the two halves of its labels' hash, then where its field begins and ends. */
    private long[] hashes = new long[512 * LabelHash.LONGS];

    private int[] fields = new int[512 * FIELD_ENDS];
    private int series;
    private int at;
    private double value;
    private long time;

    private WireScan(byte[] in, WriteLimits limits) {
        this.in = in;
        this.limits = limits;
    }

    static Optional<WireScan> of(byte[] plain, WriteLimits limits) {
        var scan = new WireScan(plain, limits);
        try {
            scan.request();
            return Optional.of(scan);
        } catch (Unusual | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    /** In place of a series' number stands its place in the request. */
    Columns samples() {
        return samples;
    }

    int seriesCount() {
        return series;
    }

    /** The two halves of the labels' {@link LabelHash} for each series, by its place. */
    long[] hashes() {
        return hashes;
    }

    /** Where the field of that series begins in the request. */
    int from(int place) {
        return fields[place * FIELD_ENDS];
    }

    int to(int place) {
        return fields[place * FIELD_ENDS + 1];
    }

    private void request() throws Unusual {
        while (at < in.length) {
            int from = at;
            int tag = tag();
            int end = end();
            if (tag == FIELD_SERIES) {
                room();
                fields[series * FIELD_ENDS] = from;
                fields[series * FIELD_ENDS + 1] = end;
                series(end);
                series++;
                if (series > limits.series() || samples.count() > limits.samples()) {
                    throw new Unusual();
                }
            } else {
                at = end;
            }
        }
    }

    private void room() {
        if ((series + 1) * LabelHash.LONGS > hashes.length) {
            hashes = Arrays.copyOf(hashes, 2 * hashes.length);
            fields = Arrays.copyOf(fields, 2 * fields.length);
        }
    }

    private void series(int end) throws Unusual {
        int labels = at;
        while (at < end && in[at] == FIELD_LABEL) {
            at++;
            at = end();
        }
        LabelHash.write(in, labels, at, hashes, series * LabelHash.LONGS);
        int before = samples.count();
        while (at < end) {
            if (tag() != FIELD_SAMPLE) {
                throw new Unusual();
            }
            sample(end());
            samples.add(series, time, value);
        }
        if (at != end || samples.count() == before) {
            throw new Unusual();
        }
    }

    private void sample(int end) throws Unusual {
        value = 0;
        time = 0;
        while (at < end) {
            switch (tag()) {
                case FIELD_VALUE -> value = Double.longBitsToDouble(fixed());
                case FIELD_TIME -> time = number();
                default -> throw new Unusual();
            }
        }
        if (at != end) {
            throw new Unusual();
        }
    }

    /** Tags above 15 fields have more than a byte; nobody knows those. */
    private int tag() throws Unusual {
        int tag = in[at++];
        if (tag < 0 || tag >>> 3 == 0) {
            throw new Unusual();
        }
        return tag;
    }

    /** The end of a field that has its length in front; all others of a request or series are unusual. */
    private int end() throws Unusual {
        if (at > 0 && (in[at - 1] & 7) != WIRE_TYPE_BYTES) {
            throw new Unusual();
        }
        long length = number();
        if (length < 0 || length > in.length - at) {
            throw new Unusual();
        }
        return at + (int) length;
    }

    private long fixed() {
        long bits = (long) LONGS.get(in, at);
        at += Long.BYTES;
        return bits;
    }

    private long number() throws Unusual {
        long number = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte here = in[at++];
            number |= (here & 0x7fL) << shift;
            if (here >= 0) {
                return number;
            }
        }
        throw new Unusual();
    }
}
