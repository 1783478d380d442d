package io.evenkeel.telemetry.internal.codec;

import java.io.ByteArrayOutputStream;
import java.util.function.IntPredicate;

/**
 * Runs of several series of one group of 128: for each its place in the group, the length of its run, the run. A reader
 * skips what it does not want.
 */
public final class Slab {

    public static final int SERIES = 128;

    private Slab() {}

    /** Puts a slab together, series by series. */
    public static final class Writer {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream(4096);
        private int samples;

        /** @param series its number; only its place in the group is kept */
        public void add(int series, byte[] run, int count) {
            out.write(series % SERIES);
            int rest = run.length;
            while (rest >>> 7 != 0) {
                out.write(rest | 0x80);
                rest >>>= 7;
            }
            out.write(rest);
            out.writeBytes(run);
            samples += count;
        }

        public int samples() {
            return samples;
        }

        public byte[] toBytes() {
            return out.toByteArray();
        }
    }

    /** Hears where a series' run lies. */
    public interface Each {
        void run(int series, byte[] slab, int from, int length);
    }

    /** @param wanted numbers of series; others are passed over */
    public static void read(int group, byte[] slab, IntPredicate wanted, Each each) {
        int at = 0;
        while (at < slab.length) {
            int series = group * SERIES + (slab[at++] & 0xff);
            int length = 0;
            int shift = 0;
            while (slab[at] < 0) {
                length |= (slab[at++] & 0x7f) << shift;
                shift += 7;
            }
            length |= slab[at++] << shift;
            if (wanted.test(series)) {
                each.run(series, slab, at, length);
            }
            at += length;
        }
    }
}
