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
    private static final double HIGHEST_LEVEL = 85;

    /** Where between the level now and 100 % the limit lies: low enough to be passed soon, high enough to mean load. */
    private static final double SHARE = 0.45;

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
    public Trial begin(Actor actor, String what, String host) {
        actor.mustHave(Right.HANDLE_INCIDENTS);
        if (!what.equals("cpu")) {
            throw new Refusal(
                    Refusal.Kind.INVALID, "trial-unknown", "There is no trial \"" + what + "\"; known is cpu.", "what");
        }
        Instant now = clock.instant();
        trials.find(now).ifPresent(running -> {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "trial-running",
                    "A trial runs on " + running.host() + " until " + running.endsAt() + ". Wait for its end.");
        });
        double level = level(host, now);
        if (level > HIGHEST_LEVEL) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "host-too-busy",
                    String.format(
                            Locale.ROOT,
                            "%s is at %.0f %% already, which leaves no room to tell a trial from its usual work. Try again later.",
                            host,
                            level));
        }
        var trial = new Trial(what, host, RunningTrial.ALERT, level, level + SHARE * (100 - level), now.plus(AT_MOST));
        trials.begin(trial, actor.name());
        audit.record(
                actor,
                "alerting.try.begin",
                host,
                Map.of("what", what, "limitPercent", String.format(Locale.ROOT, "%.1f", trial.limitPercent())));
        return trial;
    }

    private double level(String host, Instant now) {
        String expression = trials.borrowed()
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.CONFLICT,
                        "rule-missing",
                        "The rule HostCpuBusy that a trial borrows is missing."));
        var answer = PromQl.parse(expression).at(store, now, PromQlLimits.USUAL);
        if (answer instanceof PromQlAnswer.Vector vector) {
            for (PromQlAnswer.Sample sample : vector.samples()) {
                if (host.equals(sample.labels().get("host"))) {
                    return sample.value();
                }
            }
        }
        throw new Refusal(
                Refusal.Kind.CONFLICT,
                "host-not-measured",
                "The CPU of " + host
                        + " was not measured twice within the last minute. Is its agent running? Try again in 20 s.");
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
