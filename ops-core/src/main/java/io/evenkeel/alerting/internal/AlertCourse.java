package io.evenkeel.alerting.internal;

import io.evenkeel.alerting.Alert;
import io.evenkeel.alerting.Alert.State;
import io.evenkeel.telemetry.PromQl;
import io.evenkeel.telemetry.PromQlAnswer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What becomes of a rule's alerts when its expression has been evaluated: pending → firing → resolved, as Prometheus has
 * it. Pure; used once.
 */
final class AlertCourse {

    private final Rule rule;
    private final Observation observation;
    private final Instant now;
    private final List<Step> steps = new ArrayList<>();

    private AlertCourse(Rule rule, Observation observation, Instant now) {
        this.rule = rule;
        this.observation = observation;
        this.now = now;
    }

    /** One change to store. */
    sealed interface Step {

        /** The expression holds for new labels. */
        record Began(Watched watched) implements Step {}

        /** It goes on in the same state; value, annotations or what keeps it have changed. */
        record WentOn(Watched watched) implements Step {}

        /** It held for long enough: from pending to firing. */
        record Fired(Watched watched) implements Step {}

        /** A firing alert's end. */
        record Resolved(Watched watched) implements Step {}

        /** A pending alert's end: nobody was told of it, nothing stays. */
        record Dropped(Watched watched) implements Step {}
    }

