package io.evenkeel.oncall.web;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.IfMatch;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.oncall.OnCall;
import io.evenkeel.oncall.OnCall.Gap;
import io.evenkeel.oncall.OnCall.Policy;
import io.evenkeel.oncall.OnCall.Schedule;
import io.evenkeel.oncall.OnCall.Shift;
import io.evenkeel.oncall.Pages;
import io.evenkeel.oncall.web.OnCallAnswers.Items;
import io.evenkeel.oncall.web.OnCallAnswers.NowAnswer;
import io.evenkeel.oncall.web.OnCallAnswers.PolicyAnswer;
import io.evenkeel.oncall.web.OnCallAnswers.ScheduleAnswer;
import io.evenkeel.oncall.web.OnCallAnswers.TestPage;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who is on call, the schedules and the escalation policies. */
@RestController
@RequestMapping("/api/oncall")
class OnCallController {
    /** What is not stored yet has no id of its own. */
    private static final UUID NEW = new UUID(0, 0);

    private final OnCall onCall;
    private final Pages pages;

    OnCallController(OnCall onCall, Pages pages) {
        this.onCall = onCall;
        this.pages = pages;
    }

    @GetMapping("/now")
    @Needs(Right.SEE_OPERATIONS)
    NowAnswer duty() {
        return NowAnswer.of(onCall.duty());
    }

    @GetMapping("/schedules")
    @Needs(Right.SEE_OPERATIONS)
    Items<ScheduleAnswer> schedules() {
        return new Items<>(onCall.schedules().stream().map(ScheduleAnswer::of).toList());
    }

    @PutMapping("/schedules/{id}")
    @Needs(Right.EDIT_ON_CALL)
    ResponseEntity<ScheduleAnswer> changeSchedule(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ScheduleRequest request) {
        long version = IfMatch.version(ifMatch).orElseGet(() -> stored(id).version());
        Schedule changed = onCall.change(actor, request.schedule(id, version));
        return ResponseEntity.ok().eTag(IfMatch.tag(changed.version())).body(ScheduleAnswer.of(changed));
    }

    @GetMapping("/schedules/{id}/shifts")
    @Needs(Right.SEE_OPERATIONS)
    Items<Shift> shifts(@PathVariable UUID id, @RequestParam Instant from, @RequestParam Instant to) {
        return new Items<>(onCall.shifts(id, from, to));
    }

    @GetMapping("/policies")
    @Needs(Right.SEE_OPERATIONS)
    Items<PolicyAnswer> policies() {
        return new Items<>(PolicyAnswer.of(onCall.policies()));
    }

    @PutMapping("/policies/{id}")
    @Needs(Right.EDIT_ON_CALL)
    ResponseEntity<PolicyAnswer> changePolicy(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody PolicyRequest request) {
        long version = IfMatch.version(ifMatch).orElseGet(() -> storedPolicy(id).version());
        Policy changed = onCall.change(actor, request.policy(id, version));
        return ResponseEntity.ok().eTag(IfMatch.tag(changed.version())).body(answer(changed));
    }

    @PostMapping("/schedules")
    @Needs(Right.EDIT_ON_CALL)
    ResponseEntity<ScheduleAnswer> createSchedule(Actor actor, @RequestBody ScheduleRequest request) {
        Schedule made = onCall.create(actor, request.schedule(NEW, 0));
        return ResponseEntity.status(HttpStatus.CREATED)
                .eTag(IfMatch.tag(made.version()))
                .body(ScheduleAnswer.of(made));
    }

    @DeleteMapping("/schedules/{id}")
    @Needs(Right.EDIT_ON_CALL)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteSchedule(Actor actor, @PathVariable UUID id) {
        onCall.deleteSchedule(actor, id);
    }

    @PostMapping("/policies")
    @Needs(Right.EDIT_ON_CALL)
    ResponseEntity<PolicyAnswer> createPolicy(Actor actor, @RequestBody PolicyRequest request) {
        Policy made = onCall.create(actor, request.policy(NEW, 0));
        return ResponseEntity.status(HttpStatus.CREATED)
                .eTag(IfMatch.tag(made.version()))
                .body(answer(made));
    }

    @DeleteMapping("/policies/{id}")
    @Needs(Right.EDIT_ON_CALL)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deletePolicy(Actor actor, @PathVariable UUID id) {
        onCall.deletePolicy(actor, id);
    }

    @PostMapping("/policies/{id}/test-page")
    @Needs(Right.EDIT_ON_CALL)
    TestPage testPage(Actor actor, @PathVariable UUID id) {
        return new TestPage(pages.test(actor, id));
    }

    @GetMapping("/gaps")
    @Needs(Right.SEE_OPERATIONS)
    Items<Gap> gaps(@RequestParam(defaultValue = "28") int days) {
        return new Items<>(onCall.gaps(days));
    }

    private PolicyAnswer answer(Policy policy) {
        return PolicyAnswer.of(onCall.policies()).stream()
                .filter(answer -> answer.id().equals(policy.id()))
                .findFirst()
                .orElseGet(() -> PolicyAnswer.of(policy, false));
    }

    private Schedule stored(UUID id) {
        return onCall.schedules().stream()
                .filter(schedule -> schedule.id().equals(id))
                .findFirst()
                .orElseThrow(() -> unknown("schedule"));
    }

    private Policy storedPolicy(UUID id) {
        return onCall.policies().stream()
                .filter(policy -> policy.id().equals(id))
                .findFirst()
                .orElseThrow(() -> unknown("escalation policy"));
    }

    private static Refusal unknown(String what) {
        return new Refusal(
                Refusal.Kind.NOT_FOUND,
                "oncall-unknown",
                "There is no such " + what + ". Open the list under On call.");
    }
}
