package io.evenkeel.telemetry.internal.promql;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** One aggregation over rows. */
final class Groups {

    private static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

    private final Expr.Aggregate aggregate;
    private final int steps;
    private final Budget budget;

    Groups(Expr.Aggregate aggregate, int steps, Budget budget) {
        this.aggregate = aggregate;
        this.steps = steps;
        this.budget = budget;
    }

    /** One row for each value that is there, with the number of members that have it. */
    List<Row> countValues(List<Row> rows, String label) {
        if (!LABEL.matcher(label).matches()) {
            throw budget.error(aggregate, "\"" + label + "\" is not a name of a label");
        }
        Set<String> named = new HashSet<>(aggregate.labels());
        named.add(aggregate.without() ? Labels.NAME : label);
        var counted = new LinkedHashMap<Labels, double[]>();
        for (Row row : rows) {
            budget.spendCells(aggregate, 1, steps);
            for (int step = 0; step < steps; step++) {
                if (row.has(step)) {
                    Labels own = row.labels().with(label, written(row.cells()[step]));
                    Labels group = aggregate.without() ? own.without(named) : own.only(named);
                    double[] cells = counted.computeIfAbsent(group, _ -> {
                        budget.spendCells(aggregate, 1, steps);
                        return Row.emptyCells(steps);
                    });
                    cells[step] = Row.isNone(cells[step]) ? 1 : cells[step] + 1;
                }
            }
        }
        var out = new ArrayList<Row>(counted.size());
        counted.forEach((labels, cells) -> out.add(new Row(labels, cells)));
        return out;
    }

    /** All digits, without an exponent. */
    private static String written(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "+Inf" : "-Inf";
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }

    /** @param parameter one number per step, or nothing where the aggregation takes none */
    List<Row> of(List<Row> rows, double[] parameter) {
        var groups = new LinkedHashMap<Labels, List<Row>>();
        Set<String> named = new HashSet<>(aggregate.labels());
        if (aggregate.without()) {
            named.add(Labels.NAME);
        }
        for (Row row : rows) {
            Labels key = aggregate.without()
                    ? row.labels().without(named)
                    : row.labels().only(named);
            groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(row);
        }
        budget.spendCells(aggregate, aggregate.how().chooses() ? rows.size() : groups.size(), steps);
        return aggregate.how().chooses() ? choose(groups, parameter) : sumUp(groups, parameter);
    }

    private List<Row> sumUp(Map<Labels, List<Row>> groups, double[] parameter) {
        var out = new ArrayList<Row>(groups.size());
        groups.forEach((labels, members) -> {
            budget.lookAtTime(aggregate);
            var cells = Row.emptyCells(steps);
            var values = new double[members.size()];
            for (int step = 0; step < steps; step++) {
                int count = 0;
                for (Row member : members) {
                    if (member.has(step)) {
                        values[count++] = member.cells()[step];
                    }
                }
                if (count > 0) {
                    cells[step] = sumUp(values, count, parameter, step);
                }
            }
            out.add(new Row(labels, cells));
        });
        return out;
    }

    private double sumUp(double[] values, int count, double[] parameter, int step) {
        return switch (aggregate.how()) {
            case SUM -> sum(values, count);
            case AVG -> avg(values, count);
            case MIN -> OverTime.min(window(values, count));
            case MAX -> OverTime.max(window(values, count));
            case COUNT -> count;
            case GROUP -> 1;
            case STDDEV -> Math.sqrt(variance(values, count));
            case STDVAR -> variance(values, count);
            case QUANTILE -> OverTime.quantile(values, count, parameter[step]);
            case TOPK, BOTTOMK -> throw new IllegalStateException("topk and bottomk choose");
            case COUNT_VALUES -> throw new IllegalStateException("count_values has a text for a parameter");
        };
    }

    private static double sum(double[] values, int count) {
        var sum = new Sum();
        for (int i = 0; i < count; i++) {
            sum.add(values[i]);
        }
        return sum.value();
    }

    private static double avg(double[] values, int count) {
        return OverTime.avg(window(values, count));
    }

    /** One value alone does not vary, even if it is not a number: so says Prometheus 2. */
    private static double variance(double[] values, int count) {
        return count == 1 ? 0 : OverTime.variance(values, count);
    }

    private static Window window(double[] values, int count) {
        var window = new Window(new long[count], values);
        window.moveTo(0, 0, 0);
        return window;
    }

    private List<Row> choose(Map<Labels, List<Row>> groups, double[] parameter) {
        var out = new ArrayList<Row>();
        for (List<Row> members : groups.values()) {
            budget.lookAtTime(aggregate);
            out.addAll(choose(members, parameter));
        }
        return out;
    }

    /** At one step in the order of values; over time in the order that the rows come in. */
    private List<Row> choose(List<Row> members, double[] parameter) {
        var cells = new LinkedHashMap<Labels, double[]>();
        for (int step = 0; step < steps; step++) {
            int here = step;
            Specials.sortedAt(members, step, aggregate.how() == Aggregation.TOPK).stream()
                    .limit(most(parameter[step], members.size()))
                    .forEach(row ->
                            cells.computeIfAbsent(row.labels(), _ -> Row.emptyCells(steps))[here] = row.cells()[here]);
        }
        var out = new ArrayList<Row>(cells.size());
        cells.forEach((labels, chosen) -> out.add(new Row(labels, chosen)));
        return out;
    }

    private long most(double k, int available) {
        if (Double.isNaN(k)) {
            throw budget.error(aggregate, "the parameter of " + aggregate.how().word() + " is not a number");
        }
        return Math.clamp((long) k, 0, available);
    }
}
