package io.evenkeel.alerting.internal;

import io.evenkeel.alerting.AlertFiring;
import io.evenkeel.alerting.AlertResolved;
import io.evenkeel.audit.Refusal;
import io.evenkeel.telemetry.MetricStore;
import io.evenkeel.telemetry.PromQlAnswer;
import io.evenkeel.telemetry.PromQlError;
import io.evenkeel.telemetry.PromQlLimits;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Evaluates one rule and stores what became of its alerts, with their events, in one transaction. The samples are read
 * before, so the transaction is short. Thread-safe.
 */
@Component
class RuleRun {
    private static final Logger log = LoggerFactory.getLogger(RuleRun.class);

    private final MetricStore store;
    private final AlertRows rows;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transactions;
    private final Map<String, Outcome> outcomes = new ConcurrentHashMap<>();

    /** How the last evaluation of a rule went. */
    record Outcome(Instant at, Optional<String> error) {}

    RuleRun(MetricStore store, AlertRows rows, ApplicationEventPublisher events, TransactionTemplate transactions) {
        this.store = store;
        this.rows = rows;
        this.events = events;
        this.transactions = transactions;
    }

    /**
     * An error is kept and shown; it resolves nothing, since "cannot tell" is not "all is well".
     *
     * @param settled false just after a start, when agents have not all reported yet: then nothing ends
     */
    void evaluate(Rule rule, boolean settled, Instant now) {
        try {
            List<PromQlAnswer.Sample> result = result(rule, now);
            transactions.executeWithoutResult(running -> {
                try {
                    AlertCourse.next(rule, rows.ofRule(rule.key()), result, settled, now)
                            .forEach(this::keep);
                } catch (AlertCourse.SameLabels e) {
                    throw new Refusal(Refusal.Kind.CONFLICT, "same-labels", String.valueOf(e.getMessage()));
                }
            });
            outcomes.put(rule.key(), new Outcome(now, Optional.empty()));
        } catch (PromQlError e) {
            failed(rule, now, e.describe());
        } catch (Refusal | org.springframework.dao.DataAccessException e) {
            failed(rule, now, String.valueOf(e.getMessage()));
        }
    }

    private void failed(Rule rule, Instant now, String reason) {
        Optional<String> before = Optional.ofNullable(outcomes.put(rule.key(), new Outcome(now, Optional.of(reason))))
                .flatMap(Outcome::error);
        if (!before.equals(Optional.of(reason))) {
            log.warn("event=rule-failed rule={} reason=\"{}\"", rule.key(), reason);
        }
    }

    private List<PromQlAnswer.Sample> result(Rule rule, Instant now) {
        return switch (rule.expression().at(store, now, PromQlLimits.USUAL)) {
            case PromQlAnswer.Vector vector -> vector.samples();
            case PromQlAnswer.Scalar scalar ->
                List.of(new PromQlAnswer.Sample(Map.of(), scalar.time(), scalar.value()));
            case PromQlAnswer.Matrix matrix ->
                throw new Refusal(Refusal.Kind.INVALID, "range", "the expression gives a range, not a value at a time");
            case PromQlAnswer.Text text ->
                throw new Refusal(Refusal.Kind.INVALID, "text", "the expression gives a text, not a value");
        };
    }

    /** Ends alerts whose rule is in force no longer. */
    void endOrphans(List<Rule> inForce, java.util.Set<String> brokenFiles, Instant now) {
        java.util.Set<String> keys = new java.util.HashSet<>();
        inForce.forEach(rule -> keys.add(rule.key()));
        for (Watched watched : rows.active()) {
            if (!keys.contains(watched.ruleKey()) && !brokenFiles.contains(watched.file())) {
                transactions.executeWithoutResult(
                        running -> AlertCourse.ended(watched, now).ifPresent(this::keep));
            }
        }
        outcomes.keySet().retainAll(keys);
    }

    private void keep(AlertCourse.Step step) {
        rows.store(step.watched());
        switch (step.news()) {
            case FIRING -> events.publishEvent(new AlertFiring(step.watched().alert()));
            case RESOLVED ->
                events.publishEvent(new AlertResolved(step.watched().alert()));
            case NONE -> {}
        }
    }

    Optional<Outcome> outcome(String ruleKey) {
        return Optional.ofNullable(outcomes.get(ruleKey));
    }
}
