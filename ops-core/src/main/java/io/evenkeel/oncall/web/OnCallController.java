package io.evenkeel.oncall.web;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.IfMatch;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.oncall.OnCall;
import io.evenkeel.oncall.OnCall.Policy;
import io.evenkeel.oncall.OnCall.Schedule;
import io.evenkeel.oncall.OnCall.Shift;
import io.evenkeel.oncall.web.OnCallAnswers.Items;
import io.evenkeel.oncall.web.OnCallAnswers.NowAnswer;
import io.evenkeel.oncall.web.OnCallAnswers.PolicyAnswer;
import io.evenkeel.oncall.web.OnCallAnswers.ScheduleAnswer;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who is on call, the schedules and the escalation policies. */
@RestController
@RequestMapping("/api/oncall")
class OnCallController {
    private final OnCall onCall;

    OnCallController(OnCall onCall) {
        this.onCall = onCall;
    }

    @GetMapping("/now")
    @Needs(Right.SEE_OPERATIONS)
    NowAnswer now() {
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
        return new Items<>(onCall.policies().stream().map(PolicyAnswer::of).toList());
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
        return ResponseEntity.ok().eTag(IfMatch.tag(changed.version())).body(PolicyAnswer.of(changed));
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
