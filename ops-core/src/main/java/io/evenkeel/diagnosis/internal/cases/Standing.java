package io.evenkeel.diagnosis.internal.cases;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** How a component stands to the others of a case: along calls, and in time. */
final class Standing {
    private static final double NOT_MEASURED = 0.8;
    /** How much of what it calls a component shows itself, because it waits for it. */
    private static final double PASSED_ON = 0.5;

    private final Judged judged;
    private final Set<String> measured = new HashSet<>();
    private final Map<String, Double> paths = new HashMap<>();
    private final Map<String, Double> pathsHere = new HashMap<>();
    private final Optional<Sign> pace;

    Standing(Judged judged) {
        this.judged = judged;
        judged.asked.series().forEach(series -> measured.add(series.component()));
        judged.asked.calls().forEach(call -> measured.add(call.component()));
        judged.asked.lines().forEach(line -> measured.add(line.component()));
        judged.asked.alarms().forEach(alarm -> measured.add(alarm.component()));
        judged.asked.symptom().ifPresent(one -> walk(one, paths, judged::strongest));
        judged.asked.symptom().ifPresent(one -> walk(one, pathsHere, this::here));
        this.pace = pace();
    }

    /** What it deviates more than all that it calls, by signs of some classes. */
    double leaf(String component, Predicate<SignClass> of) {
        double below = 0;
        for (String needed : below(component)) {
            below = Math.max(below, strongest(needed, of));
        }
        return Math.max(0, strongest(component, of) - below);
    }

    /**
     * The smaller of its way from the symptom and what it deviates beyond half of what it calls, by {@link Sign#here}: a fault that
     * comes back in other cases is on the way all the same.
     */
    double endHere(String component) {
        double below = 0;
        for (String needed : below(component)) {
            below = Math.max(below, here(needed));
        }
        return Math.min(Math.max(0, here(component) - PASSED_ON * below), pathsHere.getOrDefault(component, 0.0));
    }

    /** {@link #inStep} by {@link Sign#here}. */
    double stepHere(String component) {
        return inStep(component, Sign::here);
    }

    private double inStep(String component, ToDoubleFunction<Sign> strength) {
        return pace.map(sign -> judged.its(component).stream()
                        .filter(Standing::isTimed)
                        .mapToDouble(own -> strength.applyAsDouble(own) * own.timeSharedWith(sign))
                        .max()
                        .orElse(0))
                .orElse(0.0);
    }

    /** The largest {@link Sign#here}; traffic comes and goes with what others do. */
    double here(String component) {
        return judged.its(component).stream()
                .filter(sign -> sign.isSeen() && sign.kind() != SignClass.TRAFFIC)
                .mapToDouble(Sign::here)
                .max()
                .orElse(0);
    }

    private double strongest(String component, Predicate<SignClass> of) {
        return judged.its(component).stream()
                .filter(sign -> of.test(sign.kind()))
                .mapToDouble(Sign::weight)
                .max()
                .orElse(0);
    }

    /** What it calls that is measured, over what is not. */
    private Set<String> below(String component) {
        Set<String> found = new TreeSet<>();
        Set<String> seen = new HashSet<>(Set.of(component));
        Deque<String> open = new ArrayDeque<>(judged.around.needs(component));
        while (!open.isEmpty()) {
            String next = open.removeFirst();
            if (!seen.add(next)) {
                continue;
            }
            if (measured.contains(next)) {
                found.add(next);
            } else {
                open.addAll(judged.around.needs(next));
            }
        }
        return found;
    }

    /** The weakest of the strongest signs on the best way from the symptom; 0 where there is none. */
    double path(String component) {
        return paths.getOrDefault(component, 0.0);
    }

    private void walk(String symptom, Map<String, Double> paths, ToDoubleFunction<String> strength) {
        record Way(String to, double width) {}
        var open = new PriorityQueue<Way>(
                Comparator.comparingDouble((Way way) -> -way.width).thenComparing(Way::to));
        double strongest =
                judged.components().stream().mapToDouble(strength).max().orElse(0);
        open.add(new Way(symptom, strongest));
        while (!open.isEmpty()) {
            Way way = open.remove();
            if (paths.containsKey(way.to)) {
                continue;
            }
            paths.put(way.to, way.to.equals(symptom) ? strength.applyAsDouble(symptom) : way.width);
            for (String next : judged.around.needs(way.to)) {
                double width = measured.contains(next)
                        ? Math.min(way.width, strength.applyAsDouble(next))
                        : way.width * NOT_MEASURED;
                if (width > 0) {
                    open.add(new Way(next, width));
                }
            }
        }
    }

    /** Strength of its signs by how much their time is that of the symptom. */
    double inStep(String component) {
        return inStep(component, Sign::weight);
    }

    /** The strongest sign of the symptom; without one, the sign with which most of the others are in step. */
    private Optional<Sign> pace() {
        List<Sign> ofSymptom = judged.asked.symptom().map(judged::its).orElse(List.of()).stream()
                .filter(Standing::isTimed)
                .toList();
        Comparator<Sign> order = Comparator.comparingDouble((Sign sign) -> sign.weight())
                .thenComparing(Sign::key, Comparator.reverseOrder());
        Optional<Sign> symptom = ofSymptom.stream().max(order);
        if (symptom.isPresent()) {
            return symptom;
        }
        List<Sign> strong = judged.components().stream()
                .flatMap(one -> judged.its(one).stream())
                .filter(Standing::isTimed)
                .sorted(order.reversed())
                .limit(100)
                .toList();
        return strong.stream()
                .max(Comparator.comparingDouble((Sign one) -> strong.stream()
                                .mapToDouble(other -> other.weight() * one.timeSharedWith(other))
                                .sum())
                        .thenComparingLong(Sign::onset)
                        .thenComparingLong(Sign::until));
    }

    private static boolean isTimed(Sign sign) {
        return sign.until() != Sign.OPEN;
    }
}
