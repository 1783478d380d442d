package io.evenkeel.change.web;

import static io.evenkeel.audit.Given.given;
import static io.evenkeel.audit.Given.orEmpty;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.IfMatch;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.change.Change;
import io.evenkeel.change.Change.Kind;
import io.evenkeel.change.Change.Result;
import io.evenkeel.change.Change.State;
import io.evenkeel.change.Changes;
import io.evenkeel.change.Changes.Draft;
import io.evenkeel.change.Window;
import io.evenkeel.change.web.ChangeAnswers.ChangeDetail;
import io.evenkeel.change.web.ChangeAnswers.ChangeLine;
import io.evenkeel.change.web.ChangeAnswers.ConflictAnswer;
import io.evenkeel.change.web.ChangeAnswers.HealthAnswer;
import io.evenkeel.change.web.ChangeAnswers.Items;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Changes: the calendar, one with everything about it, and what people do with it. */
@RestController
@RequestMapping("/api/changes")
class ChangeController {
    private static final Duration USUAL_PAST = Duration.ofDays(7);
    private static final Duration USUAL_FUTURE = Duration.ofDays(30);

    private final Changes changes;
    private final InstantSource clock;

    ChangeController(Changes changes, InstantSource clock) {
        this.changes = changes;
        this.clock = clock;
    }

    /** @param from to {@code to}: of an emergency, which begins when it is started, only {@code to} counts */
    record PlanRequest(
            @Nullable String kind,
            @Nullable String template,
            @Nullable String title,
            @Nullable String why,
            @Nullable List<String> items,
            @Nullable String from,
            @Nullable String to,
            @Nullable List<String> implementation,
            @Nullable List<String> backOut,
            @Nullable Boolean backOutTested) {

        Draft draft() {
            return new Draft(
                    ChangeAnswers.ofWord(Kind.values(), given(kind, "kind"), "kind"),
                    Optional.ofNullable(template),
                    given(title, "title"),
                    orEmpty(why),
                    Asked.orNone(items).stream()
                            .map(id -> Asked.id(id, "items"))
                            .toList(),
                    Asked.instant(from, "from"),
                    Asked.instant(to, "to"),
                    Asked.orNone(implementation),
                    Asked.orNone(backOut),
                    backOutTested != null && backOutTested);
        }
    }

    record SubmitRequest(@Nullable String despite) {}

    record ReasonRequest(@Nullable String reason) {}

    record ExtendRequest(@Nullable String to, @Nullable String reason) {}

    record TickRequest(@Nullable Integer step) {}

    record ChangeReviewRequest(
            @Nullable String result, @Nullable String text) {}

    @GetMapping
    @Needs(Right.SEE_OPERATIONS)
    Items<ChangeLine> list(
            @RequestParam Optional<String> from,
            @RequestParam Optional<String> to,
            @RequestParam Optional<String> state) {
        Instant begin = from.map(text -> Asked.instant(text, "from"))
                .orElseGet(() -> clock.instant().minus(USUAL_PAST));
        Instant end = to.map(text -> Asked.instant(text, "to"))
                .orElseGet(() -> clock.instant().plus(USUAL_FUTURE));
        if (!begin.isBefore(end)) {
            throw new Refusal(Refusal.Kind.INVALID, "span-empty", "The end comes after the beginning.", "to");
        }
        Optional<State> only = state.map(word -> ChangeAnswers.ofWord(State.values(), word, "state"));
        return new Items<>(changes.between(new Window(begin, end), only).stream()
                .map(ChangeLine::of)
                .toList());
    }

    @PostMapping
    @Needs(Right.PLAN_CHANGES)
    ResponseEntity<ChangeDetail> plan(Actor actor, @RequestBody PlanRequest request) {
        return answer(HttpStatus.CREATED, changes.plan(actor, request.draft()));
    }

    @GetMapping("/{key}")
    @Needs(Right.SEE_OPERATIONS)
    ResponseEntity<ChangeDetail> one(@PathVariable String key) {
        return answer(
                HttpStatus.OK,
                changes.find(key)
                        .orElseThrow(() -> new Refusal(
                                Refusal.Kind.NOT_FOUND,
                                "change-unknown",
                                "There is no change " + key + ". Open the list under Changes.")));
    }

