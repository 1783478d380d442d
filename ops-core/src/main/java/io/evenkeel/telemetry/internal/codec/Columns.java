package io.evenkeel.telemetry.internal.codec;

import java.util.Arrays;

/** Samples of many series in three growing columns, in the order in which they came. Used by one thread. */
public final class Columns {

    private int[] series;
    private long[] times;
    private double[] values;
    private int count;

    public Columns(int capacity) {
        series = new int[capacity];
        times = new long[capacity];
        values = new double[capacity];
    }

    public int count() {
        return count;
    }

    public int series(int i) {
        return series[i];
    }

    public long time(int i) {
        return times[i];
    }

    public double value(int i) {
        return values[i];
    }

    public void add(int id, long time, double value) {
        if (count == series.length) {
            room(1);
        }
        series[count] = id;
        times[count] = time;
        values[count++] = value;
    }

    public void clear() {
        count = 0;
    }

    public void addAll(Columns other) {
        room(other.count);
        System.arraycopy(other.series, 0, series, count, other.count);
        System.arraycopy(other.times, 0, times, count, other.count);
        System.arraycopy(other.values, 0, values, count, other.count);
        count += other.count;
    }

    /** Puts {@code numbers[place]} wherever a place stood instead of a series' number. */
    public void number(int[] numbers) {
        for (int i = 0; i < count; i++) {
            series[i] = numbers[series[i]];
        }
    }

    private void room(int more) {
        if (count + more > series.length) {
            int capacity = Math.max(count + more, Math.max(64, 2 * series.length));
            series = Arrays.copyOf(series, capacity);
            times = Arrays.copyOf(times, capacity);
            values = Arrays.copyOf(values, capacity);
        }
    }

    /** Places ordered by series; those of one series in the order in which they were added. */
    public int[] bySeries() {
        var keys = new long[count];
        boolean sorted = true;
        for (int i = 0; i < count; i++) {
            keys[i] = ((long) series[i] << 32) | i;
            sorted &= i == 0 || series[i - 1] <= series[i];
        }
        if (!sorted) {
            Arrays.sort(keys);
        }
        var order = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = (int) keys[i];
        }
        return order;
    }
}
