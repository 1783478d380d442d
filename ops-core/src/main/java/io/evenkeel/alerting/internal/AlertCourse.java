package io.evenkeel.alerting.internal;

import io.evenkeel.alerting.Alert;
import io.evenkeel.alerting.Alert.State;
import io.evenkeel.telemetry.PromQl;
import io.evenkeel.telemetry.PromQlAnswer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What becomes of a rule's alerts when its expression has been evaluated: pending → firing → resolved, as Prometheus has
 * it. Pure.
 */
final class AlertCourse {
    private AlertCourse() {}

    /** What to tell others about a change. */
    enum News {
        NONE,
        FIRING,
        RESOLVED
    }

    /** An alert as it stands from now on. */
    record Step(Watched watched, News news) {}

    /** Two series of one result became the same alert; nobody could tell them apart. */
    static final class SameLabels extends Exception {
        private static final long serialVersionUID = 1L;

        SameLabels(Map<String, String> labels) {
            super("two series of the result have the same labels " + labels + "; keep a label that tells them apart");
        }
    }

    /**
     * @param known all alerts of this rule that were stored, by fingerprint, resolved ones among them
     * @param settled whether the measurements can be complete: just after a start they are not, since agents first send
     *     what they kept meanwhile, and an alert that fires must not end because nobody has reported yet
     * @return the alerts that changed, if only in their value
     */
    static List<Step> next(
            Rule rule, Map<String, Watched> known, List<PromQlAnswer.Sample> result, boolean settled, Instant now)
            throws SameLabels {
        Map<String, Step> holding = new LinkedHashMap<>();
        for (PromQlAnswer.Sample sample : result) {
            Map<String, String> labels = labels(rule, sample);
            if (rule.onlyHost().isPresent() && !rule.onlyHost().get().equals(labels.getOrDefault("host", ""))) {
                continue;
            }
            String fingerprint = fingerprint(rule.key(), labels);
            Step step = holds(rule, Optional.ofNullable(known.get(fingerprint)), fingerprint, labels, sample, now);
            if (holding.put(fingerprint, step) != null) {
                throw new SameLabels(labels);
            }
        }
        List<Step> steps = new ArrayList<>(holding.values());
        known.forEach((fingerprint, watched) -> {
            boolean waits = !settled && watched.alert().state() == State.FIRING;
            if (!holding.containsKey(fingerprint) && !waits) {
                stopped(watched, rule, now).ifPresent(steps::add);
            }
        });
        return steps;
    }

    private static Step holds(
            Rule rule,
            Optional<Watched> before,
            String fingerprint,
            Map<String, String> labels,
            PromQlAnswer.Sample sample,
            Instant now) {
        Optional<Alert> active = before.map(Watched::alert).filter(alert -> alert.state() != State.RESOLVED);
        Instant activeSince = active.map(Alert::activeSince).orElse(now);
        boolean fired = active.map(alert -> alert.state() == State.FIRING).orElse(false);
        boolean fires = fired || !now.isBefore(activeSince.plus(rule.holdFor()));
        State state = fires ? State.FIRING : State.PENDING;
        long version = before.map(watched -> watched.alert().version()).orElse(firstVersion(now));
        boolean changed = active.isEmpty() || active.get().state() != state;
        Map<String, String> annotations = new TreeMap<>();
        rule.annotations().forEach((name, template) -> annotations.put(name, template.expand(labels, sample.value())));
        var alert = new Alert(
                fingerprint,
                state,
                labels,
                annotations,
                rule.expression().text(),
                sample.value(),
                rule.expression().threshold().map(PromQl.Threshold::bound),
                activeSince,
                fires ? Optional.of(active.flatMap(Alert::firingSince).orElse(now)) : Optional.empty(),
                Optional.empty(),
                changed ? version + 1 : version);
        return new Step(new Watched(alert, rule.key(), rule.file(), now), fires && !fired ? News.FIRING : News.NONE);
    }

    private static Optional<Step> stopped(Watched watched, Rule rule, Instant now) {
        boolean kept = watched.alert().state() == State.FIRING
                && now.isBefore(watched.heldAt().plus(rule.keepFiringFor()));
        return kept ? Optional.empty() : ended(watched, now);
    }

    /** The alert's end: its expression holds no longer, or its rule is gone. Empty if it had ended before. */
    static Optional<Step> ended(Watched watched, Instant now) {
        Alert alert = watched.alert();
        if (alert.state() == State.RESOLVED) {
            return Optional.empty();
        }
        var resolved = new Alert(
                alert.fingerprint(),
                State.RESOLVED,
                alert.labels(),
                alert.annotations(),
                alert.expression(),
                alert.value(),
                alert.threshold(),
                alert.activeSince(),
                alert.firingSince(),
                Optional.of(now),
                alert.version() + 1);
        News news = alert.state() == State.FIRING ? News.RESOLVED : News.NONE;
        return Optional.of(new Step(new Watched(resolved, watched.ruleKey(), watched.file(), watched.heldAt()), news));
    }

    private static Map<String, String> labels(Rule rule, PromQlAnswer.Sample sample) {
        Map<String, String> labels = new TreeMap<>(sample.labels());
        labels.remove("__name__");
        Map<String, String> measured = Map.copyOf(labels);
        rule.labels().forEach((name, template) -> labels.put(name, template.expand(measured, sample.value())));
        labels.put("alertname", rule.alert());
        return labels;
    }

    /**
     * A row may be forgotten long after its end, and listeners remember versions: the clock keeps a new life's versions
     * above those of an earlier one.
     */
    private static long firstVersion(Instant now) {
        return now.toEpochMilli();
    }

    /**
     * 64 bits of SHA-256 over the rule and the sorted labels, in hex: two rules whose alerts have equal labels keep two
     * alerts. Names and values cannot hold the bytes that part them.
     */
    static String fingerprint(String ruleKey, Map<String, String> labels) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(ruleKey.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0xFF);
            new TreeMap<>(labels).forEach((name, value) -> {
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0xFE);
                digest.update(value.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0xFF);
            });
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
