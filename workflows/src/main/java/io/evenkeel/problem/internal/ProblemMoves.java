package io.evenkeel.problem.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.problem.Problem;
import io.evenkeel.problem.Problem.State;
import io.evenkeel.problem.ProblemMoved;
import io.evenkeel.problem.internal.ProblemPhase.Act;
import io.evenkeel.problem.internal.ProblemPhase.Answer;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.OptionalLong;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What every verb begins and ends with: finding the problem, asking its phase, saying that it moved. */
@Component
class ProblemMoves {
    private final ProblemRows rows;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    ProblemMoves(ProblemRows rows, Audit audit, ApplicationEventPublisher events, InstantSource clock) {
        this.rows = rows;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** To the microsecond, as the database keeps it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Finds it, keeps others from changing it, and refuses what its version or its state forbids. */
    Move lockFor(Act act, String key, OptionalLong expectedVersion) {
        StoredProblem stored = rows.lock(key).orElseThrow(() -> ProblemSentences.unknown(key));
        Problem problem = stored.problem();
        if (expectedVersion.isPresent() && expectedVersion.getAsLong() != problem.version()) {
            throw ProblemSentences.outOfDate(problem, expectedVersion.getAsLong());
        }
        return switch (stored.phase().answer(act)) {
            case Answer.Moved moved -> new Move(stored, moved.state());
            case Answer.Refused refused -> throw ProblemSentences.refusal(problem, refused.obstacle());
        };
    }

    /** A problem that may move, and where to. */
    record Move(StoredProblem stored, State to) {

        java.util.UUID id() {
            return stored.id();
        }
    }

    /** Writes it down and tells everybody. */
    Problem moved(Actor actor, String verb, String key, Map<String, String> facts) {
        audit.record(actor, "problem." + verb, key, facts);
        Problem after = rows.find(key).orElseThrow().problem();
        events.publishEvent(new ProblemMoved(after));
        return after;
    }
}
