package io.evenkeel.alerting.web;

import io.evenkeel.alerting.Dismissals;
import io.evenkeel.alerting.Dismissals.Dismissal;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Right;
import java.util.List;
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

/** {@code /api/alerting}: "this was nothing", said, listed, taken back. */
@RestController
@RequestMapping("/api/alerting")
class DismissalsController {
    private static final int USUAL_DAYS = 14;

    private final Dismissals dismissals;

    DismissalsController(Dismissals dismissals) {
        this.dismissals = dismissals;
    }

    /** @param days {@value #USUAL_DAYS} where it is left out */
    record DismissalRequest(@Nullable String why, @Nullable Integer days) {}

    record DismissalItems(List<Dismissal> items) {}

    @GetMapping("/dismissals")
    @Needs(Right.SEE_OPERATIONS)
    DismissalItems dismissals() {
        return new DismissalItems(dismissals.newest());
    }

    @PostMapping("/alerts/{fingerprint}/dismissal")
    @Needs(Right.HANDLE_INCIDENTS)
    Dismissal say(Actor actor, @PathVariable String fingerprint, @RequestBody DismissalRequest request) {
        String why = request.why();
        Integer days = request.days();
        return dismissals.say(actor, fingerprint, why == null ? "" : why, days == null ? USUAL_DAYS : days);
    }

    @DeleteMapping("/dismissals/{id}")
    @Needs(Right.HANDLE_INCIDENTS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(Actor actor, @PathVariable UUID id) {
        dismissals.withdraw(actor, id);
    }
}
