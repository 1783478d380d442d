package io.evenkeel.telemetry.internal;

import io.evenkeel.protocol.WriteLimits;
import io.evenkeel.telemetry.internal.codec.Columns;
import java.util.ArrayList;
import java.util.List;
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

    /**
     * A series of the request.
     *
     * @param from where its field begins in the request
     * @param to where it ends
     */
    record Found(LabelHash labels, int from, int to) {}

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
    private final List<Found> series = new ArrayList<>(512);
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

    /** In place of a series' number stands its place in {@link #series()}. */
    Columns samples() {
        return samples;
    }

    List<Found> series() {
        return series;
    }

    private void request() throws Unusual {
        while (at < in.length) {
            int from = at;
            int tag = tag();
            int end = end();
            if (tag == FIELD_SERIES) {
                LabelHash labels = series(end);
                series.add(new Found(labels, from, end));
                if (series.size() > limits.series() || samples.count() > limits.samples()) {
                    throw new Unusual();
                }
            } else {
                at = end;
            }
        }
    }

    private LabelHash series(int end) throws Unusual {
        int labels = at;
        while (at < end && in[at] == FIELD_LABEL) {
            at++;
            at = end();
        }
        LabelHash hash = LabelHash.of(in, labels, at);
        int before = samples.count();
        while (at < end) {
            if (tag() != FIELD_SAMPLE) {
                throw new Unusual();
            }
            sample(end());
            samples.add(series.size(), time, value);
        }
        if (at != end || samples.count() == before) {
            throw new Unusual();
        }
        return hash;
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
        long bits = 0;
        for (int i = Long.BYTES - 1; i >= 0; i--) {
            bits = (bits << Byte.SIZE) | (in[at + i] & 0xff);
        }
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
