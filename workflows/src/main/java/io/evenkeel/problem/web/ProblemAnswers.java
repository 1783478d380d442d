package io.evenkeel.problem.web;

import io.evenkeel.problem.Problem;
import io.evenkeel.problem.Problem.Cause;
import io.evenkeel.problem.Problem.Sign;
import io.evenkeel.problem.Problem.Workaround;
import io.evenkeel.problem.Problems.Comparison;
import io.evenkeel.problem.Problems.Fact;
import io.evenkeel.problem.Problems.PossibleAct;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the room answers on the wire: enums as words. */
final class ProblemAnswers {

    private ProblemAnswers() {}

    record ProblemItems(List<ProblemLine> items) {}

    /** @param kind {@code item} or {@code alert} */
    record SignAnswer(String kind, String id, String name) {

        static SignAnswer of(Sign sign) {
            return new SignAnswer(sign.kind().name().toLowerCase(Locale.ROOT), sign.id(), sign.name());
        }
    }

    /** A problem in a list. */
    record ProblemLine(
            String key,
            String title,
            String state,
            boolean knownError,
            List<SignAnswer> signs,
            int incidents,
            Instant proposedAt,
            Optional<Instant> watchUntil,
            Optional<Workaround> workaround) {

        static ProblemLine of(Problem problem) {
            return new ProblemLine(
                    problem.key(),
                    problem.title(),
                    problem.state().word(),
                    problem.isKnownError(),
                    problem.signs().stream().map(SignAnswer::of).toList(),
                    problem.incidents().size(),
                    problem.proposedAt(),
                    problem.watchUntil(),
                    problem.workaround());
        }
    }

    /** @param verb {@code accept} … */
    record ProblemAct(String verb, boolean allowed, Optional<String> code, Optional<String> reason) {

        static ProblemAct of(PossibleAct act) {
            return new ProblemAct(act.verb().name().toLowerCase(Locale.ROOT), act.allowed(), act.code(), act.reason());
        }
    }

    /**
     * A problem with everything about it.
     *
     * @param incidents the newest first; the columns of {@code facts}
     * @param facts what all have in common first
     */
    record ProblemDetail(
            ProblemLine problem,
            Optional<Instant> acceptedAt,
            Optional<String> acceptedBy,
            Optional<Cause> cause,
            Optional<String> remedy,
            int returns,
            Optional<String> reason,
            Optional<Instant> closedAt,
            List<String> incidents,
            List<Fact> facts,
            List<ProblemAct> acts,
            long version) {

        static ProblemDetail of(Problem problem, Comparison comparison, List<PossibleAct> acts) {
            return new ProblemDetail(
                    ProblemLine.of(problem),
                    problem.acceptedAt(),
                    problem.acceptedByName(),
                    problem.cause(),
                    problem.remedy(),
                    problem.returns(),
                    problem.reason(),
                    problem.closedAt(),
                    comparison.incidents(),
                    comparison.facts(),
                    acts.stream().map(ProblemAct::of).toList(),
                    problem.version());
        }
    }
}
