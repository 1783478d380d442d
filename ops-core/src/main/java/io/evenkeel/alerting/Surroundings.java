package io.evenkeel.alerting;

import io.evenkeel.alerting.Groups.Dependency;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What stands near what: up to {@value #STEPS} steps along dependencies, in whatever direction, but not over what more than
 * {@link Groups#MOST_SHARING} others stand beside. Not thread-safe.
 */
final class Surroundings {
    private static final int STEPS = Groups.STEPS;

    private final Map<String, Set<String>> beside = new HashMap<>();
    private final Map<String, Set<String>> near = new HashMap<>();

    private final Set<Dependency> dependencies;
    private final boolean timeAlone;

    /** Where nothing at all is known, time alone says what is near. */
    Surroundings(Collection<Dependency> dependencies) {
        this(dependencies, dependencies.isEmpty());
    }

    private Surroundings(Collection<Dependency> dependencies, boolean timeAlone) {
        this.dependencies = Set.copyOf(dependencies);
        this.timeAlone = timeAlone;
        for (Dependency dependency : dependencies) {
            beside.computeIfAbsent(dependency.from(), _ -> new HashSet<>()).add(dependency.on());
            beside.computeIfAbsent(dependency.on(), _ -> new HashSet<>()).add(dependency.from());
        }
    }

    /** Only what dependencies lead to is near. */
    static Surroundings ofKnown(Collection<Dependency> dependencies) {
        return new Surroundings(dependencies, false);
    }

    /** Where an alert stands: its components, or one place for all where nothing is known. */
    Set<String> places(Begun alert) {
        return timeAlone ? Set.of("") : alert.components();
    }

    /** Whether the topology knows what any of them stands beside, or nothing at all is known. */
    boolean knows(Set<String> places) {
        return timeAlone || places.stream().anyMatch(beside::containsKey);
    }

    Set<String> near(Set<String> places) {
        return places.stream().flatMap(place -> near(place).stream()).collect(Collectors.toSet());
    }

    private Set<String> near(String place) {
        return near.computeIfAbsent(place, from -> Set.copyOf(ways(from).keySet()));
    }

    /** A shortest way to each that is near: the places that it leads over, both ends included. */
    Map<String, List<String>> ways(String from) {
        Map<String, List<String>> ways = new HashMap<>(Map.of(from, List.of(from)));
        Queue<List<String>> open = new ArrayDeque<>(ways.values());
        while (!open.isEmpty()) {
            List<String> way = open.remove();
            Set<String> next = beside.getOrDefault(way.getLast(), Set.of());
            if (way.size() <= STEPS && (way.size() == 1 || next.size() <= Groups.MOST_SHARING)) {
                next.stream().sorted().filter(one -> !ways.containsKey(one)).forEach(one -> {
                    List<String> longer =
                            Stream.concat(way.stream(), Stream.of(one)).toList();
                    ways.put(one, longer);
                    open.add(longer);
                });
            }
        }
        return ways;
    }

    /** Whether the one does not work without the other. */
    boolean needs(String one, String other) {
        return dependencies.contains(new Dependency(one, other));
    }
}
