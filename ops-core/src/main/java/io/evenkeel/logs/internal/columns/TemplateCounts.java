package io.evenkeel.logs.internal.columns;

import io.evenkeel.logs.LogStore.TemplateCount;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts lines by template. Not thread-safe. */
public final class TemplateCounts {
    private final Map<Long, Tally> tallies = new HashMap<>();

    private static final class Tally {
        private long lines;
        private long first = Long.MAX_VALUE;
        private long last = Long.MIN_VALUE;
    }

    /**
     * @param first of these lines, in milliseconds
     * @param last of them
     */
    public void add(long template, long lines, long first, long last) {
        Tally tally = tallies.computeIfAbsent(template, _ -> new Tally());
        tally.lines += lines;
        tally.first = Math.min(tally.first, first);
        tally.last = Math.max(tally.last, last);
    }

    /** The most frequent first. */
    public List<TemplateCount> top(int most) {
        return tallies.entrySet().stream()
                .map(each -> new TemplateCount(
                        each.getKey(),
                        each.getValue().lines,
                        Instant.ofEpochMilli(each.getValue().first),
                        Instant.ofEpochMilli(each.getValue().last)))
                .sorted(Comparator.comparingLong(TemplateCount::lines)
                        .reversed()
                        .thenComparingLong(TemplateCount::template))
                .limit(most)
                .toList();
    }
}
