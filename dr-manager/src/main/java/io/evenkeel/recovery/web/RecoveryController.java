package io.evenkeel.recovery.web;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.IfMatch;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Right;
import io.evenkeel.recovery.AgentJobs;
import io.evenkeel.recovery.Backups;
import io.evenkeel.recovery.Coverage;
import io.evenkeel.recovery.Policies;
import io.evenkeel.recovery.RecoveryPolicy;
import io.evenkeel.recovery.web.RecoveryAnswers.CoverageBoardAnswer;
import io.evenkeel.recovery.web.RecoveryAnswers.CoverageLine;
import io.evenkeel.recovery.web.RecoveryAnswers.KeptCopyAnswer;
import io.evenkeel.recovery.web.RecoveryAnswers.RecoveryPolicies;
import io.evenkeel.recovery.web.RecoveryAnswers.RecoveryPolicyAnswer;
import io.evenkeel.recovery.web.RecoveryAnswers.RecoveryPolicyDetail;
import io.evenkeel.recovery.web.RecoveryAnswers.RecoveryRunAnswer;
import io.evenkeel.recovery.web.RecoveryAnswers.SigningKeyAnswer;
import java.util.UUID;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What must be recoverable, and whether it is. */
@RestController
@RequestMapping("/api/recovery")
class RecoveryController {
    private static final int SHOWN = 200;

    private final Policies policies;
    private final Backups backups;
    private final Coverage coverage;
    private final AgentJobs jobs;

    RecoveryController(Policies policies, Backups backups, Coverage coverage, AgentJobs jobs) {
        this.policies = policies;
        this.backups = backups;
        this.coverage = coverage;
        this.jobs = jobs;
    }

    @GetMapping("/board")
    @Needs(Right.SEE_OPERATIONS)
    CoverageBoardAnswer board() {
        return new CoverageBoardAnswer(
                coverage.board().stream().map(CoverageLine::of).toList());
    }

    @GetMapping("/key")
    @Needs(Right.SEE_OPERATIONS)
    SigningKeyAnswer key() {
        return new SigningKeyAnswer(jobs.publicKey());
    }

    @GetMapping("/policies")
    @Needs(Right.SEE_OPERATIONS)
    RecoveryPolicies policies() {
        return new RecoveryPolicies(
                policies.list().stream().map(RecoveryPolicyAnswer::of).toList());
    }

    @GetMapping("/policies/{id}")
    @Needs(Right.SEE_OPERATIONS)
    ResponseEntity<RecoveryPolicyDetail> policy(@PathVariable UUID id) {
        RecoveryPolicy policy = policies.get(id);
        return ResponseEntity.ok()
                .eTag(IfMatch.tag(policy.version()))
                .body(new RecoveryPolicyDetail(
                        RecoveryPolicyAnswer.of(policy),
                        RecoverySpaceAnswer.of(backups.space(id)),
                        backups.copies(id, SHOWN).stream()
                                .map(KeptCopyAnswer::of)
                                .toList(),
                        backups.runs(id, SHOWN).stream()
                                .map(RecoveryRunAnswer::of)
                                .toList()));
    }

    @PostMapping("/policies")
    @Needs(Right.EDIT_RECOVERY)
    @ResponseStatus(HttpStatus.CREATED)
    RecoveryPolicyAnswer make(Actor actor, @RequestBody RecoveryPolicyRequest request) {
        return RecoveryPolicyAnswer.of(policies.make(actor, request.terms()));
    }

    @PutMapping("/policies/{id}")
    @Needs(Right.EDIT_RECOVERY)
    ResponseEntity<RecoveryPolicyAnswer> change(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody RecoveryPolicyRequest request) {
        return answer(policies.change(actor, id, request.terms(), IfMatch.version(ifMatch)));
    }

    @PostMapping("/policies/{id}/retire")
    @Needs(Right.EDIT_RECOVERY)
    ResponseEntity<RecoveryPolicyAnswer> retire(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return answer(policies.retire(actor, id, IfMatch.version(ifMatch)));
    }

    @PostMapping("/policies/{id}/start")
    @Needs(Right.EDIT_RECOVERY)
    @ResponseStatus(HttpStatus.CREATED)
    RecoveryRunAnswer start(Actor actor, @PathVariable UUID id) {
        return RecoveryRunAnswer.of(backups.start(actor, id));
    }

    private static ResponseEntity<RecoveryPolicyAnswer> answer(RecoveryPolicy policy) {
        return ResponseEntity.ok().eTag(IfMatch.tag(policy.version())).body(RecoveryPolicyAnswer.of(policy));
    }
}
