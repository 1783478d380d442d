package io.evenkeel.telemetry.internal.promql;

import io.evenkeel.telemetry.PromQlAnswer;
import io.evenkeel.telemetry.PromQlError;
import io.evenkeel.telemetry.PromQlLimits;
import io.evenkeel.telemetry.SampleSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Works out one expression on one grid of times. Public for the door beside {@code internal} only. */
public final class Evaluator {

    private final Grid grid;
    private final Budget budget;
    private final Selection selection;
    private final Ranges ranges;
    private final Calls calls;

    Evaluator(SampleSource source, Grid grid, Budget budget) {
        this.grid = grid;
        this.budget = budget;
        this.selection = new Selection(source, grid, budget);
        this.ranges = new Ranges(source, grid, budget, selection);
        this.calls = new Calls(this, grid, budget, selection, ranges);
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
        return Answers.samples(ranges.of(root).series());
    }

    private Value value(Expr expr) {
        return switch (expr) {
            case Expr.Constant number -> new Value.Scalars(grid.filled(number.value()));
            case Expr.Text text -> new Value.Word(text.value());
            case Expr.Bracketed bracketed -> value(bracketed.inner());
            case Expr.Selector selector -> new Value.Rows(selection.newest(selector));
            case Expr.Subquery subquery -> throw new IllegalStateException("a range has no value: " + subquery);
            case Expr.Signed signed -> signed(signed);
            case Expr.Call call -> calls.of(call);
            case Expr.Aggregate aggregate -> aggregate(aggregate);
            case Expr.Binary binary -> binary(binary);
        };
    }

    Grid grid() {
        return grid;
    }

    List<Row> rows(Expr expr) {
        return ((Value.Rows) value(expr)).rows();
    }

    double[] scalars(Expr expr) {
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

    static String text(Expr expr) {
        return ((Expr.Text) expr.unwrapped()).value();
    }
}
