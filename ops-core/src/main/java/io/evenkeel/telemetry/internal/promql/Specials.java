package io.evenkeel.telemetry.internal.promql;

import io.evenkeel.telemetry.Matcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/** The functions that are neither over a range nor of single values. */
final class Specials {

    private final Grid grid;
    private final Budget budget;

    Specials(Grid grid, Budget budget) {
        this.grid = grid;
        this.budget = budget;
    }

    double[] time() {
        var cells = new double[grid.count()];
        for (int step = 0; step < cells.length; step++) {
            cells[step] = grid.time(step) / 1000.0;
        }
        return cells;
    }

    /** The one value where there is exactly one, else NaN. */
    double[] scalar(List<Row> rows) {
        var cells = new double[grid.count()];
        for (int step = 0; step < cells.length; step++) {
            int here = step;
            var present = rows.stream().filter(row -> row.has(here)).limit(2).toList();
            cells[step] = present.size() == 1 ? present.getFirst().cells()[step] : Double.NaN;
        }
        return cells;
    }

    List<Row> absent(Expr argument, List<Row> rows) {
        var cells = grid.filled(1);
        for (Row row : rows) {
            for (int step = 0; step < cells.length; step++) {
                if (row.has(step)) {
                    cells[step] = Row.NONE;
                }
            }
        }
        Labels labels = argument instanceof Expr.Selector selector ? labelsOf(selector) : Labels.NONE;
        return Merge.byStep(budget, argument, List.of(new Row(labels, cells)));
    }

    List<Row> absentOverTime(Expr argument, Ranges.Spans spans) {
        var cells = grid.filled(1);
        for (Selection.Stored series : spans.series()) {
            var window = new Window(series.times(), series.values());
            for (int step = 0; step < cells.length; step++) {
                window.moveTo(spans.at(grid, step));
                if (window.size() > 0) {
                    cells[step] = Row.NONE;
                }
            }
        }
        Labels labels = argument instanceof Expr.Selector selector ? labelsOf(selector) : Labels.NONE;
        return Merge.byStep(budget, argument, List.of(new Row(labels, cells)));
    }

    /** The labels that the missing series would have: those with one equality. */
    private static Labels labelsOf(Expr.Selector selector) {
        var seen = new HashSet<String>();
        Labels labels = Labels.NONE;
        for (Matcher matcher : selector.matchers()) {
            if (!matcher.label().equals(Labels.NAME)) {
                boolean one = matcher.kind() == Matcher.Kind.EQUAL && seen.add(matcher.label());
                labels = labels.with(matcher.label(), one ? matcher.value() : "");
            }
        }
        return labels;
    }

    /** Of values that are no samples any more: the time of the step. */
    List<Row> timesOf(List<Row> rows) {
        var out = new ArrayList<Row>(rows.size());
        for (Row row : rows) {
            var cells = Row.emptyCells(grid.count());
            for (int step = 0; step < cells.length; step++) {
                if (row.has(step)) {
                    cells[step] = grid.time(step) / 1000.0;
                }
            }
            out.add(new Row(row.labels(), cells));
        }
        return out;
    }

    /** By the value at the only step; over time rows are in label order anyway. NaN is last either way. */
    List<Row> sorted(List<Row> rows, boolean descending) {
        return grid.count() > 1 ? rows : sortedAt(rows, 0, descending);
    }

    static List<Row> sortedAt(List<Row> rows, int step, boolean descending) {
        Comparator<Double> order = descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
        Comparator<Row> byValue = Comparator.comparing(row -> row.cells()[step], order);
        Comparator<Row> nanLast = Comparator.comparing(row -> Double.isNaN(row.cells()[step]));
        return rows.stream()
                .filter(row -> row.has(step))
                .sorted(nanLast.thenComparing(byValue))
                .toList();
    }
}
