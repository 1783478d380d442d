package io.evenkeel.telemetry.internal.promql;

import io.evenkeel.telemetry.PromQlAnswer;
import io.evenkeel.telemetry.PromQlError;
import io.evenkeel.telemetry.PromQlLimits;
import io.evenkeel.telemetry.SampleSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Works out one expression on one grid of times. Public for the door beside {@code internal} only. */
public final class Evaluator {

    /** Of a subquery that names none: what Prometheus does where no other interval is set. */
    private static final long USUAL_STEP_MILLIS = 60_000;

    private static final int MOST_STEPS_WITHIN = 100_000;

    private final SampleSource source;
    private final Grid grid;
    private final Budget budget;
    private final Selection selection;
    private final Specials specials;

    private Evaluator(SampleSource source, Grid grid, Budget budget) {
        this.source = source;
        this.grid = grid;
        this.budget = budget;
        this.selection = new Selection(source, grid, budget);
        this.specials = new Specials(grid, budget);
    }

    /** Samples by series, and the span of them that is seen from each step. */
    record Spans(List<Selection.Stored> series, long rangeMillis, long offsetMillis) {

        Window.View at(Grid grid, int step) {
            long end = grid.time(step) - offsetMillis;
            return new Window.View(end - rangeMillis, end, grid.time(step));
        }
    }

    public static PromQlAnswer at(String text, Expr root, SampleSource source, Instant time, PromQlLimits limits) {
        long now = time.toEpochMilli();
        var evaluator = new Evaluator(source, new Grid(now, 1, 1), new Budget(text, limits));
        if (Expr.typeOf(root) == Type.RANGE) {
            return evaluator.samples(root);
        }
        return switch (evaluator.value(root)) {
            case Value.Scalars scalars -> new PromQlAnswer.Scalar(now, scalars.cells()[0]);
            case Value.Word word -> new PromQlAnswer.Text(now, word.text());
            case Value.Rows rows -> Answers.vector(rows.rows(), now);
        };
    }

    public static PromQlAnswer.Matrix over(
            String text, Expr root, SampleSource source, Instant from, Instant to, Duration step, PromQlLimits limits) {
        if (!hasValues(root)) {
            throw new PromQlError(
                    PromQlError.Kind.PARSE,
                    text,
                    root.at(),
                    "a query over time takes a scalar or an instant vector, this is of type "
                            + Expr.typeOf(root).words());
        }
        long steps = steps(from, to, step);
        if (steps > limits.steps()) {
            throw new PromQlError(
                    PromQlError.Kind.TOO_LARGE,
                    text,
                    0,
                    "the query has %,d steps, more than %,d; ask for a larger step".formatted(steps, limits.steps()));
        }
        var grid = new Grid(from.toEpochMilli(), step.toMillis(), (int) steps);
        var evaluator = new Evaluator(source, grid, new Budget(text, limits));
        return switch (evaluator.value(root)) {
            case Value.Scalars scalars -> Answers.matrix(List.of(new Row(Labels.NONE, scalars.cells())), grid);
            case Value.Rows rows -> Answers.matrix(rows.rows(), grid);
            case Value.Word _ -> throw new IllegalStateException("a text has no value over time");
        };
    }

    public static boolean hasValues(Expr root) {
        Type type = Expr.typeOf(root);
        return type == Type.VECTOR || type == Type.SCALAR;
    }

    private static long steps(Instant from, Instant to, Duration step) {
        if (step.toMillis() <= 0 || to.isBefore(from)) {
            throw new IllegalArgumentException(
                    "a query over time needs a step above 0 and an end not before its start");
        }
        return (to.toEpochMilli() - from.toEpochMilli()) / step.toMillis() + 1;
    }

    private PromQlAnswer samples(Expr root) {
        return Answers.samples(spans(root).series());
    }

