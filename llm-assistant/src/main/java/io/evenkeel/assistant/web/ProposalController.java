package io.evenkeel.assistant.web;

import io.evenkeel.assistant.Proposing;
import io.evenkeel.assistant.web.AssistantAnswers.AssistantDone;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Given;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Right;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the assistant proposed: a person presses it, or puts it away. */
@RestController
@RequestMapping("/api/assistant/proposals/{id}")
class ProposalController {
    private final Proposing proposing;

    ProposalController(Proposing proposing) {
        this.proposing = proposing;
    }

    /** @param words as the person left them */
    record PressRequest(@Nullable String token, @Nullable String words) {}

    @PostMapping
    @Needs(Right.HANDLE_INCIDENTS)
    AssistantDone press(Actor actor, @PathVariable UUID id, @RequestBody PressRequest request) {
        Proposing.Done done =
                proposing.press(actor, id, Given.given(request.token(), "token"), Given.orEmpty(request.words()));
        return new AssistantDone(done.verb().word(), done.object(), done.address());
    }

    @DeleteMapping
    @Needs(Right.OWN_ACCOUNT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void dismiss(Actor actor, @PathVariable UUID id) {
        proposing.dismiss(actor, id);
    }
}
