package io.evenkeel.oncall.web;

import static io.evenkeel.audit.Given.given;
import static io.evenkeel.audit.Given.orEmpty;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Right;
import io.evenkeel.oncall.OnCall.Span;
import io.evenkeel.oncall.Overrides;
import io.evenkeel.oncall.Overrides.Swap;
import io.evenkeel.oncall.web.OnCallAnswers.Items;
import io.evenkeel.oncall.web.OnCallAnswers.Made;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Overrides, swaps and “take it now”. For others than oneself the verbs ask for {@code EDIT_ON_CALL} too. */
@RestController
@RequestMapping("/api/oncall")
class OverridesController {
    private final Overrides overrides;

    OverridesController(Overrides overrides) {
        this.overrides = overrides;
    }

    @PostMapping("/schedules/{id}/overrides")
    @Needs(Right.HANDLE_INCIDENTS)
    @ResponseStatus(HttpStatus.CREATED)
    Made add(Actor actor, @PathVariable UUID id, @RequestBody OverrideRequest request) {
        return new Made(overrides.add(
                actor,
                id,
                given(request.personId(), "personId"),
                new Span(given(request.from(), "from"), given(request.to(), "to")),
                orEmpty(request.reason())));
    }

    @DeleteMapping("/overrides/{id}")
    @Needs(Right.HANDLE_INCIDENTS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Actor actor, @PathVariable UUID id) {
        overrides.remove(actor, id);
    }

    @PostMapping("/schedules/{id}/take-now")
    @Needs(Right.HANDLE_INCIDENTS)
    @ResponseStatus(HttpStatus.CREATED)
    Made takeNow(Actor actor, @PathVariable UUID id, @RequestBody TakeNowRequest request) {
        return new Made(overrides.takeNow(actor, id, given(request.hours(), "hours")));
    }

    @GetMapping("/swaps")
    @Needs(Right.SEE_OPERATIONS)
    Items<Swap> swaps() {
        return new Items<>(overrides.swaps());
    }

    @PostMapping("/swaps")
    @Needs(Right.HANDLE_INCIDENTS)
    @ResponseStatus(HttpStatus.CREATED)
    Made offer(Actor actor, @RequestBody SwapRequest request) {
        return new Made(overrides.offer(
                actor,
                given(request.schedule(), "schedule"),
                given(request.mine(), "mine").span("mine"),
                given(request.with(), "with"),
                given(request.theirs(), "theirs").span("theirs")));
    }

    @PostMapping("/swaps/{id}/accept")
    @Needs(Right.HANDLE_INCIDENTS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void accept(Actor actor, @PathVariable UUID id) {
        overrides.accept(actor, id);
    }

    @DeleteMapping("/swaps/{id}")
    @Needs(Right.HANDLE_INCIDENTS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(Actor actor, @PathVariable UUID id) {
        overrides.withdraw(actor, id);
    }

    record OverrideRequest(
            @Nullable UUID personId,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String reason) {}

    record TakeNowRequest(@Nullable Integer hours) {}

    record SwapRequest(
            @Nullable UUID schedule,
            @Nullable SpanRequest mine,
            @Nullable UUID with,
            @Nullable SpanRequest theirs) {}

    record SpanRequest(@Nullable Instant from, @Nullable Instant to) {

        Span span(String field) {
            return new Span(given(from, field + ".from"), given(to, field + ".to"));
        }
    }
}