    /** The samples that a range function looks at. */
    private Spans spans(Expr expr) {
        return switch (unwrapped(expr)) {
            case Expr.Selector selector ->
                new Spans(selection.ranges(selector), selector.rangeMillis(), selector.offsetMillis());
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
                .map(inner::stored)
                .filter(series -> series.times().length > 0)
                .toList();
    }

    private Selection.Stored stored(Row row) {
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

    private Value value(Expr expr) {
        return switch (expr) {
            case Expr.Constant number -> new Value.Scalars(specials.constant(number.value()));
            case Expr.Text text -> new Value.Word(text.value());
            case Expr.Bracketed bracketed -> value(bracketed.inner());
            case Expr.Selector selector -> new Value.Rows(selection.newest(selector));
            case Expr.Subquery subquery -> throw new IllegalStateException("a range has no value: " + subquery);
            case Expr.Signed signed -> signed(signed);
            case Expr.Call call -> call(call);
            case Expr.Aggregate aggregate -> aggregate(aggregate);
            case Expr.Binary binary -> binary(binary);
        };
    }

    private List<Row> rows(Expr expr) {
        return ((Value.Rows) value(expr)).rows();
    }

    private double[] scalars(Expr expr) {
        return ((Value.Scalars) value(expr)).cells();
    }

    private Value signed(Expr.Signed signed) {
        Value inner = value(signed.inner());
        if (!signed.minus()) {
            return inner;
        }
        return switch (inner) {
            case Value.Scalars scalars -> new Value.Scalars(negated(scalars.cells()));
            case Value.Rows rows ->
                new Value.Rows(Merge.strictly(
                        budget,
                        signed,
                        rows.rows().stream()
                                .map(row -> new Row(row.labels().withoutName(), negated(row.cells())))
                                .toList()));
            case Value.Word word -> word;
        };
    }

    private static double[] negated(double[] cells) {
        var negated = new double[cells.length];
        for (int i = 0; i < cells.length; i++) {
            negated[i] = Row.isNone(cells[i]) ? Row.NONE : -cells[i];
        }
        return negated;
    }

    private Value aggregate(Expr.Aggregate aggregate) {
        List<Row> rows = rows(aggregate.of());
        var groups = new Groups(aggregate, grid.count(), budget);
        if (aggregate.how() == Aggregation.COUNT_VALUES) {
            return new Value.Rows(
                    groups.countValues(rows, text(aggregate.parameter().orElseThrow())));
        }
        double[] parameter = aggregate.parameter().map(this::scalars).orElseGet(() -> new double[0]);
        return new Value.Rows(groups.of(rows, parameter));
    }

    private Value binary(Expr.Binary binary) {
        Value left = value(binary.left());
        Value right = value(binary.right());
        var pairs = new Pairs(binary, grid.count(), budget);
        if (left instanceof Value.Scalars one) {
            return right instanceof Value.Scalars two
                    ? new Value.Scalars(pairs.scalars(one.cells(), two.cells()))
                    : new Value.Rows(pairs.withScalar(((Value.Rows) right).rows(), one.cells(), true));
        }
        List<Row> rows = ((Value.Rows) left).rows();
        return switch (right) {
            case Value.Scalars two -> new Value.Rows(pairs.withScalar(rows, two.cells(), false));
            case Value.Rows others -> new Value.Rows(pairs.of(rows, others.rows()));
            case Value.Word _ -> throw new IllegalStateException("a text is no operand");
        };
    }

    private Value call(Expr.Call call) {
        return switch (call.function().body()) {
            case Function.OverRange overRange -> new Value.Rows(overRange(call, overRange));
            case Function.OfValue ofValue -> new Value.Rows(ofValue(call, ofValue));
            case Function.OfTime ofTime -> new Value.Rows(ofTime(call, ofTime));
            case Function.Special special ->
                switch (special) {
                    case TIME -> new Value.Scalars(specials.time());
                    case PI -> new Value.Scalars(specials.constant(Math.PI));
                    case SCALAR -> new Value.Scalars(specials.scalar(rows(argument(call))));
                    case VECTOR -> new Value.Rows(List.of(new Row(Labels.NONE, scalars(argument(call)))));
                    case ABSENT -> new Value.Rows(specials.absent(unwrapped(argument(call)), rows(argument(call))));
                    case ABSENT_OVER_TIME -> new Value.Rows(absentOverTime(argument(call)));
                    case TIMESTAMP -> new Value.Rows(timestamps(call));
                    case SORT -> new Value.Rows(specials.sorted(rows(argument(call)), false));
                    case SORT_DESC -> new Value.Rows(specials.sorted(rows(argument(call)), true));
                    case HISTOGRAM_QUANTILE ->
                        new Value.Rows(Histogram.quantiles(
                                budget,
                                call,
                                scalars(argument(call)),
                                rows(call.arguments().getLast())));
                    case LABEL_REPLACE -> new Value.Rows(relabelling(call).replace());
                    case LABEL_JOIN -> new Value.Rows(relabelling(call).join());
                };
        };
    }

    private static Expr argument(Expr.Call call) {
        return call.arguments().getFirst();
    }

    private static String text(Expr expr) {
        return ((Expr.Text) unwrapped(expr)).value();
    }

    private Relabelling relabelling(Expr.Call call) {
        List<String> words =
                call.arguments().stream().skip(1).map(Evaluator::text).toList();
        return new Relabelling(budget, call, rows(argument(call)), words);
    }

    private List<Row> absentOverTime(Expr argument) {
        return specials.absentOverTime(unwrapped(argument), spans(argument));
    }

    private List<Row> ofTime(Expr.Call call, Function.OfTime body) {
        List<Row> rows =
                call.arguments().isEmpty() ? List.of(new Row(Labels.NONE, specials.time())) : rows(argument(call));
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

    private static Expr unwrapped(Expr expr) {
        return expr instanceof Expr.Bracketed bracketed ? unwrapped(bracketed.inner()) : expr;
    }

    private List<Row> timestamps(Expr.Call call) {
        Expr of = unwrapped(argument(call));
        List<Row> rows =
                of instanceof Expr.Selector selector ? selection.newestTimes(selector) : specials.timesOf(rows(of));
        return Merge.byStep(
                budget,
                call,
                rows.stream()
                        .map(row -> row.withLabels(row.labels().withoutName()))
                        .toList());
    }

    private List<Row> overRange(Expr.Call call, Function.OverRange body) {
        Spans spans = call.arguments().stream()
                .filter(argument -> Expr.typeOf(argument) == Type.RANGE)
                .map(this::spans)
                .findFirst()
                .orElseThrow();
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

    private List<Row> ofValue(Expr.Call call, Function.OfValue body) {
        List<Row> rows = rows(argument(call));
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
                .map(this::scalars)
                .toArray(double[][]::new);
    }

    private static void at(double[][] scalars, int step, double[] here) {
        for (int i = 0; i < here.length; i++) {
            here[i] = scalars[i][step];
        }
    }
}
