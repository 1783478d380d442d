package io.evenkeel.energy.internal;

import io.evenkeel.energy.Reading;
import io.evenkeel.telemetry.MetricStore;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Readings of one meter in the order of time, as numbers: a picture of thousands of meters is made of hundreds of thousands. What is
 * not a number is no reading.
 */
final class Track {
    private static final long MICROS = 1_000_000;
    private static final long MICROS_A_MILLI = 1_000;
    private static final int NANOS_A_MICRO = 1_000;

    private final long[] times;
    private final double[] values;
    private final int first;
    private final int count;

    private Track(long[] times, double[] values, int first, int count) {
        this.times = times;
        this.values = values;
        this.first = first;
        this.count = count;
    }

    static Track of(List<Reading> readings) {
        List<Reading> numbers =
                readings.stream().filter(one -> Double.isFinite(one.value())).toList();
        return new Track(
                numbers.stream().mapToLong(one -> micros(one.at())).toArray(),
                numbers.stream().mapToDouble(Reading::value).toArray(),
                0,
                numbers.size());
    }

    static Track of(MetricStore.Series series) {
        int[] places = IntStream.range(0, series.values().length)
                .filter(i -> Double.isFinite(series.values()[i]))
                .toArray();
        long[] times = new long[places.length];
        double[] values = new double[places.length];
        for (int i = 0; i < places.length; i++) {
            times[i] = series.times()[places[i]] * MICROS_A_MILLI;
            values[i] = series.values()[places[i]];
        }
        return new Track(times, values, 0, places.length);
    }

    /** Since 1970. */
    static long micros(Instant moment) {
        return moment.getEpochSecond() * MICROS + moment.getNano() / NANOS_A_MICRO;
    }

    static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * NANOS_A_MICRO);
    }

    int count() {
        return count;
    }

    /** In microseconds since 1970. */
    long at(int place) {
        return times[first + place];
    }

    double value(int place) {
        return values[first + place];
    }

    /** Those between two moments, with the last before and the first after them. */
    Track around(long from, long to) {
        int begin = Math.max(0, before(from) - 1);
        int end = Math.min(count, before(to) + 1);
        return new Track(times, values, first + begin, Math.max(0, end - begin));
    }

    /** How many readings are before a moment. */
    private int before(long moment) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (at(middle) < moment) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
