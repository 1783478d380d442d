package io.evenkeel.knowledge.internal;

import io.evenkeel.knowledge.Difference;
import io.evenkeel.knowledge.Difference.DifferencePart;
import io.evenkeel.knowledge.Difference.DifferenceRow;
import io.evenkeel.knowledge.Difference.RowKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How one text became another, to be read: few lines around each change, and what changed in a line. Pure. */
final class Differences {
    private static final int CONTEXT = 3;
    private static final int MOST_ROWS = 5_000;

    private final List<String> before;
    private final List<String> after;
    private final List<DifferenceRow> rows = new ArrayList<>();
    private int added;
    private int removed;
    private int left;

    private Differences(List<String> before, List<String> after) {
        this.before = before;
        this.after = after;
    }

    static Difference between(String before, String after) {
        return new Differences(lines(before), lines(after)).difference();
    }

    private static List<String> lines(String text) {
        List<String> lines = Arrays.asList(text.split("\n", -1));
        return lines.getLast().isEmpty() ? lines.subList(0, lines.size() - 1) : lines;
    }

    private Difference difference() {
        int beforeAt = 0;
        int afterAt = 0;
        for (Alignment.Gap gap : Alignment.gaps(before, after)) {
            same(beforeAt, gap.beforeFrom(), afterAt, beforeAt > 0 || afterAt > 0, true);
            changed(gap);
            beforeAt = gap.beforeTo();
            afterAt = gap.afterTo();
        }
        same(beforeAt, before.size(), afterAt, beforeAt > 0 || afterAt > 0, false);
        if (left > 0) {
            rows.add(skipped(left));
        }
        return new Difference(added, removed, rows);
    }

    private void same(int from, int to, int afterFrom, boolean followsChange, boolean precedesChange) {
        int head = followsChange ? CONTEXT : 0;
        int tail = precedesChange ? CONTEXT : 0;
        int length = to - from;
        boolean folded = length > head + tail + 1;
        for (int i = 0; i < length; i++) {
            if (folded && i == head) {
                int count = length - head - tail;
                add(skipped(count));
                i += count;
                if (i >= length) {
                    return;
                }
            }
            add(new DifferenceRow(
                    RowKind.SAME,
                    Optional.of(before.get(from + i)),
                    Optional.of(after.get(afterFrom + i)),
                    Optional.of(from + i + 1),
                    Optional.of(afterFrom + i + 1),
                    List.of(),
                    Optional.empty()));
        }
    }

    /** Lines stand opposite each other in pairs while both sides have one; the rest was removed or added. */
    private void changed(Alignment.Gap gap) {
        int gone = gap.beforeTo() - gap.beforeFrom();
        int come = gap.afterTo() - gap.afterFrom();
        removed += gone;
        added += come;
        for (int i = 0; i < Math.max(gone, come); i++) {
            Optional<Integer> old = i < gone ? Optional.of(gap.beforeFrom() + i) : Optional.empty();
            Optional<Integer> young = i < come ? Optional.of(gap.afterFrom() + i) : Optional.empty();
            if (rows.size() >= MOST_ROWS) {
                left++;
                continue;
            }
            RowKind kind = old.isEmpty() ? RowKind.ADDED : young.isEmpty() ? RowKind.REMOVED : RowKind.CHANGED;
            List<DifferencePart> parts = kind == RowKind.CHANGED
                    ? InlineParts.of(before.get(old.orElseThrow()), after.get(young.orElseThrow()))
                    : List.of();
            add(new DifferenceRow(
                    kind,
                    old.map(before::get),
                    young.map(after::get),
                    old.map(line -> line + 1),
                    young.map(line -> line + 1),
                    parts,
                    Optional.empty()));
        }
    }

    private void add(DifferenceRow row) {
        if (rows.size() < MOST_ROWS) {
            rows.add(row);
        } else {
            left += row.count().orElse(1);
        }
    }

    private static DifferenceRow skipped(int count) {
        return new DifferenceRow(
                RowKind.SKIPPED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.of(count));
    }
}
