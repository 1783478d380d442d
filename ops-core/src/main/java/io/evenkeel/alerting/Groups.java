package io.evenkeel.alerting;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which alerts are one trouble, where people are paged: an alert is placed as it comes, so that nothing waits for what may
 * follow, by {@link Grouping} as it places those of a file. It joins a trouble that stands near and has not gone quiet, the
 * one with the fewest of its alerts, of those the youngest. What was placed is not moved; but whole troubles that it turns
 * out to link become one. Pure, and thread-safe.
 *
 * <p>Near is up to three steps along dependencies in whatever direction, not over what more than {@value #MOST_SHARING}
 * others stand beside, since nearly everything stands beside that. Without dependencies only the component itself is near.
 */
public final class Groups {
    /** What more components stand beside than these leads nowhere. */
    public static final int MOST_SHARING = 50;

    /** How far from a component others can be near. */
    public static final int STEPS = 3;

    /** A trouble that had nothing new for longer than this is not joined. */
    public static final Duration QUIET_AFTER = Trouble.QUIET_AFTER;

    private Groups() {}

    /** {@code from} does not work without {@code on}. */
    public record Dependency(String from, String on) {}

    /**
     * A trouble that is going on.
     *
     * @param alerts what began in it lately; at least one
     */
    public record Session(String id, List<Begun> alerts) {
        public Session {
            alerts = List.copyOf(alerts);
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
        SHARES,
        /** Over one or two others, in changing directions. */
        NEAR
    }

    /**
     * Why an alert joins.
     *
     * @param component of the session, which the alert's component is nearest to
     * @param over the components between them
     * @param apart between the beginnings of both, never negative
     */
    public record Joined(String session, String component, Relation relation, List<String> over, Duration apart) {
        public Joined {
            over = List.copyOf(over);
        }
    }

    /**
     * Where an alert belongs.
     *
     * @param one the ids of the other sessions that turn out to be one trouble with that, now that the alert is there
     */
    public record Placed(Joined joined, List<String> one) {
        public Placed {
            one = List.copyOf(one);
        }
    }

    /**
     * Which trouble an alert joins; empty if it begins one.
     *
     * @param alert when what it tells of had begun, which need not be the newest
     * @param dependencies around the alert's component; they may form cycles
     */
    public static Optional<Placed> place(
            Begun alert, Collection<Session> sessions, Collection<Dependency> dependencies) {
        Map<String, List<Begun>> known =
                sessions.stream().collect(Collectors.toMap(Session::id, Session::alerts, Groups::both));
        Grouping grouping = Grouping.resumed(known, dependencies);
        Surroundings surroundings = Surroundings.ofKnown(dependencies);
        return grouping.arrive(alert)
                .map(id -> new Placed(
                        joined(alert, id, known.getOrDefault(id, List.of()), surroundings), grouping.oneWith(id)));
    }

    private static List<Begun> both(List<Begun> some, List<Begun> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    private static Joined joined(Begun alert, String session, List<Begun> there, Surroundings surroundings) {
        return alert.components().stream()
                .map(surroundings::ways)
                .flatMap(ways -> there.stream()
                        .flatMap(other -> other.components().stream()
                                .flatMap(place -> Stream.ofNullable(ways.get(place)))
                                .map(way -> joined(session, way, alert, other, surroundings))))
                .min(Comparator.comparingInt((Joined joined) -> joined.over().size())
                        .thenComparing(Joined::relation)
                        .thenComparing(Joined::apart)
                        .thenComparing(Joined::component))
                .orElseThrow();
    }

    private static Joined joined(
            String session, List<String> way, Begun alert, Begun other, Surroundings surroundings) {
        return new Joined(
                session,
                way.getLast(),
                relation(way, surroundings),
                way.size() < 3 ? List.of() : way.subList(1, way.size() - 1),
                Duration.between(other.at(), alert.at()).abs());
    }

    private static Relation relation(List<String> way, Surroundings surroundings) {
        if (way.size() == 1) {
            return Relation.SAME;
        }
        boolean down = surroundings.needs(way.get(0), way.get(1));
        if (way.size() == 2) {
            return down ? Relation.NEEDS : Relation.NEEDED_BY;
        }
        boolean onDown = surroundings.needs(way.get(1), way.get(2));
        boolean up = surroundings.needs(way.get(2), way.get(1));
        if (way.size() > 3 || (!down && !up)) {
            return Relation.NEAR;
        }
        return down ? (onDown ? Relation.NEEDS_OVER : Relation.SHARES) : Relation.NEEDED_BY_OVER;
    }
}
