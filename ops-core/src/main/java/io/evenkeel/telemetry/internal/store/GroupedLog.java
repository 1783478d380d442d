package io.evenkeel.telemetry.internal.store;

import io.evenkeel.telemetry.internal.codec.Columns;
import io.evenkeel.telemetry.internal.codec.Slab;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The samples of several rows of the log, one group of 128 series after the other, the lowest first. Little is in memory
 * beside the rows: all samples in one piece would be arrays that the collector treats dearly. Used by one thread.
 */
final class GroupedLog {

    private final PriorityQueue<Cursor> cursors =
            new PriorityQueue<>(Comparator.comparingInt(Cursor::group).thenComparingInt(Cursor::place));
    private final Columns samples = new Columns(1024);
    private int group;

    /** Where a row is read next, in the order of its series. */
    private static final class Cursor {
        private final int place;
        private final Columns samples;
        private final int[] order;
        private int at;

        Cursor(int place, LogRow row) {
            this.place = place;
            this.samples = row.samples();
            this.order = row.order();
        }

        int place() {
            return place;
        }

        boolean isAtEnd() {
            return at == order.length;
        }

        int group() {
            return samples.series(order[at]) / Slab.SERIES;
        }

        void moveTo(Columns out, int group) {
            while (!isAtEnd() && group() == group) {
                int from = order[at++];
                out.add(samples.series(from), samples.time(from), samples.value(from));
            }
        }
    }

    /** @param rows in the order in which they came */
    GroupedLog(List<LogRow> rows) {
        for (int place = 0; place < rows.size(); place++) {
            offer(new Cursor(place, rows.get(place)));
        }
    }

    private void offer(Cursor cursor) {
        if (!cursor.isAtEnd()) {
            cursors.add(cursor);
        }
    }

    /** Goes to the next group; false behind the last one. */
    boolean next() {
        Cursor first = cursors.peek();
        if (first == null) {
            return false;
        }
        group = first.group();
        samples.clear();
        for (Cursor next = first; next != null && next.group() == group; next = cursors.peek()) {
            cursors.remove();
            next.moveTo(samples, group);
            offer(next);
        }
        return true;
    }

    int group() {
        return group;
    }

    /** Those of the group at hand, as they came; good until {@link #next}. */
    Columns samples() {
        return samples;
    }
}
