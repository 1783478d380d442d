package io.evenkeel.problem.web;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.IfMatch;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.problem.Problem;
import io.evenkeel.problem.Problem.State;
import io.evenkeel.problem.Problems;
import io.evenkeel.problem.web.ProblemAnswers.ProblemDetail;
import io.evenkeel.problem.web.ProblemAnswers.ProblemItems;
import io.evenkeel.problem.web.ProblemAnswers.ProblemLine;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Problems: the list, one with what its incidents have in common, and what people do with it. */
@RestController
@RequestMapping("/api/problems")
class ProblemController {
    private final Problems problems;

    ProblemController(Problems problems) {
        this.problems = problems;
    }

    record OpenProblemRequest(
            @Nullable String title, @Nullable List<String> incidents) {}

    record WhyRequest(@Nullable String reason) {}

    record CauseRequest(@Nullable String text, @Nullable List<String> evidence) {}

    record WorkaroundRequest(@Nullable String text) {}

    record RemedyRequest(@Nullable String change) {}

    @GetMapping
    @Needs(Right.SEE_OPERATIONS)
    ProblemItems list(@RequestParam Optional<String> state) {
        return lines(problems.list(state.map(ProblemController::state)));
    }

    @GetMapping("/proposals")
    @Needs(Right.SEE_OPERATIONS)
    ProblemItems proposals() {
        return lines(problems.list(Optional.of(State.PROPOSED)));
    }

    @GetMapping("/known-errors")
    @Needs(Right.SEE_OPERATIONS)
    ProblemItems knownErrors(@RequestParam String incident) {
        return lines(problems.knownErrors(incident));
    }

    @GetMapping("/{key}")
    @Needs(Right.SEE_OPERATIONS)
    ResponseEntity<ProblemDetail> one(@PathVariable String key) {
        return answer(
                HttpStatus.OK,
                problems.find(key)
                        .orElseThrow(() -> new Refusal(
                                Refusal.Kind.NOT_FOUND,
                                "problem-unknown",
                                "There is no problem " + key + ". Open the list under Problems.")));
    }

    @PostMapping
    @Needs(Right.HANDLE_PROBLEMS)
    ResponseEntity<ProblemDetail> open(Actor actor, @RequestBody OpenProblemRequest request) {
        return answer(HttpStatus.CREATED, problems.open(actor, orEmpty(request.title()), orNone(request.incidents())));
    }

    @PostMapping("/{key}/accept")
    @Needs(Right.HANDLE_PROBLEMS)
    ResponseEntity<ProblemDetail> accept(
            Actor actor,
            @PathVariable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return answer(HttpStatus.OK, problems.accept(actor, key, IfMatch.version(ifMatch)));
    }

    @PostMapping("/{key}/dismiss")
    @Needs(Right.HANDLE_PROBLEMS)
    ResponseEntity<ProblemDetail> dismiss(
            Actor actor,
            @PathVariable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody WhyRequest request) {
        return answer(HttpStatus.OK, problems.dismiss(actor, key, orEmpty(request.reason()), IfMatch.version(ifMatch)));
    }

    @PostMapping("/{key}/cause")
    @Needs(Right.HANDLE_PROBLEMS)
    ResponseEntity<ProblemDetail> cause(
            Actor actor,
            @PathVariable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody CauseRequest request) {
        return answer(
                HttpStatus.OK,
                problems.cause(
                        actor, key, orEmpty(request.text()), orNone(request.evidence()), IfMatch.version(ifMatch)));
    }

    @PostMapping("/{key}/workaround")
    @Needs(Right.HANDLE_PROBLEMS)
    ResponseEntity<ProblemDetail> workaround(
            Actor actor,
            @PathVariable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody WorkaroundRequest request) {
        return answer(
                HttpStatus.OK, problems.workaround(actor, key, orEmpty(request.text()), IfMatch.version(ifMatch)));
    }

    @PostMapping("/{key}/remedy")
    @Needs(Right.HANDLE_PROBLEMS)
    ResponseEntity<ProblemDetail> remedy(
            Actor actor,
            @PathVariable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody RemedyRequest request) {
        return answer(HttpStatus.OK, problems.remedy(actor, key, orEmpty(request.change()), IfMatch.version(ifMatch)));
    }

    @PostMapping("/{key}/quiet")
    @Needs(Right.HANDLE_PROBLEMS)
    ResponseEntity<ProblemDetail> quiet(
            Actor actor,
            @PathVariable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return answer(HttpStatus.OK, problems.quiet(actor, key, IfMatch.version(ifMatch)));
    }

    @PostMapping("/{key}/close")
    @Needs(Right.HANDLE_PROBLEMS)
    ResponseEntity<ProblemDetail> close(
            Actor actor,
            @PathVariable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody WhyRequest request) {
        return answer(HttpStatus.OK, problems.close(actor, key, orEmpty(request.reason()), IfMatch.version(ifMatch)));
    }

    private ResponseEntity<ProblemDetail> answer(HttpStatus status, Problem problem) {
        return ResponseEntity.status(status)
                .eTag(IfMatch.tag(problem.version()))
                .body(ProblemDetail.of(problem, problems.comparison(problem.key()), problems.acts(problem)));
    }

    private static ProblemItems lines(List<Problem> found) {
        return new ProblemItems(found.stream().map(ProblemLine::of).toList());
    }

    private static State state(String word) {
        return Stream.of(State.values())
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.INVALID,
                        "state-unknown",
                        "Ask for one of proposed, dismissed, open, watched, closed.",
                        "state"));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static List<String> orNone(@Nullable List<String> list) {
        return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
    }
}
