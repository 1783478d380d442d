package io.evenkeel.telemetry.internal.promql;

import io.evenkeel.telemetry.MetricStore;
import io.evenkeel.telemetry.PromQlAnswer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Makes of rows what goes out of the door. */
final class Answers {

    private Answers() {}

    static PromQlAnswer vector(List<Row> rows, long time) {
        return new PromQlAnswer.Vector(rows.stream()
                .filter(row -> row.has(0))
                .map(row -> new PromQlAnswer.Sample(row.labels().toMap(), time, row.cells()[0]))
                .toList());
    }

    static PromQlAnswer.Matrix matrix(List<Row> rows, Grid grid) {
        return new PromQlAnswer.Matrix(rows.stream()
                .filter(row -> !row.isEmpty())
                .sorted(Comparator.comparing(Row::labels))
                .map(row -> series(row, grid))
                .toList());
    }

    private static MetricStore.Series series(Row row, Grid grid) {
        var times = new long[grid.count()];
        var values = new double[grid.count()];
        int n = 0;
        for (int step = 0; step < grid.count(); step++) {
            if (row.has(step)) {
                times[n] = grid.time(step);
                values[n++] = row.cells()[step];
            }
        }
        return new MetricStore.Series(row.labels().toMap(), Arrays.copyOf(times, n), Arrays.copyOf(values, n));
    }

    static PromQlAnswer samples(List<Selection.Stored> series) {
        var out = new ArrayList<MetricStore.Series>(series.size());
        for (Selection.Stored one : series) {
            if (one.times().length > 0) {
                out.add(new MetricStore.Series(one.labels().toMap(), one.times(), one.values()));
            }
        }
        return new PromQlAnswer.Matrix(out);
    }
}
