package io.evenkeel.telemetry.internal.promql;

import java.util.ArrayList;
import java.util.List;

/** Works out calls of functions; their arguments are the evaluator's. */
final class Calls {

    private final Evaluator evaluator;
    private final Grid grid;
    private final Budget budget;
    private final Selection selection;
    private final Ranges ranges;
    private final Specials specials;

    Calls(Evaluator evaluator, Grid grid, Budget budget, Selection selection, Ranges ranges) {
        this.evaluator = evaluator;
        this.grid = grid;
        this.budget = budget;
        this.selection = selection;
        this.ranges = ranges;
        this.specials = new Specials(grid, budget);
    }

    Value of(Expr.Call call) {
        return switch (call.function().body()) {
            case Function.OverRange overRange -> new Value.Rows(overRange(call, overRange));
            case Function.OverWeeks overWeeks -> new Value.Rows(overWeeks(call, overWeeks));
            case Function.OfValue ofValue -> new Value.Rows(ofValue(call, ofValue));
            case Function.OfTime ofTime -> new Value.Rows(ofTime(call, ofTime));
            case Function.Special special ->
                switch (special) {
                    case TIME -> new Value.Scalars(specials.time());
                    case PI -> new Value.Scalars(grid.filled(Math.PI));
                    case SCALAR -> new Value.Scalars(specials.scalar(evaluator.rows(argument(call))));
                    case VECTOR -> new Value.Rows(List.of(new Row(Labels.NONE, evaluator.scalars(argument(call)))));
                    case ABSENT ->
                        new Value.Rows(specials.absent(argument(call).unwrapped(), evaluator.rows(argument(call))));
                    case ABSENT_OVER_TIME -> new Value.Rows(absentOverTime(argument(call)));
                    case TIMESTAMP -> new Value.Rows(timestamps(call));
                    case SORT -> new Value.Rows(specials.sorted(evaluator.rows(argument(call)), false));
                    case SORT_DESC -> new Value.Rows(specials.sorted(evaluator.rows(argument(call)), true));
                    case HISTOGRAM_QUANTILE ->
                        new Value.Rows(Histogram.quantiles(
                                budget,
                                call,
                                evaluator.scalars(argument(call)),
                                evaluator.rows(call.arguments().getLast())));
                    case LABEL_REPLACE -> new Value.Rows(relabelling(call).replace());
                    case LABEL_JOIN -> new Value.Rows(relabelling(call).join());
                };
        };
    }

    private static Expr argument(Expr.Call call) {
        return call.arguments().getFirst();
    }

    private Relabelling relabelling(Expr.Call call) {
        List<String> words =
                call.arguments().stream().skip(1).map(Evaluator::text).toList();
        return new Relabelling(budget, call, evaluator.rows(argument(call)), words);
    }

    private List<Row> absentOverTime(Expr argument) {
        return specials.absentOverTime(argument.unwrapped(), ranges.of(argument));
    }

    private List<Row> ofTime(Expr.Call call, Function.OfTime body) {
        List<Row> rows = call.arguments().isEmpty()
                ? List.of(new Row(Labels.NONE, specials.time()))
                : evaluator.rows(argument(call));
        return Merge.byStep(
                budget,
                call,
                rows.stream()
                        .map(row -> new Row(row.labels().withoutName(), parts(row.cells(), body.part())))
                        .toList());
    }

    private static double[] parts(double[] times, Calendar part) {
        var cells = new double[times.length];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = Row.isNone(times[i]) ? Row.NONE : part.of(times[i]);
        }
        return cells;
    }

    private List<Row> timestamps(Expr.Call call) {
        Expr of = argument(call).unwrapped();
        List<Row> rows = of instanceof Expr.Selector selector
                ? selection.newestTimes(selector)
                : specials.timesOf(evaluator.rows(of));
        return Merge.byStep(
                budget,
                call,
                rows.stream()
                        .map(row -> row.withLabels(row.labels().withoutName()))
                        .toList());
    }

    private List<Row> overRange(Expr.Call call, Function.OverRange body) {
        Ranges.Spans spans = ranges.of(rangeArgument(call));
        double[][] scalars = scalarArguments(call);
        var here = new double[scalars.length];
        List<Selection.Stored> series = spans.series();
        budget.spendCells(call, series.size(), grid.count());
        var rows = new ArrayList<Row>(series.size());
        for (Selection.Stored one : series) {
            var window = new Window(one.times(), one.values());
            var cells = Row.emptyCells(grid.count());
            for (int step = 0; step < cells.length; step++) {
                window.moveTo(spans.at(grid, step));
                if (window.size() > 0) {
                    at(scalars, step, here);
                    cells[step] = body.formula().of(window, here);
                }
            }
            rows.add(new Row(body.keepsName() ? one.labels() : one.labels().withoutName(), cells));
        }
        return Merge.strictly(budget, call, rows);
    }

    private List<Row> overWeeks(Expr.Call call, Function.OverWeeks body) {
        Ranges.Spans spans = ranges.thin(rangeArgument(call));
        double[][] scalars = scalarArguments(call);
        var here = new double[scalars.length];
        List<Selection.Stored> series = spans.series();
        var rows = new ArrayList<Row>(series.size());
        for (Selection.Stored one : series) {
            var window = new Window(one.times(), one.values());
            var cells = Row.emptyCells(grid.count());
            for (int step = 0; step < cells.length; step++) {
                window.moveTo(spans.at(grid, step));
                if (window.size() > 0) {
                    budget.spendDearly(call);
                    at(scalars, step, here);
                    cells[step] = body.formula().of(window, here);
                }
            }
            rows.add(new Row(one.labels().withoutName(), cells));
        }
        return Merge.strictly(budget, call, rows);
    }

    private static Expr rangeArgument(Expr.Call call) {
        return call.arguments().stream()
                .filter(argument -> Expr.typeOf(argument) == Type.RANGE)
                .findFirst()
                .orElseThrow();
    }

    private List<Row> ofValue(Expr.Call call, Function.OfValue body) {
        List<Row> rows = evaluator.rows(argument(call));
        double[][] scalars = scalarArguments(call);
        var here = new double[scalars.length];
        budget.spendCells(call, rows.size(), grid.count());
        var out = new ArrayList<Row>(rows.size());
        for (Row row : rows) {
            var cells = Row.emptyCells(grid.count());
            for (int step = 0; step < cells.length; step++) {
                if (row.has(step)) {
                    at(scalars, step, here);
                    cells[step] = body.formula().of(row.cells()[step], here);
                }
            }
            out.add(new Row(row.labels().withoutName(), cells));
        }
        return Merge.byStep(budget, call, out);
    }

    private double[][] scalarArguments(Expr.Call call) {
        return call.arguments().stream()
                .filter(argument -> Expr.typeOf(argument) == Type.SCALAR)
                .map(evaluator::scalars)
                .toArray(double[][]::new);
    }

    private static void at(double[][] scalars, int step, double[] here) {
        for (int i = 0; i < here.length; i++) {
            here[i] = scalars[i][step];
        }
    }
}
