package io.evenkeel.telemetry.internal.promql;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One operator between two values. */
final class Pairs {

    private final Expr.Binary binary;
    private final Operator operator;
    private final Matching matching;
    private final int steps;
    private final Budget budget;

    /** Labels of {@link Matching#labels}, and the name where they are the ones to ignore. */
    private final Set<String> named;

    Pairs(Expr.Binary binary, int steps, Budget budget) {
        this.binary = binary;
        this.operator = binary.operator();
        this.matching = binary.matching();
        this.steps = steps;
        this.budget = budget;
        this.named = new HashSet<>(matching.labels());
        if (!matching.on()) {
            named.add(Labels.NAME);
        }
    }

    double[] scalars(double[] left, double[] right) {
        var cells = new double[steps];
        for (int step = 0; step < steps; step++) {
            cells[step] = result(left[step], right[step], left[step]);
        }
        return cells;
    }

    /** A comparison keeps the vector's value, whichever side it stands on. */
    List<Row> withScalar(List<Row> rows, double[] scalar, boolean scalarIsLeft) {
        budget.spendCells(binary, rows.size(), steps);
        var out = new ArrayList<Row>(rows.size());
        for (Row row : rows) {
            var cells = Row.emptyCells(steps);
            for (int step = 0; step < steps; step++) {
                if (row.has(step)) {
                    double value = row.cells()[step];
                    cells[step] =
                            scalarIsLeft ? result(scalar[step], value, value) : result(value, scalar[step], value);
                }
            }
            out.add(new Row(dropsName() ? row.labels().withoutName() : row.labels(), cells));
        }
        return Merge.byStep(budget, binary, out);
    }

    List<Row> of(List<Row> left, List<Row> right) {
        return switch (operator) {
            case AND -> filtered(left, present(right), true);
            case UNLESS -> filtered(left, present(right), false);
            case OR -> {
                var all = new ArrayList<>(left);
                all.addAll(filtered(right, present(left), false));
                yield Merge.byStep(budget, binary, all);
            }
            case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> matched(left, right);
            case PLUS, MINUS, TIMES, DIVIDE, MODULO, ATAN2, POWER -> matched(left, right);
        };
    }

    private Map<Labels, BitSet> present(List<Row> rows) {
        var present = new HashMap<Labels, BitSet>(2 * rows.size());
        for (Row row : rows) {
            BitSet set = present.computeIfAbsent(signature(row), _ -> new BitSet(steps));
            for (int step = 0; step < steps; step++) {
                if (row.has(step)) {
                    set.set(step);
                }
            }
        }
        return present;
    }

    private List<Row> filtered(List<Row> rows, Map<Labels, BitSet> present, boolean keep) {
        budget.spendCells(binary, rows.size(), steps);
        var none = new BitSet();
        var out = new ArrayList<Row>(rows.size());
        for (Row row : rows) {
            BitSet there = present.getOrDefault(signature(row), none);
            var cells = row.cells().clone();
            for (int step = 0; step < steps; step++) {
                if (there.get(step) != keep) {
                    cells[step] = Row.NONE;
                }
            }
            out.add(new Row(row.labels(), cells));
        }
        return Merge.byStep(budget, binary, out);
    }

    private List<Row> matched(List<Row> left, List<Row> right) {
        boolean manyRight = matching.side() == Matching.Side.RIGHT;
        List<Row> many = manyRight ? right : left;
        List<Row> one = manyRight ? left : right;
        Map<Labels, List<Row>> ones = bySignature(one);
        BitSet anyMany = anywhere(many);
        ones.values().forEach(group -> refuseDoubles(group, anyMany, manyRight));
        budget.spendCells(binary, many.size(), steps);
        var taken = new HashMap<Labels, BitSet>();
        var out = new ArrayList<Row>(many.size());
        for (Row row : many) {
            Labels signature = signature(row);
            for (Row partner : ones.getOrDefault(signature, List.of())) {
                Row result = manyRight ? pair(partner, row, row, partner) : pair(row, partner, row, partner);
                if (matching.side() == Matching.Side.NEITHER) {
                    refuseTaken(taken.computeIfAbsent(signature, _ -> new BitSet(steps)), result, row);
                }
                out.add(result);
            }
        }
        return Merge.byStep(budget, binary, out);
    }

    private Row pair(Row left, Row right, Row many, Row one) {
        var cells = Row.emptyCells(steps);
        for (int step = 0; step < steps; step++) {
            if (left.has(step) && right.has(step)) {
                cells[step] = result(left.cells()[step], right.cells()[step], left.cells()[step]);
            }
        }
        return new Row(resultLabels(many.labels(), one.labels()), cells);
    }

    private Map<Labels, List<Row>> bySignature(List<Row> rows) {
        var groups = new LinkedHashMap<Labels, List<Row>>(2 * rows.size());
        for (Row row : rows) {
            groups.computeIfAbsent(signature(row), _ -> new ArrayList<>(1)).add(row);
        }
        return groups;
    }

    private BitSet anywhere(List<Row> rows) {
        var any = new BitSet(steps);
        for (Row row : rows) {
            for (int step = 0; step < steps; step++) {
                if (row.has(step)) {
                    any.set(step);
                }
            }
        }
        return any;
    }

    private void refuseDoubles(List<Row> group, BitSet anyMany, boolean oneIsLeft) {
        for (int i = 1; i < group.size(); i++) {
            for (int step = 0; step < steps; step++) {
                int here = step;
                Row row = group.get(i);
                if (row.has(step)
                        && anyMany.get(step)
                        && group.subList(0, i).stream().anyMatch(other -> other.has(here))) {
                    throw budget.error(
                            binary,
                            "several series on the " + (oneIsLeft ? "left" : "right")
                                    + " match the same labels " + signature(row)
                                    + "; there may be only one: name more labels in on(…)");
                }
            }
        }
    }

    private void refuseTaken(BitSet taken, Row result, Row row) {
        for (int step = 0; step < steps; step++) {
            if (result.has(step)) {
                if (taken.get(step)) {
                    throw budget.error(
                            binary,
                            "several series on the left match one on the right by the labels " + signature(row)
                                    + "; say group_left or group_right if that is meant");
                }
                taken.set(step);
            }
        }
    }

    private Labels signature(Row row) {
        return matching.on() ? row.labels().only(named) : row.labels().without(named);
    }

    private Labels resultLabels(Labels many, Labels one) {
        Labels labels = dropsName() ? many.withoutName() : many;
        if (matching.side() == Matching.Side.NEITHER) {
            return matching.on() ? labels.only(matching.labels()) : labels.without(matching.labels());
        }
        for (String name : matching.include()) {
            labels = labels.with(name, one.get(name));
        }
        return labels;
    }

    /** What was compared is still a value of that metric; what was calculated is not. */
    private boolean dropsName() {
        return binary.bool() || !operator.isComparison();
    }

    private double result(double left, double right, double kept) {
        if (!operator.isComparison()) {
            return operator.calculate(left, right);
        }
        boolean holds = operator.holds(left, right);
        if (binary.bool()) {
            return holds ? 1 : 0;
        }
        return holds ? kept : Row.NONE;
    }
}
