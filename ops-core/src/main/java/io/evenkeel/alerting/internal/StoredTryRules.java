package io.evenkeel.alerting.internal;

import io.evenkeel.alerting.TryRules;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.telemetry.MetricStore;
import io.evenkeel.telemetry.PromQl;
import io.evenkeel.telemetry.PromQlAnswer;
import io.evenkeel.telemetry.PromQlLimits;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** {@link TryRules} on the table of trials. */
@Service
class StoredTryRules implements TryRules {
    private static final Duration AT_MOST = Duration.ofMinutes(5);

    /** Above it the limit of a trial would lie within what a busy host reaches by itself. */
    private static final double HIGHEST_LEVEL = 75;

    private static final long MOST_BYTES = 1_000_000_000;

    private final RunningTrial trials;
    private final MetricStore store;
    private final Audit audit;
    private final InstantSource clock;

    StoredTryRules(RunningTrial trials, MetricStore store, Audit audit, InstantSource clock) {
        this.trials = trials;
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Trial begin(Actor actor, Attempt attempt) {
        actor.mustHave(Right.HANDLE_INCIDENTS);
        TrialKind kind = TrialKind.of(attempt.what());
        mustBeWhole(kind, attempt);
        Instant now = clock.instant();
        trials.find(now).ifPresent(running -> {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "trial-running",
                    "A trial runs on " + running.host() + " until " + running.endsAt() + ". Wait for its end.");
        });
        double level = level(kind, attempt, now);
        double load = kind == TrialKind.CPU ? 100 - level : 100 * attempt.loadBytes() / whole(kind, attempt, now);
        var trial = new Trial(
                attempt.what(),
                attempt.host(),
                attempt.mountpoint(),
                kind.alertname(),
                level,
                kind.limit(level, load),
                now.plus(AT_MOST));
        trials.begin(trial, actor.name());
        audit.record(
                actor,
                "alerting.try.begin",
                attempt.host(),
                Map.of(
                        "what",
                        attempt.what(),
                        "limitPercent",
                        String.format(Locale.ROOT, "%.1f", trial.limitPercent())));
        return trial;
    }

    private static void mustBeWhole(TrialKind kind, Attempt attempt) {
        if (kind == TrialKind.DISK && attempt.mountpoint().isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.INVALID, "field-missing", "mountpoint is missing: which filesystem?", "mountpoint");
        }
        if (kind != TrialKind.DISK && attempt.mountpoint().isPresent()) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "field-unexpected",
                    "mountpoint belongs to the trial disk; leave it out.",
                    "mountpoint");
        }
        if (kind != TrialKind.CPU && (attempt.loadBytes() < 1 || attempt.loadBytes() > MOST_BYTES)) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "load-out-of-bounds",
                    "loadBytes must be 1 to " + MOST_BYTES + ": a trial takes no more than that.",
                    "loadBytes");
        }
    }

    private double level(TrialKind kind, Attempt attempt, Instant now) {
        String expression = trials.measure(kind, attempt)
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.CONFLICT,
                        "rule-missing",
                        "The rule " + kind.shipped() + " that a trial borrows is missing."));
        double level = measured(expression, attempt, now);
        if (kind == TrialKind.CPU && level > HIGHEST_LEVEL) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "host-too-busy",
                    String.format(
                            Locale.ROOT,
                            "%s is at %.0f %% already, which leaves no room to tell a trial from its usual work. Try again later.",
                            attempt.host(),
                            level));
        }
        return level;
    }

    private double whole(TrialKind kind, Attempt attempt, Instant now) {
        return measured(kind.wholeBytes(attempt), attempt, now);
    }

    private double measured(String expression, Attempt attempt, Instant now) {
        var answer = PromQl.parse(expression).at(store, now, PromQlLimits.USUAL);
        if (answer instanceof PromQlAnswer.Vector vector) {
            for (PromQlAnswer.Sample sample : vector.samples()) {
                if (attempt.host().equals(sample.labels().get("host"))) {
                    return sample.value();
                }
            }
        }
        throw new Refusal(
                Refusal.Kind.CONFLICT,
                "host-not-measured",
                "The " + attempt.what() + " of " + attempt.host()
                        + " was not measured within the last minute. Is its agent running? Try again in 20 s.");
    }

    @Override
    @Transactional
    public void end(Actor actor) {
        actor.mustHave(Right.HANDLE_INCIDENTS);
        trials.find(clock.instant()).ifPresent(trial -> {
            trials.end();
            audit.record(actor, "alerting.try.end", trial.host(), Map.of("what", trial.what()));
        });
    }

    @Override
    public Optional<Trial> running() {
        return trials.find(clock.instant());
    }
}
