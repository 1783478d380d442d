package io.evenkeel.diagnosis.internal.cases;

import io.evenkeel.diagnosis.RecordedCase;
import io.evenkeel.diagnosis.RecordedCase.Line;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which forms of lines cases had, before their trouble and in it. */
final class UsualLines {
    /** A stretch with fewer lines of a component says nothing about what share of them a form has. */
    private static final int FEWEST_OF_COMPONENT = 5;

    /** A line of a component without what changes from one to the next. */
    record Kind(String component, String form) {}

    /** The lines of one case, counted. */
    record Lines(Stretch before, Stretch after, Map<Kind, Long> first, long normalTo) {
        static Lines of(RecordedCase asked) {
            Lines lines = new Lines(new Stretch(), new Stretch(), new HashMap<>(), asked.normalTo());
            for (Line line : asked.lines()) {
                Kind kind = new Kind(line.component(), LineSigns.form(line.text()));
                boolean before = line.time() <= asked.normalTo();
                (before ? lines.before : lines.after).add(kind);
                if (!before) {
                    lines.first.merge(kind, line.time(), Math::min);
                }
            }
            return lines;
        }
    }

    /** How many lines of each kind a time had. */
    static final class Stretch {
        private final Map<Kind, Integer> counts = new LinkedHashMap<>();
        private final Map<String, Integer> ofComponent = new HashMap<>();
        private int all;

        private void add(Kind kind) {
            counts.merge(kind, 1, Integer::sum);
            ofComponent.merge(kind.component, 1, Integer::sum);
            all++;
        }

        private void add(Stretch other) {
            other.counts.forEach((kind, count) -> counts.merge(kind, count, Integer::sum));
            other.ofComponent.forEach((component, count) -> ofComponent.merge(component, count, Integer::sum));
            all += other.all;
        }

        int lines() {
            return all;
        }

        int count(Kind kind) {
            return counts.getOrDefault(kind, 0);
        }

        int lines(String component) {
            return ofComponent.getOrDefault(component, 0);
        }

        Set<Kind> kinds() {
            return counts.keySet();
        }

        Set<String> components() {
            return ofComponent.keySet();
        }

        double share(Kind kind) {
            return (double) count(kind) / Math.max(1, lines(kind.component));
        }
    }

    private UsualLines() {}

    /** Stretches put together. */
    static final class Others {
        private final List<Stretch> stretches;
        private final Stretch all = new Stretch();

        Others(List<Stretch> stretches) {
            this.stretches = stretches.stream().filter(one -> one.all > 0).toList();
            this.stretches.forEach(all::add);
        }

        int lines() {
            return all.all;
        }

        Set<Kind> kindsOf(Set<String> components) {
            Set<Kind> kinds =
                    new TreeSet<>(Comparator.comparing(Kind::component).thenComparing(Kind::form));
            all.counts.keySet().stream()
                    .filter(kind -> components.contains(kind.component))
                    .forEach(kinds::add);
            return kinds;
        }

        /** How many lines of a kind are to be expected among so many of its component. */
        double expected(Kind kind, int lines) {
            return lines * all.share(kind);
        }

        /** From 0 (it always has such a share of its component's lines) to 1 (it never had). */
        double rarity(Kind kind, double share, boolean more) {
            int looked = 0;
            int as = 0;
            for (Stretch one : stretches) {
                if (more || one.lines(kind.component) >= FEWEST_OF_COMPONENT) {
                    looked++;
                    double there = one.share(kind);
                    as += (more ? there >= share : there <= share) ? 1 : 0;
                }
            }
            return looked == 0 ? 1 : Math.log((looked + 1.0) / (as + 1.0)) / Math.log(looked + 1.0);
        }
    }
}
