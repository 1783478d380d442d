package io.evenkeel.telemetry.internal.analytics;

import java.util.Arrays;

/**
 * The last five weeks of one series, the newest sample of each five minutes: 80 KB at most, however long it goes on. Not
 * thread-safe.
 */
public final class History {

    /** A place covers the time above a multiple of it up to the next one, as the store's roll-ups do. */
    public static final long PLACE_MILLIS = 300_000;

    static final int HOUR = 12;
    static final int DAY = 24 * HOUR;
    static final int WEEK = 7 * DAY;

    private static final int PLACES = 5 * WEEK;

    private double[] values = new double[0];
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private int filled;

    public static long place(long millis) {
        return Math.ceilDiv(millis, PLACE_MILLIS);
    }

    /** What is older than the five weeks before the newest is left out; so is what is no number. */
    public void add(long millis, double value) {
        long place = place(millis);
        if (!Double.isFinite(value) || (last != Long.MIN_VALUE && place <= last - PLACES)) {
            return;
        }
        if (last == Long.MIN_VALUE) {
            first = place;
            last = place - 1;
        }
        makeRoom(place);
        for (long next = Math.max(last + 1, place - PLACES + 1); next <= place; next++) {
            forget(next);
        }
        last = Math.max(last, place);
        first = Math.max(Math.min(first, place), last - PLACES + 1);
        int at = index(place);
        filled += Double.isNaN(values[at]) ? 1 : 0;
        values[at] = value;
    }

    private void forget(long place) {
        int at = index(place);
        filled -= Double.isNaN(values[at]) ? 0 : 1;
        values[at] = Double.NaN;
    }

    /** Grows up to its bound; a short history stays small. */
    private void makeRoom(long place) {
        long needed = Math.max(place, last) - Math.min(first, place) + 1;
        if (needed <= values.length || values.length == PLACES) {
            return;
        }
        int size = (int) Math.min(PLACES, Math.max(needed, Math.max(DAY, 2L * values.length)));
        var larger = new double[size];
        Arrays.fill(larger, Double.NaN);
        for (long one = Math.max(first, last - size + 1); one <= last; one++) {
            larger[(int) Math.floorMod(one, (long) size)] = values[index(one)];
        }
        values = larger;
    }

    private int index(long place) {
        return (int) Math.floorMod(place, (long) values.length);
    }

    boolean isEmpty() {
        return last == Long.MIN_VALUE;
    }

    long first() {
        return first;
    }

    long last() {
        return last;
    }

    /** How many places have a value. */
    int filled() {
        return filled;
    }

    /** NaN where there is none. */
    double at(long place) {
        return place < first || place > last ? Double.NaN : values[index(place)];
    }

    /** Copies what there is from {@code from} to {@code to}, both included, behind {@code count}; gives the new count. */
    int copy(long from, long to, double[] into, int count) {
        int next = count;
        for (long place = Math.max(from, first); place <= Math.min(to, last) && next < into.length; place++) {
            double value = values[index(place)];
            if (!Double.isNaN(value)) {
                into[next++] = value;
            }
        }
        return next;
    }
}
