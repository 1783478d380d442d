package io.evenkeel.telemetry.internal.promql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;

/** Quantiles of a histogram: of series whose label {@code le} is a bucket's upper bound. */
final class Histogram {

    private static final String BOUND = "le";
    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");
    private static final Pattern INFINITE = Pattern.compile("[+]?[Ii]nf(?:inity)?");

    private final double[] bounds;
    private final double[] counts;

    private Histogram(double[] bounds, double[] counts) {
        this.bounds = bounds;
        this.counts = counts;
    }

    private record Bucket(double bound, Row row) {}

    /** One row for each histogram among the rows; rows without a bound that is a number are left out. */
    static List<Row> quantiles(Budget budget, Expr at, double[] quantile, List<Row> rows) {
        Map<Labels, List<Bucket>> histograms = new LinkedHashMap<>();
        for (Row row : rows) {
            OptionalDouble bound = bound(row.labels().get(BOUND));
            if (bound.isPresent()) {
                histograms
                        .computeIfAbsent(row.labels().without(Set.of(Labels.NAME, BOUND)), _ -> new ArrayList<>())
                        .add(new Bucket(bound.getAsDouble(), row));
            }
        }
        budget.spendCells(at, histograms.size(), quantile.length);
        List<Row> out = new ArrayList<>();
        histograms.forEach((labels, buckets) -> {
            buckets.sort(Comparator.comparingDouble(Bucket::bound));
            double[] cells = Row.emptyCells(quantile.length);
            for (int step = 0; step < cells.length; step++) {
                cells[step] = at(buckets, step).map(quantile[step]);
            }
            out.add(new Row(labels, cells));
        });
        return Merge.byStep(budget, at, out);
    }

    private static OptionalDouble bound(String text) {
        if (INFINITE.matcher(text).matches()) {
            return OptionalDouble.of(Double.POSITIVE_INFINITY);
        }
        return NUMBER.matcher(text).matches() ? OptionalDouble.of(Double.parseDouble(text)) : OptionalDouble.empty();
    }

    /** The buckets that have a value there; equal bounds are added up. */
    private static Histogram at(List<Bucket> buckets, int step) {
        double[] bounds = new double[buckets.size()];
        double[] counts = new double[buckets.size()];
        int n = 0;
        for (Bucket bucket : buckets) {
            if (bucket.row().has(step)) {
                if (n > 0 && bounds[n - 1] == bucket.bound()) {
                    counts[n - 1] += bucket.row().cells()[step];
                } else {
                    bounds[n] = bucket.bound();
                    counts[n++] = bucket.row().cells()[step];
                }
            }
        }
        return new Histogram(Arrays.copyOf(bounds, n), Arrays.copyOf(counts, n));
    }

    private double map(double quantile) {
        int n = bounds.length;
        if (n == 0) {
            return Row.NONE;
        }
        if (Double.isNaN(quantile)) {
            return Double.NaN;
        }
        if (quantile < 0 || quantile > 1) {
            return quantile < 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        if (bounds[n - 1] != Double.POSITIVE_INFINITY || n < 2) {
            return Double.NaN;
        }
        neverFalls();
        double all = counts[n - 1];
        return all == 0 ? Double.NaN : inside(quantile * all);
    }

    /** Counts of one moment may be read at different times; a bucket holds at least what a narrower one holds. */
    private void neverFalls() {
        double most = counts[0];
        for (int i = 1; i < counts.length; i++) {
            if (counts[i] > most) {
                most = counts[i];
            } else if (counts[i] < most) {
                counts[i] = most;
            }
        }
    }

    /** On a straight line between the bounds of the bucket that holds the rank. */
    private double inside(double rank) {
        int last = bounds.length - 1;
        int bucket = 0;
        while (bucket < last && !(counts[bucket] >= rank)) {
            bucket++;
        }
        if (bucket == last) {
            return bounds[last - 1];
        }
        if (bucket == 0 && bounds[0] <= 0) {
            return bounds[0];
        }
        double start = bucket == 0 ? 0 : bounds[bucket - 1];
        double before = bucket == 0 ? 0 : counts[bucket - 1];
        return start + (bounds[bucket] - start) * ((rank - before) / (counts[bucket] - before));
    }
}
