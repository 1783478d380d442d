package io.evenkeel.telemetry.internal;

import io.evenkeel.protocol.TimeSeries;
import io.evenkeel.telemetry.internal.Admission.Reason;
import io.evenkeel.telemetry.internal.codec.Columns;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** What becomes of the samples of one request. Used by one thread. */
final class Outcome {

    /** In place of a number: that series is refused, or all its samples are. */
    static final int REFUSED = -1;

    private final long oldest;
    private final long latest;
    private final Map<Integer, Reason> series = new HashMap<>();
    private final Map<Reason, Long> refused = new EnumMap<>(Reason.class);
    private final BitSet refusedPlaces = new BitSet();
    private Map<String, String> example = Map.of();
    private long newest = Long.MIN_VALUE;

    /** Samples outside of these times, both included, are refused. */
    Outcome(Instant oldest, Instant latest) {
        this.oldest = oldest.toEpochMilli();
        this.latest = latest.toEpochMilli();
    }

    void refuseSeries(int place, Reason why) {
        series.put(place, why);
    }

    /** Nothing is made for a series that brings nothing. */
    boolean hasSampleInTime(TimeSeries one) {
        return one.samples().stream().anyMatch(s -> s.epochMillis() >= oldest && s.epochMillis() <= latest);
    }

    /** The samples to be stored. Those of the arrival, with the series' numbers in them, if all are taken. */
    Columns take(Arrival arrival, int[] numbers) {
        Columns all = arrival.samples();
        boolean inTime = areAllInTime(all);
        if (inTime && series.isEmpty() && Arrays.stream(numbers).allMatch(number -> number >= 0)) {
            all.number(numbers);
            return all;
        }
        return chosen(arrival, numbers);
    }

    private boolean areAllInTime(Columns all) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < all.count(); i++) {
            least = Math.min(least, all.time(i));
            newest = Math.max(newest, all.time(i));
        }
        return least >= oldest && newest <= latest;
    }

    private Columns chosen(Arrival arrival, int[] numbers) {
        Columns all = arrival.samples();
        var taken = new Columns(all.count());
        for (int i = 0; i < all.count(); i++) {
            long time = all.time(i);
            int place = all.series(i);
            if (numbers[place] >= 0 && time >= oldest && time <= latest) {
                taken.add(numbers[place], time, all.value(i));
            } else {
                Reason inTime = time < oldest ? Reason.TOO_OLD : Reason.TOO_NEW;
                refuse(arrival, place, series.getOrDefault(place, inTime));
            }
        }
        return taken;
    }

    private void refuse(Arrival arrival, int place, Reason why) {
        if (example.isEmpty()) {
            example = arrival.labels(place);
        }
        refusedPlaces.set(place);
        refused.merge(why, 1L, Long::sum);
    }

    /** The places in the request of which not all samples are stored. */
    BitSet refusedPlaces() {
        return refusedPlaces;
    }

    /** Samples by reason; a reason without any is left out. */
    Map<Reason, Long> refused() {
        return refused;
    }

    /** The labels of the first series that was refused. */
    Map<String, String> example() {
        return example;
    }

    /** The latest time of all samples. */
    long newest() {
        return newest;
    }
}
