package io.evenkeel.telemetry.internal.codec;

import java.util.Arrays;

/** Samples of one series in two growing columns. Used by one thread. */
public final class Points {

    private long[] times;
    private double[] values;
    private int count;

    public Points() {
        this(16);
    }

    public Points(int capacity) {
        times = new long[capacity];
        values = new double[capacity];
    }

    public int count() {
        return count;
    }

    public long time(int i) {
        return times[i];
    }

    public double value(int i) {
        return values[i];
    }

    public long first() {
        return times[0];
    }

    public long last() {
        return times[count - 1];
    }

    public void clear() {
        count = 0;
    }

    public void add(long time, double value) {
        room(1);
        times[count] = time;
        values[count++] = value;
    }

    /** The columns as they are, behind the ones that count too. To be written by readers of runs only. */
    long[] times() {
        return times;
    }

    double[] values() {
        return values;
    }

    /** Makes room for more, and counts them as there. */
    int grow(int more) {
        room(more);
        int from = count;
        count += more;
        return from;
    }

    private void room(int more) {
        if (count + more > times.length) {
            int capacity = Math.max(2 * times.length, count + more);
            times = Arrays.copyOf(times, capacity);
            values = Arrays.copyOf(values, capacity);
        }
    }

    public void addAll(Points other, int from, int to) {
        int at = grow(to - from);
        System.arraycopy(other.times, from, times, at, to - from);
        System.arraycopy(other.values, from, values, at, to - from);
    }

    /**
     * Sorts by time and keeps, of several samples of one time, the one that was added first. Costs one look at each where
     * that is so already.
     *
     * @return how many were dropped
     */
    public int settle() {
        int i = 1;
        while (i < count && times[i - 1] < times[i]) {
            i++;
        }
        if (i >= count) {
            return 0;
        }
        int[] order = order();
        var sortedTimes = new long[count];
        var sortedValues = new double[count];
        int kept = 0;
        for (int at : order) {
            if (kept == 0 || times[at] != sortedTimes[kept - 1]) {
                sortedTimes[kept] = times[at];
                sortedValues[kept++] = values[at];
            }
        }
        int dropped = count - kept;
        times = sortedTimes;
        values = sortedValues;
        count = kept;
        return dropped;
    }

    /** Places by time; of equal times in the order in which they were added. */
    private int[] order() {
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        for (int i = 0; i < count; i++) {
            least = Math.min(least, times[i]);
            most = Math.max(most, times[i]);
        }
        int placeBits = Integer.SIZE - Integer.numberOfLeadingZeros(count);
        if (most - least < 0 || Long.numberOfLeadingZeros(most - least) <= placeBits) {
            return java.util.stream.IntStream.range(0, count)
                    .boxed()
                    .sorted(java.util.Comparator.comparingLong(i -> times[i]))
                    .mapToInt(i -> i)
                    .toArray();
        }
        var keys = new long[count];
        for (int i = 0; i < count; i++) {
            keys[i] = ((times[i] - least) << placeBits) | i;
        }
        Arrays.sort(keys);
        long mask = (1L << placeBits) - 1;
        return Arrays.stream(keys).mapToInt(key -> (int) (key & mask)).toArray();
    }

    /** The first place whose time is at least this one. */
    public int from(long time) {
        int found = Arrays.binarySearch(times, 0, count, time);
        return found >= 0 ? found : -found - 1;
    }

    public long[] times(int from, int to) {
        return Arrays.copyOfRange(times, from, to);
    }

    public double[] values(int from, int to) {
        return Arrays.copyOfRange(values, from, to);
    }
}
