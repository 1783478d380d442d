package io.evenkeel.problem.internal;

import io.evenkeel.incident.Incident;
import io.evenkeel.problem.Problem.Sign;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what repeats: enough incidents with the same sign. Pure. */
final class Repeats {

    private Repeats() {}

    /**
     * @param signs what all its incidents have in common
     * @param incidents the oldest first
     */
    record Repeat(Set<Sign> signs, List<Incident> incidents) {

        /** The sign by which people would call it. */
        String title() {
            return incidents.size() + " × " + incidents.getLast().title();
        }
    }

    /**
     * The sign of an incident that most others have too; where several are equal, the item rather than the alert.
     *
     * @param others of the time that counts, with or without the incident itself
     * @param settledAt identity of a sign to when people said that this was no problem, or none any more: incidents of
     *     before count no longer
     */
    static Optional<Repeat> of(
            Incident incident, Collection<Incident> others, int enough, Map<String, Instant> settledAt) {
        return Signs.of(incident).stream()
                .map(sign -> with(sign, incident, others, settledAt.getOrDefault(sign.identity(), Instant.MIN)))
                .filter(found -> found.size() >= enough)
                .max(Comparator.<List<Incident>>comparingInt(List::size)
                        .thenComparing(
                                found -> Signs.common(found).stream().anyMatch(sign -> sign.kind() == Sign.Kind.ITEM)))
                .map(found -> new Repeat(Signs.common(found), found));
    }

    private static List<Incident> with(Sign sign, Incident incident, Collection<Incident> others, Instant after) {
        return Stream.concat(Stream.of(incident), others.stream())
                .filter(other -> Signs.identities(other).contains(sign.identity()))
                .filter(other -> other.openedAt().isAfter(after))
                .collect(Collectors.toMap(Incident::key, other -> other, (one, same) -> one, TreeMap::new))
                .values()
                .stream()
                .sorted(Comparator.comparing(Incident::openedAt).thenComparing(Incident::key))
                .toList();
    }
}
