package io.evenkeel.problem.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.problem.Problem;
import io.evenkeel.problem.Problem.State;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The quiet time: how it begins, how it is broken, how it ends. */
@Component
class Watching {
    private final ProblemRows rows;
    private final ProblemWrites writes;
    private final ProblemMoves moves;
    private final ProblemFlow flow;
    private final ProblemSettings settings;

    Watching(ProblemRows rows, ProblemWrites writes, ProblemMoves moves, ProblemFlow flow, ProblemSettings settings) {
        this.rows = rows;
        this.writes = writes;
        this.moves = moves;
        this.flow = flow;
        this.settings = settings;
    }

    Problem begin(Actor actor, StoredProblem stored) {
        Instant now = moves.now();
        Instant until = now.plus(settings.quiet());
        writes.watched(stored.id(), now, until);
        Problem after = moves.moved(actor, "watch", stored.key(), Map.of("until", until.toString()));
        flow.watched(after, until);
        return after;
    }

    /** One more incident of it. */
    void returned(Actor actor, StoredProblem stored, String incident) {
        writes.returned(stored.id());
        Problem after = moves.moved(actor, "return", stored.key(), Map.of("incident", incident));
        flow.returned(after);
    }

    /** It stayed quiet. Does nothing where it did not, or the time is not over. */
    void over(Actor actor, String key) {
        rows.lock(key)
                .filter(stored -> stored.problem().state() == State.WATCHED)
                .filter(stored -> stored.problem()
                        .watchUntil()
                        .filter(until -> !until.isAfter(moves.now()))
                        .isPresent())
                .ifPresent(stored -> {
                    writes.settled(stored.id(), State.CLOSED, moves.now(), Optional.empty());
                    moves.moved(
                            actor,
                            "close",
                            key,
                            Map.of("quiet", settings.quiet().toString()));
                });
    }
}
