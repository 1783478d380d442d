package io.evenkeel.knowledge.internal;

import com.github.difflib.algorithm.Change;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where two sequences differ: lines that both have once stand for each other where their order allows it (the idea of Cohen's
 * patience diff), and between them the shortest script is looked for (Myers 1986, in linear space). What that may cost is
 * bounded: once the steps are used up, a stretch counts as changed whole. Pure.
 */
final class Alignment {
    /** Each step is one comparison or so; this many take a fraction of a second. */
    private static final long STEPS = 20_000_000;

    private final List<Integer> before;
    private final List<Integer> after;
    private final List<Gap> gaps = new ArrayList<>();
    private long stepsLeft;

    private Alignment(List<Integer> before, List<Integer> after, long steps) {
        this.before = before;
        this.after = after;
        this.stepsLeft = steps;
    }

    /** Elements from, to (not included) of one stand where those of the other stand; all outside of gaps is the same. */
    record Gap(int beforeFrom, int beforeTo, int afterFrom, int afterTo) {}

    /** In order, none touching the next. */
    static List<Gap> gaps(List<String> before, List<String> after) {
        return gaps(before, after, STEPS);
    }

    static List<Gap> gaps(List<String> before, List<String> after, long steps) {
        Map<String, Integer> numbers = new HashMap<>();
        var alignment = new Alignment(numbered(before, numbers), numbered(after, numbers), steps);
        alignment.align();
        return joined(alignment.gaps);
    }

    private static List<Integer> numbered(List<String> lines, Map<String, Integer> numbers) {
        return lines.stream()
                .map(line -> numbers.computeIfAbsent(line, _ -> numbers.size()))
                .toList();
    }

    private void align() {
        int beforeFrom = 0;
        int afterFrom = 0;
        for (int[] anchor : anchors()) {
            between(beforeFrom, anchor[0], afterFrom, anchor[1]);
            beforeFrom = anchor[0] + 1;
            afterFrom = anchor[1] + 1;
        }
        between(beforeFrom, before.size(), afterFrom, after.size());
    }

    private void between(int beforeFrom, int beforeTo, int afterFrom, int afterTo) {
        int b0 = beforeFrom;
        int a0 = afterFrom;
        int b1 = beforeTo;
        int a1 = afterTo;
        while (b0 < b1 && a0 < a1 && before.get(b0).equals(after.get(a0))) {
            b0++;
            a0++;
        }
        while (b0 < b1 && a0 < a1 && before.get(b1 - 1).equals(after.get(a1 - 1))) {
            b1--;
            a1--;
        }
        long lines = (long) (b1 - b0) + (a1 - a0);
        long most = lines * lines / 2;
        if (b0 == b1 || a0 == a1 || most > stepsLeft) {
            if (lines > 0) {
                gaps.add(new Gap(b0, b1, a0, a1));
            }
            return;
        }
        stepsLeft -= most;
        for (Change change : new MyersDiffWithLinearSpace<Integer>()
                .computeDiff(before.subList(b0, b1), after.subList(a0, a1), null)) {
            gaps.add(new Gap(
                    b0 + change.startOriginal,
                    b0 + change.endOriginal,
                    a0 + change.startRevised,
                    a0 + change.endRevised));
        }
    }

    /** Pairs of places of elements that each side has once, growing on both sides, as many as there can be. */
    private List<int[]> anchors() {
        int[] once = new int[before.size() + after.size()];
        Arrays.fill(once, -1);
        place(before, once);
        int[] onceAfter = new int[once.length];
        Arrays.fill(onceAfter, -1);
        place(after, onceAfter);
        List<int[]> pairs = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            int number = before.get(i);
            if (once[number] == i && onceAfter[number] >= 0) {
                pairs.add(new int[] {i, onceAfter[number]});
            }
        }
        return longestGrowing(pairs);
    }

    private static void place(List<Integer> elements, int[] once) {
        final int twice = -2;
        for (int i = 0; i < elements.size(); i++) {
            int number = elements.get(i);
            once[number] = once[number] == -1 ? i : twice;
        }
    }

    /** The longest growing subsequence by the second place (Schensted 1961), in n log n. */
    private static List<int[]> longestGrowing(List<int[]> pairs) {
        int[] ends = new int[pairs.size()];
        int[] previous = new int[pairs.size()];
        int length = 0;
        for (int i = 0; i < pairs.size(); i++) {
            int low = 0;
            int high = length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (pairs.get(ends[middle])[1] < pairs.get(i)[1]) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            previous[i] = low == 0 ? -1 : ends[low - 1];
            ends[low] = i;
            length = Math.max(length, low + 1);
        }
        List<int[]> longest = new ArrayList<>(length);
        for (int i = length == 0 ? -1 : ends[length - 1]; i >= 0; i = previous[i]) {
            longest.add(pairs.get(i));
        }
        Collections.reverse(longest);
        return longest;
    }

    private static List<Gap> joined(List<Gap> found) {
        List<Gap> joined = new ArrayList<>();
        for (Gap gap : found.stream()
                .sorted((one, other) ->
                        Integer.compare(one.beforeFrom() + one.afterFrom(), other.beforeFrom() + other.afterFrom()))
                .toList()) {
            Gap last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && last.beforeTo() == gap.beforeFrom() && last.afterTo() == gap.afterFrom()) {
                joined.set(
                        joined.size() - 1, new Gap(last.beforeFrom(), gap.beforeTo(), last.afterFrom(), gap.afterTo()));
            } else {
                joined.add(gap);
            }
        }
        return List.copyOf(joined);
    }
}
