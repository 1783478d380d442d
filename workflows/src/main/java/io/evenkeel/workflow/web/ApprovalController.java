package io.evenkeel.workflow.web;

import static io.evenkeel.audit.Given.given;
import static io.evenkeel.audit.Given.orEmpty;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Right;
import io.evenkeel.workflow.Approvals;
import io.evenkeel.workflow.web.TaskAnswers.ApprovalAnswer;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Approvals and votes. */
@RestController
@RequestMapping("/api/approvals")
class ApprovalController {
    private final Approvals approvals;

    ApprovalController(Approvals approvals) {
        this.approvals = approvals;
    }

    /** @param forPerson in the JSON {@code for}: whose place the caller votes in */
    record VoteRequest(
            @Nullable Boolean yes,
            @Nullable String reason,
            @JsonProperty("for") @Nullable UUID forPerson) {}

    @GetMapping("/{id}")
    @Needs(Right.WORK_TASKS)
    ApprovalAnswer one(Actor actor, @PathVariable String id) {
        return ApprovalAnswer.of(approvals.get(actor, id));
    }

    @PostMapping("/{id}/votes")
    @Needs(Right.WORK_TASKS)
    ApprovalAnswer vote(Actor actor, @PathVariable String id, @RequestBody VoteRequest request) {
        approvals.vote(
                actor,
                id,
                given(request.yes(), "yes"),
                orEmpty(request.reason()),
                Optional.ofNullable(request.forPerson()));
        return one(actor, id);
    }
}
