package io.evenkeel.alerting.internal;

import io.evenkeel.alerting.internal.AlertCourse.Step;
import io.evenkeel.audit.Refusal;
import io.evenkeel.telemetry.MetricStore;
import io.evenkeel.telemetry.PromQlAnswer;
import io.evenkeel.telemetry.PromQlError;
import io.evenkeel.telemetry.PromQlLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Evaluates one rule and stores what became of its alerts, with their events, in one transaction. The samples are read
 * before, so that the transaction is short. Whatever fails is kept as the rule's error and ends no alert: "can't tell" is
 * not "all is well". Thread-safe.
 */
@Component
class RuleRun {

    private static final Logger log = LoggerFactory.getLogger(RuleRun.class);
    private static final int LONGEST_ERROR = 500;

    private final MetricStore store;
    private final AlertRows rows;
    private final RuleStates states;
    private final Announcements announcements;
    private final TransactionTemplate transaction;

    RuleRun(
            MetricStore store,
            AlertRows rows,
            RuleStates states,
            Announcements announcements,
            TransactionTemplate transaction) {
        this.store = store;
        this.rows = rows;
        this.states = states;
        this.announcements = announcements;
        this.transaction = transaction;
    }

    /**
     * @param before how the rule fared until now
     * @return whether it could be evaluated
     */
    boolean evaluate(Rule rule, Duration interval, Optional<RuleStates.RuleState> before, Instant now) {
        try {
            List<PromQlAnswer.Sample> result = result(rule, now);
            var observation = Observation.of(
                    before.flatMap(RuleStates.RuleState::succeededAt),
                    before.flatMap(RuleStates.RuleState::settlingUntil),
                    interval,
                    now);
            try {
                store(rule, result, observation, now);
            } catch (DuplicateKeyException e) {
                // Another rule raised an alert with the same labels at this very moment; now it is seen.
                log.debug("event=alert-raised-twice rule=\"{}\" cause=\"{}\"", rule.key(), e.getMessage());
                store(rule, result, observation, now);
            }
            return true;
        } catch (PromQlError e) {
            failed(rule, before, now, e.describe());
        } catch (Refusal | AlertCourse.Unusable e) {
            failed(rule, before, now, String.valueOf(e.getMessage()));
        } catch (DataAccessException | TransactionException e) {
            failed(rule, before, now, "The database did not answer: " + e.getMessage());
        } catch (RuntimeException e) {
            // A fault of ours in one rule must not keep the others from being evaluated.
            log.error("event=rule-fault rule=\"{}\"", rule.key(), e);
            failed(rule, before, now, "The server failed to evaluate it; its log has the reason.");
        }
        return false;
    }

    private void store(Rule rule, List<PromQlAnswer.Sample> result, Observation observation, Instant now) {
        transaction.executeWithoutResult(status -> {
            announcements.prepare();
            Set<String> ofOthers = result.isEmpty() ? Set.of() : Set.copyOf(rows.activeOfOthers(rule.key()));
            AlertCourse.next(rule, rows.active(rule.key()), ofOthers, result, observation, now)
                    .forEach(step -> keep(step, now));
            states.succeeded(rule.key(), now, observation.settlingUntil());
        });
    }

    private void failed(Rule rule, Optional<RuleStates.RuleState> before, Instant now, String reason) {
        String error = reason.length() <= LONGEST_ERROR ? reason : reason.substring(0, LONGEST_ERROR);
        if (!before.flatMap(RuleStates.RuleState::error).equals(Optional.of(error))) {
            log.warn("event=rule-failed rule=\"{}\" reason=\"{}\"", rule.key(), error);
        }
        try {
            states.failed(rule.key(), now, error);
        } catch (DataAccessException | TransactionException e) {
            log.debug("event=rule-error-not-kept rule=\"{}\" cause=\"{}\"", rule.key(), e.getMessage());
        }
    }

    private List<PromQlAnswer.Sample> result(Rule rule, Instant now) {
        return switch (rule.expression().at(store, now, PromQlLimits.USUAL)) {
            case PromQlAnswer.Vector vector -> vector.samples();
            case PromQlAnswer.Scalar scalar ->
                List.of(new PromQlAnswer.Sample(Map.of(), scalar.time(), scalar.value()));
            case PromQlAnswer.Matrix _, PromQlAnswer.Text _ ->
                throw new IllegalStateException("refused when the file was read");
        };
    }

    /** Ends the alerts of rules that are not in force any more; what others sent is not ours to end. */
    void endOrphans(Set<String> inForce, Instant now) {
        for (long id : rows.orphans(inForce)) {
            transaction.executeWithoutResult(status -> {
                announcements.prepare();
                rows.lockActive(id).ifPresent(locked -> keep(AlertCourse.ended(locked, now), now));
            });
        }
    }

    private void keep(Step step, Instant now) {
        switch (step) {
            case Step.Began(Watched watched) -> rows.insert(watched);
            case Step.WentOn(Watched watched) -> rows.change(watched);
            case Step.Fired(Watched watched) -> announcements.fired(watched, now);
            case Step.Resolved(Watched watched) -> announcements.resolved(watched, now);
            case Step.Dropped(Watched watched) -> rows.delete(watched);
        }
    }
}
