package io.evenkeel.telemetry.internal.promql;

import io.evenkeel.telemetry.MetricStore;
import io.evenkeel.telemetry.SampleSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Reads what selectors select, and puts it on the grid. */
final class Selection {

    private final SampleSource source;
    private final Grid grid;
    private final Budget budget;

    Selection(SampleSource source, Grid grid, Budget budget) {
        this.source = source;
        this.grid = grid;
        this.budget = budget;
    }

    /** A series as it was stored, its labels ready to be compared. */
    record Stored(Labels labels, long[] times, double[] values) {}

    /** The newest sample of each series at each step. */
    List<Row> newest(Expr.Selector selector) {
        return newest(selector, false);
    }

    /** The times of the newest samples, in seconds. */
    List<Row> newestTimes(Expr.Selector selector) {
        return newest(selector, true);
    }

    private List<Row> newest(Expr.Selector selector, boolean times) {
        long lookback = budget.limits().lookback().toMillis();
        List<Stored> series = read(selector, lookback, false);
        budget.spendCells(selector, series.size(), grid.count());
        var rows = new ArrayList<Row>(series.size());
        for (Stored one : series) {
            var cells = Row.emptyCells(grid.count());
            int next = 0;
            for (int step = 0; step < grid.count(); step++) {
                long at = grid.time(step) - selector.offsetMillis();
                while (next < one.times.length && one.times[next] <= at) {
                    next++;
                }
                if (next > 0 && one.times[next - 1] >= at - lookback && !Row.isNone(one.values[next - 1])) {
                    cells[step] = times ? one.times[next - 1] / 1000.0 : one.values[next - 1];
                }
            }
            rows.add(new Row(one.labels, cells));
        }
        return rows;
    }

    /** The samples of each series that any step's range covers, without stale markers. */
    List<Stored> ranges(Expr.Selector selector, boolean thin) {
        return read(selector, selector.rangeMillis(), thin).stream()
                .map(Selection::withoutMarkers)
                .toList();
    }

    private static Stored withoutMarkers(Stored series) {
        int kept = 0;
        var times = new long[series.times.length];
        var values = new double[series.times.length];
        for (int i = 0; i < times.length; i++) {
            if (!Row.isNone(series.values[i])) {
                times[kept] = series.times[i];
                values[kept++] = series.values[i];
            }
        }
        return kept == times.length
                ? series
                : new Stored(series.labels, Arrays.copyOf(times, kept), Arrays.copyOf(values, kept));
    }

    private List<Stored> read(Expr.Selector selector, long reach, boolean thin) {
        budget.lookAtTime(selector);
        Instant from = Instant.ofEpochMilli(grid.start() - selector.offsetMillis() - reach);
        Instant to = Instant.ofEpochMilli(grid.end() - selector.offsetMillis());
        List<MetricStore.Series> series = thin
                ? source.selectForWeeks(selector.matchers(), from, to)
                : source.select(selector.matchers(), from, to);
        budget.spendSeries(selector, series.size());
        budget.spendSamples(
                selector, series.stream().mapToLong(s -> s.times().length).sum());
        return series.stream()
                .map(s -> new Stored(Labels.of(s.labels()), s.times(), s.values()))
                .sorted(Comparator.comparing(Stored::labels))
                .toList();
    }
}
