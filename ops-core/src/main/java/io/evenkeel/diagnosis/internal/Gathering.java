package io.evenkeel.diagnosis.internal;

import io.evenkeel.alerting.Alert;
import io.evenkeel.alerting.Alerts;
import io.evenkeel.diagnosis.RecentChanges;
import io.evenkeel.diagnosis.Scene;
import io.evenkeel.diagnosis.Scene.Change;
import io.evenkeel.diagnosis.Scene.FiringAlert;
import io.evenkeel.diagnosis.Scene.Missing;
import io.evenkeel.diagnosis.Scene.Past;
import io.evenkeel.incident.Incident;
import io.evenkeel.inventory.Inventory;
import io.evenkeel.inventory.ItemLabels;
import io.evenkeel.telemetry.Matcher;
import io.evenkeel.telemetry.PromQl;
import io.evenkeel.telemetry.PromQlError;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Looks at an incident through the doors of the other rooms, and writes down what it saw and what it could not see. */
@Component
class Gathering {
    private static final Duration ALERT_BEFORE_OPENING = Duration.ofHours(1);

    /** Alerts that began further apart than this tell of two troubles, though one incident has both. */
    private static final Duration APART = Duration.ofMinutes(15);

    private static final Duration CHANGES_BEFORE = Duration.ofHours(24);

    private final Inventory inventory;
    private final ItemLabels labels;
    private final Alerts alerts;
    private final SeenMeasurements measurements;
    private final SeenLines lines;
    private final SeenCalls calls;
    private final ObjectProvider<RecentChanges> changes;

    Gathering(
            Inventory inventory,
            ItemLabels labels,
            Alerts alerts,
            SeenMeasurements measurements,
            SeenLines lines,
            SeenCalls calls,
            ObjectProvider<RecentChanges> changes) {
        this.inventory = inventory;
        this.labels = labels;
        this.alerts = alerts;
        this.measurements = measurements;
        this.lines = lines;
        this.calls = calls;
        this.changes = changes;
    }

    Scene scene(Incident incident, List<Past> past, Instant now) {
        Instant onset = onset(incident);
        Neighbourhood there = Neighbourhood.of(incident, inventory);
        Map<String, String> names = there.namesInTopology(labels);
        Neighbourhood around = there.with(calls.from(names.keySet(), onset, now), names);
        var missing = new ArrayList<Missing>();
        if (around.affected().isEmpty()) {
            missing.add(new Missing("no-item", Map.of()));
        } else if (around.dependencies().stream()
                .noneMatch(dependency -> around.affected().contains(dependency.from()))) {
            missing.add(new Missing("no-dependencies", Map.of()));
        }
        return new Scene(
                onset,
                now,
                around.affected(),
                around.components(),
                around.dependencies(),
                firing(around),
                measurements.tracks(around, onset, now, missing),
                lines.patterns(around, onset, now, missing),
                changed(around, onset, now, missing),
                past,
                missing);
    }

    /**
     * When the newest trouble of the incident began: the first of those of its alerts that came one soon after another, up to the
     * last; or when people had reported it just before.
     */
    Instant onset(Incident incident) {
        List<Instant> newestFirst = incident.alertFingerprints().stream()
                .flatMap(fingerprint -> alerts.find(fingerprint).stream())
                .map(Alert::activeSince)
                .filter(since -> since.isAfter(incident.openedAt().minus(ALERT_BEFORE_OPENING)))
                .sorted(Comparator.reverseOrder())
                .toList();
        if (newestFirst.isEmpty()) {
            return incident.openedAt();
        }
        Instant onset = newestFirst.getFirst();
        for (Instant since : newestFirst) {
            if (since.isBefore(onset.minus(APART))) {
                break;
            }
            onset = since;
        }
        boolean reported = incident.openedAt().isBefore(onset)
                && onset.isBefore(incident.openedAt().plus(APART));
        return reported ? incident.openedAt() : onset;
    }

    private List<FiringAlert> firing(Neighbourhood around) {
        return alerts.active().stream()
                .filter(alert -> alert.state() == Alert.State.FIRING)
                .flatMap(alert -> around.of(alert, inventory).stream()
                        .map(component -> new FiringAlert(
                                component,
                                alert.labels().getOrDefault("alertname", "An alert"),
                                alert.activeSince(),
                                metrics(alert))))
                .toList();
    }

    private static Set<String> metrics(Alert alert) {
        if (alert.expression().isEmpty()) {
            return Set.of();
        }
        try {
            return PromQl.parse(alert.expression()).selectors().stream()
                    .flatMap(List::stream)
                    .filter(matcher -> matcher.label().equals("__name__") && matcher.kind() == Matcher.Kind.EQUAL)
                    .map(Matcher::value)
                    .collect(Collectors.toSet());
        } catch (PromQlError e) {
            return Set.of();
        }
    }

    private List<Change> changed(Neighbourhood around, Instant onset, Instant now, List<Missing> missing) {
        Optional<RecentChanges> known = changes.stream().findFirst();
        if (known.isEmpty() || around.itemIds().isEmpty()) {
            missing.add(new Missing("no-changes", Map.of()));
            return List.of();
        }
        return known.get().on(around.itemIds(), onset.minus(CHANGES_BEFORE), now).stream()
                .map(change -> new Change(
                        change.key(),
                        change.title(),
                        change.kind(),
                        change.begin(),
                        change.end(),
                        change.backedOut(),
                        ids(change.items())))
                .toList();
    }

    private static Set<String> ids(Set<UUID> items) {
        return items.stream().map(UUID::toString).collect(Collectors.toSet());
    }
}
