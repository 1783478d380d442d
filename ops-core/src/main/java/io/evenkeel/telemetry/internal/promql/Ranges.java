package io.evenkeel.telemetry.internal.promql;

import io.evenkeel.telemetry.SampleSource;
import java.util.Arrays;
import java.util.List;

/** The samples that functions of a range look at: those of a selector, or what an expression was worth again and again. */
final class Ranges {

    /** Of a subquery that names none: what Prometheus does where no other interval is set. */
    private static final long USUAL_STEP_MILLIS = 60_000;

    private static final int MOST_STEPS_WITHIN = 100_000;

    private final SampleSource source;
    private final Grid grid;
    private final Budget budget;
    private final Selection selection;

    Ranges(SampleSource source, Grid grid, Budget budget, Selection selection) {
        this.source = source;
        this.grid = grid;
        this.budget = budget;
        this.selection = selection;
    }

    /** Samples by series, and the span of them that is seen from each step. */
    record Spans(List<Selection.Stored> series, long rangeMillis, long offsetMillis) {

        Window.View at(Grid grid, int step) {
            long end = grid.time(step) - offsetMillis;
            return new Window.View(end - rangeMillis, end, grid.time(step));
        }
    }

    /** The samples that a range function looks at. */
    Spans of(Expr expr) {
        return of(expr, false);
    }

    /** The same, of which it is enough to have the newest of each five minutes. */
    Spans thin(Expr expr) {
        return of(expr, true);
    }

    private Spans of(Expr expr, boolean thin) {
        return switch (expr.unwrapped()) {
            case Expr.Selector selector ->
                new Spans(selection.ranges(selector, thin), selector.rangeMillis(), selector.offsetMillis());
            case Expr.Subquery subquery ->
                new Spans(repeated(subquery), subquery.rangeMillis(), subquery.offsetMillis());
            case Expr other -> throw new IllegalStateException("no range: " + other);
        };
    }

    /** What the inner expression is worth at every multiple of the step that any span covers. */
    private List<Selection.Stored> repeated(Expr.Subquery subquery) {
        long step = subquery.stepMillis() == 0 ? USUAL_STEP_MILLIS : subquery.stepMillis();
        long start = Math.ceilDiv(grid.start() - subquery.offsetMillis() - subquery.rangeMillis(), step) * step;
        long end = grid.end() - subquery.offsetMillis();
        if (end < start) {
            return List.of();
        }
        long count = (end - start) / step + 1;
        if (count > MOST_STEPS_WITHIN) {
            throw budget.tooLarge(
                    subquery,
                    "this has %,d steps, more than %,d; ask for a larger step".formatted(count, MOST_STEPS_WITHIN));
        }
        var inner = new Evaluator(source, new Grid(start, step, (int) count), budget);
        return inner.rows(subquery.of()).stream()
                .map(row -> stored(row, inner.grid()))
                .filter(series -> series.times().length > 0)
                .toList();
    }

    private static Selection.Stored stored(Row row, Grid grid) {
        var times = new long[grid.count()];
        var values = new double[grid.count()];
        int n = 0;
        for (int step = 0; step < grid.count(); step++) {
            if (row.has(step)) {
                times[n] = grid.time(step);
                values[n++] = row.cells()[step];
            }
        }
        return new Selection.Stored(row.labels(), Arrays.copyOf(times, n), Arrays.copyOf(values, n));
    }
}
