package io.evenkeel.telemetry.internal.topology;

import io.evenkeel.telemetry.Topology.Edge;
import io.evenkeel.telemetry.Topology.Figures;
import io.evenkeel.telemetry.Topology.Link;
import io.evenkeel.telemetry.Topology.Minute;
import io.evenkeel.telemetry.internal.topology.CallRows.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Adds up parts of one edge. Used by one thread. */
final class EdgeSum {
    private static final double P95 = 0.95;
    private static final double P99 = 0.99;

    private final Link link;
    private final Sketch sketch = new Sketch();
    private final Instant first;
    private Instant last;
    private int sort;
    private long calls;
    private long errors;
    private long micros;

    private EdgeSum(Row row) {
        this.link = row.link();
        this.first = row.at();
        this.last = row.at();
        this.sort = row.sort();
    }

    /** @param rows those of one edge together, by time */
    static List<Edge> edges(List<Row> rows) {
        return sums(rows, Row::link).stream().map(EdgeSum::edge).toList();
    }

    /** @param rows of one edge, by time */
    static List<Minute> minutes(List<Row> rows) {
        return sums(rows, Row::at).stream()
                .map(sum -> new Minute(sum.first, Optional.of(sum.figures()), 0))
                .toList();
    }

    private static List<EdgeSum> sums(List<Row> rows, Function<Row, Object> together) {
        var sums = new ArrayList<EdgeSum>();
        Object before = "";
        for (Row row : rows) {
            Object key = together.apply(row);
            if (!key.equals(before)) {
                sums.add(new EdgeSum(row));
                before = key;
            }
            sums.getLast().add(row);
        }
        return sums;
    }

    private void add(Row row) {
        sketch.add(row.sketch());
        last = row.at();
        sort = Math.min(sort, row.sort());
        calls += row.calls();
        errors += row.errors();
        micros += row.micros();
    }

    private Edge edge() {
        return new Edge(link, Sorts.of(sort), Optional.of(figures()), Optional.empty(), first, last);
    }

    private Figures figures() {
        return new Figures(
                calls,
                errors,
                duration(micros / Math.max(1, calls)),
                duration(sketch.quantile(0.5)),
                duration(sketch.quantile(P95)),
                duration(sketch.quantile(P99)));
    }

    private static Duration duration(long micros) {
        return Duration.of(micros, ChronoUnit.MICROS);
    }
}