    /** The result can't be told apart into alerts; nothing of it is used. */
    static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unusable(String sentence) {
            super(sentence);
        }
    }

    /**
     * @param own the rule's pending and firing alerts
     * @param ofOthers fingerprints of those of other rules and senders, which keep theirs
     * @throws Unusable if two series of the result become the same alert, or there are too many
     */
    static List<Step> next(
            Rule rule,
            List<Watched> own,
            Set<String> ofOthers,
            List<PromQlAnswer.Sample> result,
            Observation observation,
            Instant now) {
        var course = new AlertCourse(rule, observation, now);
        Map<Map<String, String>, PromQlAnswer.Sample> holding = course.byLabels(result);
        for (Watched watched : own) {
            PromQlAnswer.Sample sample = holding.remove(watched.alert().labels());
            if (sample != null) {
                course.holds(watched, sample);
            } else if (!observation.settling()) {
                course.stopped(watched);
            }
        }
        holding.forEach((labels, sample) -> course.begins(labels, sample, ofOthers));
        return course.steps;
    }

    /** The end of an alert: its rule is gone, or its sender says so. */
    static Step ended(Watched watched, Instant now) {
        Alert alert = watched.alert();
        return alert.state() == State.PENDING
                ? new Step.Dropped(watched)
                : new Step.Resolved(new Watched(
                        watched.id(),
                        in(alert, State.RESOLVED, alert.firingSince(), Optional.of(now)),
                        watched.rule(),
                        watched.file(),
                        now,
                        Optional.empty(),
                        watched.announced()));
    }

    private Map<Map<String, String>, PromQlAnswer.Sample> byLabels(List<PromQlAnswer.Sample> result) {
        if (result.size() > rule.most()) {
            throw new Unusable(
                    "The rule would raise %,d alerts; at most %,d are allowed.".formatted(result.size(), rule.most()));
        }
        var holding = new LinkedHashMap<Map<String, String>, PromQlAnswer.Sample>();
        for (PromQlAnswer.Sample sample : result) {
            Map<String, String> labels = labels(sample);
            boolean elsewhere = rule.onlyHost()
                    .filter(host -> !host.equals(labels.get("host")))
                    .isPresent();
            if (!elsewhere && holding.put(labels, sample) != null) {
                throw new Unusable("Two series of the result become the same alert " + labels
                        + "; keep a label that tells them apart.");
            }
        }
        return holding;
    }

    private void begins(Map<String, String> labels, PromQlAnswer.Sample sample, Set<String> ofOthers) {
        boolean fires = rule.holdFor().isZero();
        String fingerprint = Fingerprint.of(labels);
        var alert = new Alert(
                ofOthers.contains(fingerprint) ? Fingerprint.of(rule.key(), labels) : fingerprint,
                fires ? State.FIRING : State.PENDING,
                labels,
                annotations(sample),
                rule.expression().text(),
                sample.value(),
                rule.expression().threshold().map(PromQl.Threshold::bound),
                now,
                fires ? Optional.of(now) : Optional.empty(),
                Optional.empty(),
                0);
        var watched = new Watched(Optional.empty(), alert, rule.key(), rule.file(), now, Optional.empty(), false);
        steps.add(fires ? new Step.Fired(watched) : new Step.Began(watched));
    }

    private void holds(Watched before, PromQlAnswer.Sample sample) {
        Alert alert = before.alert();
        boolean pending = alert.state() == State.PENDING;
        Instant since = pending ? earlier(alert.activeSince().plus(observation.dark()), now) : alert.activeSince();
        boolean fires = pending && !now.isBefore(since.plus(rule.holdFor()));
        var next = new Alert(
                alert.fingerprint(),
                fires ? State.FIRING : alert.state(),
                alert.labels(),
                annotations(sample),
                rule.expression().text(),
                sample.value(),
                rule.expression().threshold().map(PromQl.Threshold::bound),
                since,
                fires ? Optional.of(now) : alert.firingSince(),
                Optional.empty(),
                alert.version(),
                alert.source(),
                alert.mutedBy(),
                alert.generatorUrl());
        var watched =
                new Watched(before.id(), next, before.rule(), before.file(), now, Optional.empty(), before.announced());
        if (fires) {
            steps.add(new Step.Fired(watched));
        } else if (!next.equals(alert) || before.keptSince().isPresent()) {
            steps.add(new Step.WentOn(watched));
        }
    }

    private void stopped(Watched before) {
        if (before.alert().state() == State.PENDING) {
            steps.add(new Step.Dropped(before));
            return;
        }
        Instant keptSince = before.keptSince().orElse(now);
        if (now.isBefore(keptSince.plus(rule.keepFiringFor()))) {
            if (before.keptSince().isEmpty()) {
                steps.add(new Step.WentOn(new Watched(
                        before.id(),
                        before.alert(),
                        before.rule(),
                        before.file(),
                        now,
                        Optional.of(keptSince),
                        before.announced())));
            }
            return;
        }
        steps.add(ended(before, now));
    }

    private static Instant earlier(Instant one, Instant two) {
        return one.isBefore(two) ? one : two;
    }

    private Map<String, String> labels(PromQlAnswer.Sample sample) {
        var labels = new TreeMap<>(sample.labels());
        labels.remove("__name__");
        rule.labels().forEach((name, template) -> {
            String value = template.expand(sample.labels(), sample.value());
            if (value.isEmpty()) {
                labels.remove(name);
            } else {
                labels.put(name, value);
            }
        });
        labels.put("alertname", rule.alert());
        return Map.copyOf(labels);
    }

    /** Annotations see the labels of the series, as Prometheus has it. */
    private Map<String, String> annotations(PromQlAnswer.Sample sample) {
        var annotations = new TreeMap<String, String>();
        rule.annotations()
                .forEach((name, template) -> annotations.put(name, template.expand(sample.labels(), sample.value())));
        return annotations;
    }

    private static Alert in(Alert alert, State state, Optional<Instant> firingSince, Optional<Instant> resolvedAt) {
        return new Alert(
                alert.fingerprint(),
                state,
                alert.labels(),
                alert.annotations(),
                alert.expression(),
                alert.value(),
                alert.threshold(),
                alert.activeSince(),
                firingSince,
                resolvedAt,
                alert.version(),
                alert.source(),
                alert.mutedBy(),
                alert.generatorUrl());
    }
}
