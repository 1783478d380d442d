package io.evenkeel.logs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What {@link Templates} know at a moment, to be kept and taken up again.
 *
 * @param highest the highest id that was ever given
 * @param learned the one met last at the end; no id twice
 */
public record TemplateState(long highest, List<Learned> learned) {
    public static final TemplateState NOTHING = new TemplateState(0, List.of());

    private static final Comparator<Learned> OFTEN =
            Comparator.comparingLong(Learned::lines).reversed().thenComparing(Learned::text);

    /** @param lines that it took */
    public record Learned(long id, String text, long lines) {
        public Learned {
            if (id < 1 || lines < 0) {
                throw new IllegalArgumentException("A template has an id from 1 on, and took no less than 0 lines.");
            }
        }
    }

    /** @throws IllegalArgumentException where an id stands twice, or is above the highest */
    public TemplateState {
        learned = List.copyOf(learned);
        Set<Long> ids = new HashSet<>();
        for (Learned each : learned) {
            if (!ids.add(each.id()) || each.id() > highest) {
                throw new IllegalArgumentException(
                        "The id " + each.id() + " stands there twice, or is above the highest, " + highest + ".");
            }
        }
    }

    /**
     * What both know: each text once, with the lines of both. Ids are given anew, in the order of the texts, so that it does not
     * matter which comes first, nor in which order three are put together.
     */
    public TemplateState mergedWith(TemplateState other) {
        SortedMap<String, Long> lines = new TreeMap<>();
        Stream.concat(learned.stream(), other.learned.stream())
                .forEach(each -> lines.merge(each.text(), each.lines(), Math::addExact));
        List<Learned> merged = new ArrayList<>();
        lines.forEach((text, count) -> merged.add(new Learned(merged.size() + 1L, text, count)));
        return new TemplateState(merged.size(), merged);
    }

    /** The {@code most} that took the most lines, in their order; all where there are no more. */
    public TemplateState bounded(int most) {
        if (learned.size() <= most) {
            return this;
        }
        Set<Learned> kept =
                new HashSet<>(learned.stream().sorted(OFTEN).limit(most).toList());
        return new TemplateState(
                highest, learned.stream().filter(kept::contains).toList());
    }
}
