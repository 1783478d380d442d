package io.evenkeel.telemetry.internal.codec;

import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * Samples of one series by points of some minutes: of each the newest sample with its own time, and the least, the greatest,
 * the sum and the number of values. Five runs after each other, each with its length in front.
 */
public final class RollUp {

    private RollUp() {}

    /** Used by one thread; again and again. */
    public static final class Writer {

        private final long pointMillis;
        private final RunWriter runs = new RunWriter();
        private final Points newest = new Points(300);
        private final Points least = new Points(300);
        private final Points greatest = new Points(300);
        private final Points sums = new Points(300);
        private final Points counts = new Points(300);
        private final DecimalSum sum = new DecimalSum();

        public Writer(long pointMillis) {
            this.pointMillis = pointMillis;
        }

        /** @param base what the reader will be told too */
        public byte[] write(Points samples, long base) {
            var columns = List.of(newest, least, greatest, sums, counts);
            columns.forEach(Points::clear);
            for (int from = 0; from < samples.count(); ) {
                // A point holds what is above its beginning, up to its end: what a query at its end would see.
                long point = Math.floorDiv(samples.time(from) - 1, pointMillis);
                int to = samples.from((point + 1) * pointMillis + 1);
                add(samples, from, to, point);
                from = to;
            }
            var out = new ByteArrayOutputStream(1024);
            for (Points column : columns) {
                byte[] run = runs.write(column, 0, column.count(), column == newest ? base : 0);
                out.write(run.length >>> 8);
                out.write(run.length);
                out.writeBytes(run);
            }
            return out.toByteArray();
        }

        private void add(Points samples, int from, int to, long point) {
            double low = Double.NaN;
            double high = Double.NaN;
            int count = 0;
            sum.clear();
            for (int i = from; i < to; i++) {
                double value = samples.value(i);
                if (!StaleMarker.is(value)) {
                    low = count == 0 || value < low || Double.isNaN(low) ? value : low;
                    high = count == 0 || value > high || Double.isNaN(high) ? value : high;
                    sum.add(value);
                    count++;
                }
            }
            newest.add(samples.time(to - 1), samples.value(to - 1));
            least.add(point, low);
            greatest.add(point, high);
            sums.add(point, sum.value());
            counts.add(point, count);
        }
    }

    /** Adds the newest sample of each point. */
    public static void readNewest(byte[] row, long base, RunReader reader, Points out) {
        reader.read(row, 2, length(row, 0), base, out);
    }

    /** The least, the greatest, the sum and the number of values of each point, in that order; times count points. */
    public static List<Points> readRest(byte[] row, RunReader reader) {
        var columns = List.of(new Points(), new Points(), new Points(), new Points());
        int at = 2 + length(row, 0);
        for (Points column : columns) {
            reader.read(row, at + 2, length(row, at), 0, column);
            at += 2 + length(row, at);
        }
        return columns;
    }

    private static int length(byte[] row, int at) {
        return ((row[at] & 0xff) << 8) | (row[at + 1] & 0xff);
    }
}
