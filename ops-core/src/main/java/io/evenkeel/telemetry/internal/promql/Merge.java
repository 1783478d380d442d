package io.evenkeel.telemetry.internal.promql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Brings rows of equal labels together, which come about when names or labels are dropped. */
final class Merge {

    private static final String SAME = "two series of the result have the same labels: ";

    private Merge() {}

    /** Rows of equal labels become one, as long as they have no value at the same step. Empty rows are left out. */
    static List<Row> byStep(Budget budget, Expr at, List<Row> rows) {
        var merged = new LinkedHashMap<Labels, Row>(2 * rows.size());
        for (Row row : rows) {
            if (!row.isEmpty()) {
                merged.merge(row.labels(), row, (one, two) -> join(budget, at, one, two));
            }
        }
        return new ArrayList<>(merged.values());
    }

    private static Row join(Budget budget, Expr at, Row one, Row two) {
        var cells = one.cells().clone();
        for (int i = 0; i < cells.length; i++) {
            if (two.has(i)) {
                if (one.has(i)) {
                    throw budget.error(at, SAME + one.labels());
                }
                cells[i] = two.cells()[i];
            }
        }
        return new Row(one.labels(), cells);
    }

    /** Refuses equal labels even if the rows have values at different steps. Empty rows are left out. */
    static List<Row> strictly(Budget budget, Expr at, List<Row> rows) {
        var kept = new LinkedHashMap<Labels, Row>(2 * rows.size());
        for (Row row : rows) {
            if (!row.isEmpty() && kept.put(row.labels(), row) != null) {
                throw budget.error(at, SAME + row.labels());
            }
        }
        return new ArrayList<>(kept.values());
    }
}
