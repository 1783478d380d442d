package io.evenkeel.problem.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.problem.Problem;
import io.evenkeel.problem.Problem.Cause;
import io.evenkeel.problem.Problem.State;
import io.evenkeel.problem.Problem.Workaround;
import io.evenkeel.problem.Remedies;
import io.evenkeel.problem.Remedies.Remedy;
import io.evenkeel.problem.internal.ProblemMoves.Move;
import io.evenkeel.problem.internal.ProblemPhase.Act;
import io.evenkeel.problem.internal.ProblemPhase.Answer;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What people find out: cause, workaround, remedy. */
@Component
class Findings {
    private static final int MOST_EVIDENCE = 20;

    private final ProblemRows rows;
    private final ProblemWrites writes;
    private final ProblemMoves moves;
    private final Watching watching;
    private final ObjectProvider<Remedies> remedies;

    Findings(
            ProblemRows rows,
            ProblemWrites writes,
            ProblemMoves moves,
            Watching watching,
            ObjectProvider<Remedies> remedies) {
        this.rows = rows;
        this.writes = writes;
        this.moves = moves;
        this.watching = watching;
        this.remedies = remedies;
    }

    Problem cause(Actor actor, String key, String text, List<String> evidence, OptionalLong expectedVersion) {
        Move move = moves.lockFor(Act.WRITE, key, expectedVersion);
        String words = ProblemSentences.text(text, "text");
        if (evidence.isEmpty() || evidence.size() > MOST_EVIDENCE) {
            throw ProblemSentences.invalid(
                    "Say what shows it: 1 to " + MOST_EVIDENCE + " pieces of evidence, such as an incident's key.",
                    "evidence");
        }
        List<String> pieces = evidence.stream()
                .map(piece -> ProblemSentences.text(piece, "evidence"))
                .toList();
        writes.cause(move.id(), new Cause(words, pieces, actor.name(), moves.now()));
        return moves.moved(actor, "cause", key, Map.of("text", words, "evidence", String.join(" | ", pieces)));
    }

    Problem workaround(Actor actor, String key, String text, OptionalLong expectedVersion) {
        Move move = moves.lockFor(Act.WRITE, key, expectedVersion);
        String words = ProblemSentences.text(text, "text");
        writes.workaround(move.id(), new Workaround(words, actor.name(), moves.now()));
        return moves.moved(actor, "workaround", key, Map.of("text", words));
    }

    /** One that was carried out already begins the quiet time at once, where the cause is known. */
    Problem remedy(Actor actor, String key, String change, OptionalLong expectedVersion) {
        Move move = moves.lockFor(Act.WRITE, key, expectedVersion);
        if (move.stored().problem().state() == State.WATCHED) {
            throw ProblemSentences.refusal(move.stored().problem(), ProblemPhase.Impediment.WATCHED_ALREADY);
        }
        Remedy remedy = remedies.stream()
                .flatMap(room -> room.find(change.strip()).stream())
                .findFirst()
                .orElseThrow(() -> ProblemSentences.invalid("There is no change " + change.strip() + ".", "change"));
        if (remedy.givenUp()) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "problem-remedy-given-up",
                    remedy.key() + " is " + remedy.state() + " and ends nothing. Name another change.",
                    "change");
        }
        writes.remedy(move.id(), remedy.key(), remedy.carriedOut());
        Problem after = moves.moved(actor, "remedy", key, Map.of("change", remedy.key()));
        return remedy.carriedOut() ? watchedIfPossible(actor, key, after) : after;
    }

    void remedied(Actor actor, String change) {
        rows.endedBy(change).forEach(stored -> {
            writes.remedied(stored.id());
            Problem after = moves.moved(actor, "remedied", stored.key(), Map.of("change", change));
            watchedIfPossible(actor, stored.key(), after);
        });
    }

    /** Where the cause is not known yet, somebody says later that the quiet time begins. */
    private Problem watchedIfPossible(Actor actor, String key, Problem otherwise) {
        StoredProblem stored = rows.lock(key).orElseThrow();
        return stored.phase().answer(Act.QUIET) instanceof Answer.Moved ? watching.begin(actor, stored) : otherwise;
    }
}
