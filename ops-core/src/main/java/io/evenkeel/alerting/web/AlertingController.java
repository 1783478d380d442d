package io.evenkeel.alerting.web;

import io.evenkeel.alerting.Alert;
import io.evenkeel.alerting.Alerts;
import io.evenkeel.alerting.PastTrials;
import io.evenkeel.alerting.RuleView;
import io.evenkeel.alerting.TryRules;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

/** {@code /api/alerting}: alerts, rules in force, trials. */
@RestController
@RequestMapping("/api/alerting")
class AlertingController {
    private final Alerts alerts;
    private final RuleView rules;
    private final TryRules trials;
    private final PastTrials past;

    AlertingController(Alerts alerts, RuleView rules, TryRules trials, PastTrials past) {
        this.alerts = alerts;
        this.rules = rules;
        this.trials = trials;
        this.past = past;
    }

    record AlertItems(List<Alert> items) {}

    record Explained(Alert alert, List<Alerts.Reason> reasons) {}

    record TrialRequest(
            @Nullable String what,
            @Nullable String host,
            @Nullable String mountpoint,
            @Nullable Long loadBytes) {}

    record PastTrialRequest(
            @Nullable String expression,
            @Nullable Long forSeconds,
            @Nullable Instant from,
            @Nullable Instant to) {}

    @GetMapping("/alerts")
    @Needs(Right.SEE_OPERATIONS)
    AlertItems alerts() {
        return new AlertItems(alerts.active());
    }

    @GetMapping("/alerts/{fingerprint}")
    @Needs(Right.SEE_OPERATIONS)
    Explained alert(@PathVariable String fingerprint) {
        Alert alert = alerts.find(fingerprint)
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.NOT_FOUND,
                        "alert-unknown",
                        "There is no alert with the fingerprint " + fingerprint + "."));
        return new Explained(alert, alerts.reasons(fingerprint));
    }

    @GetMapping("/rules")
    @Needs(Right.SEE_OPERATIONS)
    RuleView.Overview rules() {
        return rules.overview();
    }

    @PostMapping("/trial")
    @Needs(Right.SEE_OPERATIONS)
    PastTrials.Outcome trial(Actor actor, @RequestBody PastTrialRequest request) {
        Long forSeconds = request.forSeconds();
        return past.run(
                actor,
                given(request.expression(), "expression"),
                Duration.ofSeconds(forSeconds == null ? 0 : forSeconds),
                given(request.from(), "from"),
                given(request.to(), "to"));
    }

    @PostMapping("/try")
    @Needs(Right.HANDLE_INCIDENTS)
    TryRules.Trial begin(Actor actor, @RequestBody TrialRequest request) {
        return trials.begin(
                actor,
                new TryRules.Attempt(
                        given(request.what(), "what"),
                        given(request.host(), "host"),
                        Optional.ofNullable(request.mountpoint()),
                        request.loadBytes() == null ? 0 : request.loadBytes()));
    }

    @GetMapping("/try")
    @Needs(Right.SEE_OPERATIONS)
    TryRules.Trial running() {
        return trials.running()
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "no-trial", "No trial runs now."));
    }

    @DeleteMapping("/try")
    @Needs(Right.HANDLE_INCIDENTS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(Actor actor) {
        trials.end(actor);
    }

    private static <T> T given(@Nullable T value, String field) {
        if (value == null || (value instanceof String text && text.isBlank())) {
            throw new Refusal(Refusal.Kind.INVALID, "field-missing", field + " is missing.", field);
        }
        return value;
    }
}
