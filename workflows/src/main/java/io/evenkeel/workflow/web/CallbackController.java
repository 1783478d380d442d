package io.evenkeel.workflow.web;

import static io.evenkeel.audit.Given.orEmpty;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Anonymous;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Right;
import io.evenkeel.notify.WebhookSignature;
import io.evenkeel.workflow.Callbacks;
import io.evenkeel.workflow.Callbacks.Signed;
import io.evenkeel.workflow.Receivers;
import io.evenkeel.workflow.Receivers.Receiver;
import io.evenkeel.workflow.Receivers.Secret;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Answers of systems outside to what processes called, and the secrets that they sign with. */
@RestController
@RequestMapping("/api/processes")
class CallbackController {
    private final Callbacks callbacks;
    private final Receivers receivers;

    CallbackController(Callbacks callbacks, Receivers receivers) {
        this.callbacks = callbacks;
        this.receivers = receivers;
    }

    record ReceiverList(List<Receiver> items) {}

    record ReceiverRequest(@Nullable String url) {}

    @PostMapping("/callbacks")
    @Anonymous("It carries a single-use code of 256 random bits and is signed; wrong ones are counted by address.")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void answer(
            @RequestHeader(name = WebhookSignature.TIMESTAMP_HEADER, defaultValue = "") String timestamp,
            @RequestHeader(name = WebhookSignature.SIGNATURE_HEADER, defaultValue = "") String signature,
            @RequestBody byte[] body,
            HttpServletRequest http) {
        callbacks.answer(new Signed(timestamp, signature, body), http.getRemoteAddr());
    }

    @GetMapping("/receivers")
    @Needs(Right.DEPLOY_PROCESSES)
    ReceiverList receivers(Actor actor) {
        return new ReceiverList(receivers.list(actor));
    }

    /** The secret is in this answer and in no other. */
    @PutMapping("/receivers")
    @Needs(Right.DEPLOY_PROCESSES)
    Secret renew(Actor actor, @RequestBody ReceiverRequest request) {
        return receivers.renew(actor, orEmpty(request.url()));
    }

    @DeleteMapping("/receivers")
    @Needs(Right.DEPLOY_PROCESSES)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Actor actor, @RequestParam String url) {
        receivers.remove(actor, url);
    }
}
