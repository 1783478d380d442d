package io.evenkeel.telemetry.internal.store;

import io.evenkeel.telemetry.internal.codec.Columns;
import io.evenkeel.telemetry.internal.codec.Points;
import io.evenkeel.telemetry.internal.codec.RunWriter;
import io.evenkeel.telemetry.internal.codec.Slab;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Turns the log into slabs. Slabs in and log out are one commit: a crash leaves both or neither, and what became of a commit
 * whose answer was lost need not be asked, the next fold takes what is there.
 */
final class Folding {

    /** So many samples are sorted at once; a log that is longer gives several slabs a group. */
    private static final int AT_ONCE = 1_000_000;

    private static final int COPY_BYTES = 8 << 20;

    private final Transactions transactions;
    private final LogSlots slots;
    private final Tail tail;
    private final Partitions slabs;

    Folding(Transactions transactions, LogSlots slots, Tail tail, Partitions slabs) {
        this.transactions = transactions;
        this.slots = slots;
        this.tail = tail;
        this.slabs = slabs;
    }

    /** What a fold did: {@code samples} out of the log, of which {@code doubled} came twice. */
    record Folded(long samples, long doubled, int slabs) {

        private static final Folded NOTHING = new Folded(0, 0, 0);

        private Folded and(Folded more) {
            return new Folded(samples + more.samples, doubled + more.doubled, slabs + more.slabs);
        }
    }

    Folded fold() {
        List<Integer> over = transactions.alone(slots::turn);
        Folded all = Folded.NOTHING;
        for (int slot : over) {
            all = all.and(transactions.alone(connection -> fold(connection, slot)));
        }
        return all;
    }

    private Folded fold(Connection connection, int slot) throws SQLException {
        if (slots.rows(connection, slot).isEmpty()) {
            return Folded.NOTHING;
        }
        slots.lock(connection, slot);
        List<LogSlots.Row> rows = slots.rows(connection, slot);
        Folded folded = Folded.NOTHING;
        for (List<LogSlots.Row> part : parts(rows)) {
            folded = folded.and(new Fold(connection).run(slots.unpack(connection, part)));
        }
        slots.truncate(connection, slot);
        Transactions.afterCommit(
                () -> tail.remove(rows.stream().map(LogSlots.Row::id).toList()));
        return folded;
    }

    private static List<List<LogSlots.Row>> parts(List<LogSlots.Row> rows) {
        var parts = new ArrayList<List<LogSlots.Row>>();
        var part = new ArrayList<LogSlots.Row>();
        long samples = 0;
        for (LogSlots.Row row : rows) {
            if (!part.isEmpty() && samples + row.samples() > AT_ONCE) {
                parts.add(part);
                part = new ArrayList<>();
                samples = 0;
            }
            part.add(row);
            samples += row.samples();
        }
        parts.add(part);
        return parts;
    }

    /** One part of a slot, sorted and written. */
    private final class Fold {

        private final Connection connection;
        private final CopyInRows rows = new CopyInRows(6);
        private final RunWriter runs = new RunWriter();
        private final Points points = new Points();

        /** The slabs of the group at hand, by window. */
        private final Map<Long, Slab.Writer> group = new TreeMap<>();

        /** From which time to which samples are there, by window. */
        private final Map<Long, long[]> spans = new HashMap<>();

        private final Map<Long, Long> counts = new TreeMap<>();
        private long number;
        private int written;
        private long doubled;

        Fold(Connection connection) {
            this.connection = connection;
        }

        Folded run(List<LogSlots.Unpacked> part) throws SQLException {
            List<LogRow> log = part.stream().map(LogSlots.Unpacked::samples).toList();
            log.forEach(row -> lookAtTimes(row.samples()));
            slabs.make(spans.keySet());
            number = Sql.number(connection, "SELECT nextval('telemetry.fold_number')");
            long samples = 0;
            var groups = new GroupedLog(log);
            while (groups.next()) {
                samples += groups.samples().count();
                fold(groups.samples());
                endGroup(groups.group());
            }
            rows.store(connection, "telemetry.slab (t0, fold, grp, span, n, data)");
            WindowCounts.folded(connection, counts);
            return new Folded(samples, doubled, written);
        }

        private void lookAtTimes(Columns samples) {
            long window = Long.MIN_VALUE;
            long[] span = {};
            for (int i = 0; i < samples.count(); i++) {
                long time = samples.time(i);
                if (window != Windows.windowOf(time)) {
                    window = Windows.windowOf(time);
                    span = spans.computeIfAbsent(window, w -> new long[] {Long.MAX_VALUE, Long.MIN_VALUE});
                }
                span[0] = Math.min(span[0], time);
                span[1] = Math.max(span[1], time);
            }
        }

        /** Adds the runs of all series of a group. */
        private void fold(Columns samples) {
            int[] order = samples.bySeries();
            for (int at = 0; at < order.length; ) {
                int series = samples.series(order[at]);
                points.clear();
                while (at < order.length && samples.series(order[at]) == series) {
                    points.add(samples.time(order[at]), samples.value(order[at++]));
                }
                doubled += points.settle();
                add(series);
            }
        }

        /** Adds the run of a series, cut where a window ends. */
        private void add(int series) {
            for (int from = 0; from < points.count(); ) {
                long window = Windows.windowOf(points.time(from));
                int to = points.from((window + 1) * Windows.WINDOW);
                byte[] run = runs.write(points, from, to, base(window));
                group.computeIfAbsent(window, w -> new Slab.Writer()).add(series, run, to - from);
                from = to;
            }
        }

        private long base(long window) {
            return spans.getOrDefault(window, new long[] {window * Windows.WINDOW})[0];
        }

        private void endGroup(int grp) throws SQLException {
            for (var slab : group.entrySet()) {
                long[] span = spans.getOrDefault(slab.getKey(), new long[2]);
                int samples = slab.getValue().samples();
                rows.row()
                        .int8(span[0])
                        .int8(number)
                        .int4(grp)
                        .int4((int) (span[1] - span[0]))
                        .int4(samples)
                        .bytes(slab.getValue().toBytes());
                counts.merge(slab.getKey(), (long) samples, Long::sum);
                written++;
            }
            group.clear();
            if (rows.size() > COPY_BYTES) {
                rows.store(connection, "telemetry.slab (t0, fold, grp, span, n, data)");
            }
        }
    }
}