    @PutMapping("/{key}")
    @Needs(Right.PLAN_CHANGES)
    ResponseEntity<ChangeDetail> edit(
            Actor actor,
            @PathVariable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody PlanRequest request) {
        return answer(HttpStatus.OK, changes.edit(actor, key, request.draft(), IfMatch.version(ifMatch)));
    }

    @GetMapping("/{key}/conflicts")
    @Needs(Right.SEE_OPERATIONS)
    Items<ConflictAnswer> conflicts(@PathVariable String key) {
        return new Items<>(
                changes.conflicts(key).stream().map(ConflictAnswer::of).toList());
    }

    @GetMapping("/{key}/health")
    @Needs(Right.SEE_OPERATIONS)
    HealthAnswer health(@PathVariable String key) {
        return HealthAnswer.of(changes.health(key));
    }

    @PostMapping("/{key}/submit")
    @Needs(Right.PLAN_CHANGES)
    ResponseEntity<ChangeDetail> submit(
            Actor actor,
            @PathVariable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody SubmitRequest request) {
        Optional<String> despite = Optional.ofNullable(request.despite());
        return answer(HttpStatus.OK, changes.submit(actor, key, despite, IfMatch.version(ifMatch)));
    }

    @PostMapping("/{key}/start")
    @Needs(Right.PLAN_CHANGES)
    ResponseEntity<ChangeDetail> start(
            Actor actor,
            @PathVariable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody SubmitRequest request) {
        Optional<String> despite = Optional.ofNullable(request.despite());
        return answer(HttpStatus.OK, changes.start(actor, key, despite, IfMatch.version(ifMatch)));
    }

    @PostMapping("/{key}/tick")
    @Needs(Right.PLAN_CHANGES)
    ResponseEntity<ChangeDetail> tick(Actor actor, @PathVariable String key, @RequestBody TickRequest request) {
        return answer(HttpStatus.OK, changes.tick(actor, key, given(request.step(), "step")));
    }

    @PostMapping("/{key}/extend")
    @Needs(Right.PLAN_CHANGES)
    ResponseEntity<ChangeDetail> extend(
            Actor actor,
            @PathVariable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ExtendRequest request) {
        return answer(
                HttpStatus.OK,
                changes.extend(
                        actor,
                        key,
                        Asked.instant(request.to(), "to"),
                        orEmpty(request.reason()),
                        IfMatch.version(ifMatch)));
    }

    @PostMapping("/{key}/done")
    @Needs(Right.PLAN_CHANGES)
    ResponseEntity<ChangeDetail> done(
            Actor actor,
            @PathVariable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return answer(HttpStatus.OK, changes.done(actor, key, IfMatch.version(ifMatch)));
    }

    @PostMapping("/{key}/back-out")
    @Needs(Right.PLAN_CHANGES)
    ResponseEntity<ChangeDetail> backOut(
            Actor actor,
            @PathVariable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ReasonRequest request) {
        return answer(HttpStatus.OK, changes.backOut(actor, key, orEmpty(request.reason()), IfMatch.version(ifMatch)));
    }

    @PostMapping("/{key}/review")
    @Needs(Right.PLAN_CHANGES)
    ResponseEntity<ChangeDetail> review(
            Actor actor,
            @PathVariable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ChangeReviewRequest request) {
        Result result = ChangeAnswers.ofWord(Result.values(), given(request.result(), "result"), "result");
        return answer(
                HttpStatus.OK, changes.review(actor, key, result, orEmpty(request.text()), IfMatch.version(ifMatch)));
    }

    @PostMapping("/{key}/withdraw")
    @Needs(Right.PLAN_CHANGES)
    ResponseEntity<ChangeDetail> withdraw(
            Actor actor,
            @PathVariable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ReasonRequest request) {
        return answer(HttpStatus.OK, changes.withdraw(actor, key, orEmpty(request.reason()), IfMatch.version(ifMatch)));
    }

    private ResponseEntity<ChangeDetail> answer(HttpStatus status, Change change) {
        return ResponseEntity.status(status)
                .eTag(IfMatch.tag(change.version()))
                .body(ChangeDetail.of(
                        change,
                        change.state().isPlanned() ? changes.conflicts(change.key()) : List.of(),
                        changes.acts(change)));
    }
}
