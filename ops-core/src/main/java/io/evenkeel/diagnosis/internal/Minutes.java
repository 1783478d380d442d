package io.evenkeel.diagnosis.internal;

import io.evenkeel.diagnosis.Scene.Track;
import io.evenkeel.diagnosis.internal.causes.Families;
import io.evenkeel.telemetry.MetricStore.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes tracks of series: the mean of a level, the growth per second of a counter, for each minute. Pure functions. */
final class Minutes {
    private static final String NAME = "__name__";
    private static final String PROGRAM = "groupname";
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    /** A counter that was silent for longer is not known to have grown in between. */
    private static final long LONGEST_GAP = Duration.ofMinutes(5).toMillis();

    /** What says on which component a series is, and nothing more. */
    private static final Set<String> PLACES = Set.of(NAME, "host", "instance", "job");

    private final Instant start;
    private final int count;

    Minutes(Instant start, int count) {
        this.start = start;
        this.count = count;
    }

    /** Those of the series that can tell something. A program that is not seen while its host is measured takes nothing. */
    List<Track> tracks(String component, List<Series> all) {
        var tracks = new ArrayList<Track>();
        var measured = new boolean[count];
        for (Series series : all) {
            String metric = series.labels().getOrDefault(NAME, "");
            if (Families.isTelling(metric)) {
                double[] minutes = isCounter(metric) ? growth(series) : level(series);
                for (int i = 0; i < count; i++) {
                    measured[i] |= !Double.isNaN(minutes[i]);
                }
                tracks.add(new Track(component, metric, labels(series), start, minutes));
            }
        }
        tracks.stream().filter(track -> track.labels().containsKey(PROGRAM)).forEach(track -> {
            for (int i = 0; i < count; i++) {
                if (measured[i] && Double.isNaN(track.minutes()[i])) {
                    track.minutes()[i] = 0;
                }
            }
        });
        return tracks;
    }

    private static boolean isCounter(String metric) {
        return metric.endsWith("_total") || metric.endsWith("_count") || metric.endsWith("_sum");
    }

    private static Map<String, String> labels(Series series) {
        Map<String, String> labels = new HashMap<>(series.labels());
        labels.keySet().removeAll(PLACES);
        return labels;
    }

    private double[] level(Series series) {
        double[] sums = new double[count];
        int[] samples = new int[count];
        for (int i = 0; i < series.times().length; i++) {
            int minute = minute(series.times()[i]);
            if (minute >= 0 && Double.isFinite(series.values()[i])) {
                sums[minute] += series.values()[i];
                samples[minute]++;
            }
        }
        double[] means = new double[count];
        Arrays.setAll(means, i -> samples[i] == 0 ? Double.NaN : sums[i] / samples[i]);
        return means;
    }

    private double[] growth(Series series) {
        double[] grown = new double[count];
        double[] millis = new double[count];
        long before = Long.MIN_VALUE;
        double last = Double.NaN;
        for (int i = 0; i < series.times().length; i++) {
            double value = series.values()[i];
            if (!Double.isFinite(value)) {
                continue;
            }
            long time = series.times()[i];
            int minute = minute(time);
            if (minute >= 0 && !Double.isNaN(last) && time - before <= LONGEST_GAP) {
                // A counter that fell began anew at 0.
                grown[minute] += value >= last ? value - last : value;
                millis[minute] += time - before;
            }
            before = time;
            last = value;
        }
        double[] rates = new double[count];
        Arrays.setAll(rates, i -> millis[i] == 0 ? Double.NaN : 1000 * grown[i] / millis[i]);
        return rates;
    }

    private int minute(long time) {
        long minute = Math.floorDiv(time - start.toEpochMilli(), MINUTE);
        return minute >= 0 && minute < count ? (int) minute : -1;
    }
}
