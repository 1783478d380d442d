package io.evenkeel.problem.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.UuidSeven;
import io.evenkeel.incident.Incident;
import io.evenkeel.incident.IncidentOpened;
import io.evenkeel.incident.PastIncidents;
import io.evenkeel.problem.Problem;
import io.evenkeel.problem.Problem.Sign;
import io.evenkeel.problem.Problem.State;
import io.evenkeel.problem.internal.Repeats.Repeat;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Hears of incidents: one joins the problem that has one of its signs, or makes enough of them a proposal. Heard twice, or
 * late, it changes nothing more.
 */
@Component
class ProblemIntake {
    private static final Actor SELF = Actor.system("problem");

    private final ProblemRows rows;
    private final ProblemWrites writes;
    private final ProblemMoves moves;
    private final Watching watching;
    private final ProblemFlow flow;
    private final PastIncidents past;
    private final ProblemSettings settings;

    ProblemIntake(
            ProblemRows rows,
            ProblemWrites writes,
            ProblemMoves moves,
            Watching watching,
            ProblemFlow flow,
            PastIncidents past,
            ProblemSettings settings) {
        this.rows = rows;
        this.writes = writes;
        this.moves = moves;
        this.watching = watching;
        this.flow = flow;
        this.past = past;
        this.settings = settings;
    }

    @ApplicationModuleListener
    void on(IncidentOpened event) {
        Incident incident = event.incident();
        Set<String> signs = Signs.identities(incident);
        if (signs.isEmpty()) {
            return;
        }
        rows.oneAtATime();
        List<StoredProblem> live = rows.live(signs);
        if (live.isEmpty()) {
            propose(incident, signs);
        } else {
            live.forEach(problem -> join(problem, incident));
        }
    }

    private void join(StoredProblem stored, Incident incident) {
        if (!writes.join(stored.id(), incident.key(), incident.round(), moves.now())) {
            return;
        }
        if (stored.problem().state() == State.WATCHED && isAfterTheRemedy(stored, incident)) {
            watching.returned(SELF, stored, incident.key());
        } else {
            writes.countUp(stored.id());
            moves.moved(SELF, "join", stored.key(), Map.of("incident", incident.key()));
        }
    }

    /** What was only told late says nothing against the remedy. */
    private static boolean isAfterTheRemedy(StoredProblem stored, Incident incident) {
        return incident.round() > 0
                || stored.watchedSince()
                        .filter(since -> !incident.openedAt().isBefore(since))
                        .isPresent();
    }

    private void propose(Incident incident, Set<String> signs) {
        Instant to = incident.openedAt();
        List<Incident> others = past.touching(
                items(incident),
                Set.copyOf(incident.alertFingerprints()),
                to.minus(settings.within()),
                to.plusMillis(1));
        Repeats.of(incident, others, settings.enough(), rows.settledAt(signs)).ifPresent(this::propose);
    }

    private void propose(Repeat repeat) {
        UUID id = UuidSeven.at(moves.now());
        String key = writes.insert(id, repeat.title(), repeat.signs(), moves.now());
        repeat.incidents().forEach(each -> writes.join(id, each.key(), each.round(), moves.now()));
        moves.moved(SELF, "propose", key, facts(repeat));
    }

    /** What a room found by itself. */
    Problem found(Actor room, String title, String in) {
        rows.oneAtATime();
        Optional<StoredProblem> live = rows.liveFound(title);
        if (live.isPresent()) {
            return again(room, live.get(), in);
        }
        UUID id = UuidSeven.at(moves.now());
        String key = writes.insert(id, title, Set.of(), moves.now());
        writes.accepted(id, moves.now(), room.name());
        Problem after = moves.moved(room, "open", key, Map.of("foundIn", in));
        flow.accepted(after);
        return after;
    }

    private Problem again(Actor room, StoredProblem stored, String in) {
        if (stored.problem().state() == State.WATCHED) {
            watching.returned(room, stored, in);
            return rows.find(stored.key()).orElseThrow().problem();
        }
        writes.countUp(stored.id());
        return moves.moved(room, "join", stored.key(), Map.of("foundIn", in));
    }

    private static Set<UUID> items(Incident incident) {
        return incident.items().stream().map(Incident.AffectedItem::id).collect(Collectors.toSet());
    }

    private static Map<String, String> facts(Repeat repeat) {
        return Map.of(
                "incidents",
                repeat.incidents().stream().map(Incident::key).collect(Collectors.joining(", ")),
                "signs",
                repeat.signs().stream().map(Sign::identity).collect(Collectors.joining(", ")));
    }

    /** A problem that a person sees in these. */
    Problem open(Actor actor, String title, List<Incident> incidents, Set<Sign> signs) {
        UUID id = UuidSeven.at(moves.now());
        String key = writes.insert(id, title, signs, moves.now());
        incidents.forEach(each -> writes.join(id, each.key(), each.round(), moves.now()));
        writes.accepted(id, moves.now(), actor.name());
        return moves.moved(
                actor,
                "open",
                key,
                Map.of("incidents", incidents.stream().map(Incident::key).collect(Collectors.joining(", "))));
    }
}
