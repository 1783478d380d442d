package io.evenkeel.alerting;

import io.evenkeel.alerting.Groups.Dependency;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What stands near what: up to {@value #STEPS} steps along dependencies, in whatever direction, but not over what more than
 * {@link Groups#MOST_SHARING} others stand beside. Where nothing at all is known, everything is near. Not thread-safe.
 */
final class Surroundings {
    private static final int STEPS = 3;

    private final Map<String, Set<String>> beside = new HashMap<>();
    private final Map<String, Set<String>> near = new HashMap<>();

    Surroundings(Collection<Dependency> dependencies) {
        for (Dependency dependency : dependencies) {
            beside.computeIfAbsent(dependency.from(), _ -> new HashSet<>()).add(dependency.on());
            beside.computeIfAbsent(dependency.on(), _ -> new HashSet<>()).add(dependency.from());
        }
    }

    /** Where an alert stands: its components, or one place for all where nothing is known. */
    Set<String> places(Begun alert) {
        return beside.isEmpty() ? Set.of("") : alert.components();
    }

    /** Whether the topology knows what any of them stands beside, or nothing at all is known. */
    boolean knows(Set<String> places) {
        return beside.isEmpty() || places.stream().anyMatch(beside::containsKey);
    }

    Set<String> near(Set<String> places) {
        return places.stream().flatMap(place -> near(place).stream()).collect(Collectors.toSet());
    }

    private Set<String> near(String place) {
        return near.computeIfAbsent(place, this::walk);
    }

    private Set<String> walk(String from) {
        Map<String, Integer> steps = new HashMap<>(Map.of(from, 0));
        Queue<String> open = new ArrayDeque<>(Set.of(from));
        while (!open.isEmpty()) {
            String at = open.remove();
            int step = steps.getOrDefault(at, 0);
            Set<String> next = beside.getOrDefault(at, Set.of());
            if (step < STEPS && (step == 0 || next.size() <= Groups.MOST_SHARING)) {
                next.stream()
                        .filter(one -> steps.putIfAbsent(one, step + 1) == null)
                        .forEach(open::add);
            }
        }
        return Set.copyOf(steps.keySet());
    }
}
