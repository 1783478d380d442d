package io.evenkeel.alerting;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which alerts are one trouble: sessions, joined along topology. An alert joins a trouble that is going on where it is on a
 * component that stands near one of that trouble's, and began close in time to what came there. It is placed as it comes, so
 * that nothing waits for what may follow; nothing that was placed is moved. Pure, and thread-safe.
 *
 * <p>Near are: what a component needs and what needs it (one step, {@link #DIRECT}), the same over a third component, and what
 * needs the same third component (two steps, {@link #INDIRECT}); a third component that more than {@value #MOST_SHARING} need
 * says nothing, since nearly everything needs it. Two parts of the same service are not near by that alone.
 */
public final class Groups {
    /** How far apart two alerts may have begun whose components are one step apart. */
    public static final Duration DIRECT = Duration.ofMinutes(5);

    /** The same for two steps. */
    public static final Duration INDIRECT = Duration.ofMinutes(2);

    /** What more components need than these joins nothing. */
    public static final int MOST_SHARING = 50;

    private Groups() {}

    /** {@code from} does not work without {@code on}. */
    public record Dependency(String from, String on) {}

    /**
     * A trouble that is going on.
     *
     * @param last when the alert that came last on each of its components had begun
     */
    public record Session(String id, Map<String, Instant> last) {
        public Session {
            last = Map.copyOf(last);
        }
    }

    /** How the alert's component stands to the one that it joins; the nearest first. */
    public enum Relation {
        SAME,
        NEEDS,
        NEEDED_BY,
        NEEDS_OVER,
        NEEDED_BY_OVER,
        /** Both need the same third component. */
        SHARES;

        private int steps() {
            return switch (this) {
                case SAME -> 0;
                case NEEDS, NEEDED_BY -> 1;
                case NEEDS_OVER, NEEDED_BY_OVER, SHARES -> 2;
            };
        }

        private Duration gap() {
            return steps() < 2 ? DIRECT : INDIRECT;
        }
    }

    /**
     * Why an alert joins.
     *
     * @param component of the session, which the alert's component is near to
     * @param over the third component, for the relations that have one
     * @param apart between the beginnings of both, never negative
     */
    public record Joined(String session, String component, Relation relation, Optional<String> over, Duration apart) {}

    private record Way(Relation relation, Optional<String> over) {}

    /**
     * Which trouble an alert joins: the nearest, of those the one closest in time; empty if it begins one.
     *
     * @param began when what it tells of had begun
     * @param dependencies around the alert's component, two steps far; they may form cycles
     */
    public static Optional<Joined> place(
            String component, Instant began, Collection<Session> sessions, Collection<Dependency> dependencies) {
        Map<String, Way> near = near(component, dependencies);
        return sessions.stream()
                .flatMap(session -> session.last().entrySet().stream()
                        .flatMap(entry -> Stream.ofNullable(near.get(entry.getKey()))
                                .map(way -> new Joined(
                                        session.id(),
                                        entry.getKey(),
                                        way.relation(),
                                        way.over(),
                                        Duration.between(entry.getValue(), began)
                                                .abs()))))
                .filter(joined -> joined.apart().compareTo(joined.relation().gap()) <= 0)
                .min(Comparator.<Joined>comparingInt(joined -> joined.relation().steps())
                        .thenComparing(Joined::apart)
                        .thenComparing(Joined::session)
                        .thenComparing(Joined::component));
    }

    private static Map<String, Way> near(String component, Collection<Dependency> dependencies) {
        Map<String, Set<String>> needs = new LinkedHashMap<>();
        Map<String, Set<String>> neededBy = new HashMap<>();
        for (Dependency dependency : dependencies) {
            needs.computeIfAbsent(dependency.from(), from -> new HashSet<>()).add(dependency.on());
            neededBy.computeIfAbsent(dependency.on(), on -> new HashSet<>()).add(dependency.from());
        }
        Map<String, Way> near = new HashMap<>();
        near.put(component, new Way(Relation.SAME, Optional.empty()));
        Set<String> below = of(needs, component);
        Set<String> above = of(neededBy, component);
        below.forEach(one -> near.putIfAbsent(one, new Way(Relation.NEEDS, Optional.empty())));
        above.forEach(one -> near.putIfAbsent(one, new Way(Relation.NEEDED_BY, Optional.empty())));
        below.stream().sorted().forEach(third -> over(near, third, Relation.NEEDS_OVER, of(needs, third)));
        above.stream().sorted().forEach(third -> over(near, third, Relation.NEEDED_BY_OVER, of(neededBy, third)));
        below.stream()
                .sorted()
                .filter(third -> of(neededBy, third).size() <= MOST_SHARING)
                .forEach(third -> over(near, third, Relation.SHARES, of(neededBy, third)));
        return near;
    }

    private static Set<String> of(Map<String, Set<String>> neighbours, String component) {
        return neighbours.getOrDefault(component, Set.of());
    }

    private static void over(Map<String, Way> near, String third, Relation relation, Set<String> reached) {
        reached.forEach(one -> near.putIfAbsent(one, new Way(relation, Optional.of(third))));
    }
}
