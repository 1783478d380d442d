package io.evenkeel.problem.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Right;
import io.evenkeel.incident.Incident;
import io.evenkeel.incident.Incidents;
import io.evenkeel.problem.Problem;
import io.evenkeel.problem.Problem.Sign;
import io.evenkeel.problem.Problem.State;
import io.evenkeel.problem.Problems;
import io.evenkeel.problem.internal.ProblemMoves.Move;
import io.evenkeel.problem.internal.ProblemPhase.Act;
import io.evenkeel.problem.internal.ProblemPhase.Answer;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class ProblemService implements Problems {
    private static final int LONGEST_LIST = 500;
    private static final int LONGEST_TITLE = 200;
    private static final int MOST_INCIDENTS = 100;

    private final ProblemRows rows;
    private final ProblemWrites writes;
    private final ProblemMoves moves;
    private final Findings findings;
    private final Watching watching;
    private final ProblemIntake intake;
    private final ProblemFlow flow;
    private final Incidents incidents;
    private final ProblemSettings settings;

    ProblemService(
            ProblemRows rows,
            ProblemWrites writes,
            ProblemMoves moves,
            Findings findings,
            Watching watching,
            ProblemIntake intake,
            ProblemFlow flow,
            Incidents incidents,
            ProblemSettings settings) {
        this.rows = rows;
        this.writes = writes;
        this.moves = moves;
        this.findings = findings;
        this.watching = watching;
        this.intake = intake;
        this.flow = flow;
        this.incidents = incidents;
        this.settings = settings;
    }

    @Override
    @Transactional
    public Problem open(Actor actor, String title, List<String> keys) {
        actor.mustHave(Right.HANDLE_PROBLEMS);
        String words = ProblemSentences.text(title, "title");
        if (words.length() > LONGEST_TITLE || keys.isEmpty() || keys.size() > MOST_INCIDENTS) {
            throw ProblemSentences.invalid(
                    "A problem has a title of at most " + LONGEST_TITLE + " characters and 1 to " + MOST_INCIDENTS
                            + " incidents.",
                    "incidents");
        }
        List<Incident> of = keys.stream().distinct().map(this::incident).toList();
        Set<Sign> signs = Signs.common(of);
        Problem after = intake.open(
                actor,
                words,
                of,
                signs.isEmpty()
                        ? of.stream().flatMap(each -> Signs.of(each).stream()).collect(Collectors.toSet())
                        : signs);
        flow.accepted(after);
        return after;
    }

    @Override
    @Transactional
    public Problem found(Actor room, String title, String in) {
        room.mustHave(Right.HANDLE_PROBLEMS);
        String words = ProblemSentences.text(title, "title");
        String cut = words.length() <= LONGEST_TITLE ? words : words.substring(0, LONGEST_TITLE);
        return intake.found(room, cut, in);
    }

    private Incident incident(String key) {
        return incidents
                .find(key)
                .orElseThrow(() -> ProblemSentences.invalid("There is no incident " + key + ".", "incidents"));
    }

    @Override
    @Transactional
    public Problem accept(Actor actor, String key, OptionalLong expectedVersion) {
        actor.mustHave(Right.HANDLE_PROBLEMS);
        Move move = moves.lockFor(Act.ACCEPT, key, expectedVersion);
        writes.accepted(move.id(), moves.now(), actor.name());
        Problem after = moves.moved(actor, "accept", key, Map.of());
        flow.accepted(after);
        return after;
    }

    @Override
    @Transactional
    public Problem dismiss(Actor actor, String key, String reason, OptionalLong expectedVersion) {
        actor.mustHave(Right.HANDLE_PROBLEMS);
        return settle(actor, "dismiss", moves.lockFor(Act.DISMISS, key, expectedVersion), reason);
    }

    @Override
    @Transactional
    public Problem close(Actor actor, String key, String reason, OptionalLong expectedVersion) {
        actor.mustHave(Right.HANDLE_PROBLEMS);
        return settle(actor, "close", moves.lockFor(Act.CLOSE, key, expectedVersion), reason);
    }

    private Problem settle(Actor actor, String verb, Move move, String reason) {
        String why = ProblemSentences.text(reason, "reason");
        writes.settled(move.id(), move.to(), moves.now(), Optional.of(why));
        Problem after = moves.moved(actor, verb, move.stored().key(), Map.of("reason", why));
        flow.end(after, why);
        return after;
    }

    @Override
    @Transactional
    public Problem cause(Actor actor, String key, String text, List<String> evidence, OptionalLong expectedVersion) {
        actor.mustHave(Right.HANDLE_PROBLEMS);
        Problem after = findings.cause(actor, key, text, evidence, expectedVersion);
        flow.causeKnown(after);
        return after;
    }

    @Override
    @Transactional
    public Problem workaround(Actor actor, String key, String text, OptionalLong expectedVersion) {
        actor.mustHave(Right.HANDLE_PROBLEMS);
        return findings.workaround(actor, key, text, expectedVersion);
    }

    @Override
    @Transactional
    public Problem remedy(Actor actor, String key, String change, OptionalLong expectedVersion) {
        actor.mustHave(Right.HANDLE_PROBLEMS);
        return findings.remedy(actor, key, change, expectedVersion);
    }

    @Override
    @Transactional
    public Problem quiet(Actor actor, String key, OptionalLong expectedVersion) {
        actor.mustHave(Right.HANDLE_PROBLEMS);
        return watching.begin(
                actor, moves.lockFor(Act.QUIET, key, expectedVersion).stored());
    }

    @Override
    @Transactional
    public void remedied(Actor actor, String change) {
        actor.mustHave(Right.HANDLE_PROBLEMS);
        findings.remedied(actor, change);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Problem> find(String key) {
        return rows.find(key).map(StoredProblem::problem);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Problem> list(Optional<State> state) {
        return rows.list(state, LONGEST_LIST);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Problem> knownErrors(String key) {
        Set<String> signs = incidents.find(key).map(Signs::identities).orElse(Set.of());
        if (signs.isEmpty()) {
            return List.of();
        }
        return rows.live(signs).stream()
                .map(StoredProblem::problem)
                .filter(Problem::isKnownError)
                .sorted(Comparator.comparingInt(problem -> -common(problem, signs)))
                .toList();
    }

    private static int common(Problem problem, Set<String> signs) {
        Set<String> both = new HashSet<>(problem.signIdentities());
        both.retainAll(signs);
        return both.size();
    }

    @Override
    @Transactional(readOnly = true)
    public Comparison comparison(String key) {
        Problem problem = find(key).orElseThrow(() -> ProblemSentences.unknown(key));
        return SideBySide.of(
                problem.incidents().stream()
                        .flatMap(incident -> incidents.find(incident).stream())
                        .toList(),
                settings.zone());
    }

    @Override
    @Transactional(readOnly = true)
    public List<PossibleAct> acts(Problem problem) {
        ProblemPhase phase = rows.find(problem.key())
                .map(StoredProblem::phase)
                .orElseThrow(() -> ProblemSentences.unknown(problem.key()));
        return Stream.of(Verb.values())
                .map(verb -> switch (phase.answer(act(verb))) {
                    case Answer.Moved moved -> new PossibleAct(verb, true, Optional.empty(), Optional.empty());
                    case Answer.Refused(var obstacle) ->
                        new PossibleAct(
                                verb,
                                false,
                                Optional.of(ProblemSentences.code(obstacle)),
                                Optional.of(ProblemSentences.sentence(problem, obstacle)));
                })
                .toList();
    }

    private static Act act(Verb verb) {
        return switch (verb) {
            case ACCEPT -> Act.ACCEPT;
            case DISMISS -> Act.DISMISS;
            case CAUSE, WORKAROUND, REMEDY -> Act.WRITE;
            case QUIET -> Act.QUIET;
            case CLOSE -> Act.CLOSE;
        };
    }
}
