package io.evenkeel.assistant.internal.eval;

import io.evenkeel.alerting.Alert;
import io.evenkeel.alerting.Alert.State;
import io.evenkeel.alerting.Alerts.Reason;
import io.evenkeel.alerting.RuleView.Group;
import io.evenkeel.alerting.RuleView.OneRule;
import io.evenkeel.alerting.RuleView.Overview;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Alerts and rules as {@code GET /api/alerting/alerts} and {@code /api/alerting/rules} give them. */
final class EstateAlerts {
    private final Map<String, Alert> byFingerprint = new LinkedHashMap<>();
    private final List<OneRule> rules = new ArrayList<>();

    /** @param rules groups, or rules themselves */
    EstateAlerts(List<Row> alerts, List<Row> rules) {
        for (Row row : alerts) {
            Alert alert = alert(row.child("alert").orElse(row));
            byFingerprint.put(alert.fingerprint(), alert);
        }
        for (Row row : rules) {
            List<Row> inside = row.rows("rules");
            (inside.isEmpty() ? List.of(row) : inside).forEach(one -> this.rules.add(rule(one)));
        }
    }

    private static Alert alert(Row row) {
        Map<String, String> labels = new TreeMap<>(row.map("labels"));
        row.text("alertname", "rule", "name").ifPresent(name -> labels.putIfAbsent("alertname", name));
        row.text("severity").ifPresent(severity -> labels.putIfAbsent("severity", severity));
        row.text("host", "item").ifPresent(host -> labels.putIfAbsent("host", host));
        Map<String, String> annotations = new TreeMap<>(row.map("annotations"));
        row.text("summary").ifPresent(summary -> annotations.putIfAbsent("summary", summary));
        var since = row.time("firingSince", "startsAt");
        return new Alert(
                row.text("fingerprint", "id")
                        .orElseGet(() ->
                                labels.getOrDefault("alertname", "alert") + "-" + labels.getOrDefault("host", "")),
                row.one(State.class, State.FIRING, "state"),
                labels,
                annotations,
                row.text("expression", "expr").orElse(row.number("value").isPresent() ? "(not given)" : ""),
                row.number("value").orElse(0.0),
                row.number("threshold"),
                row.time("activeSince").or(() -> since).orElseGet(() -> row.neededTime("activeSince")),
                since.or(() -> row.time("activeSince"))
                        .filter(at -> row.one(State.class, State.FIRING, "state") != State.PENDING),
                row.time("resolvedAt", "endsAt"),
                row.number("version").orElse(1.0).longValue(),
                row.text("source").orElse(Alert.RULE),
                row.texts("mutedBy"),
                row.text("generatorUrl"));
    }

    private static OneRule rule(Row row) {
        return new OneRule(
                row.needed("name", "alert", "alertname"),
                row.text("expression", "expr").orElse(""),
                row.number("forSeconds").orElse(0.0).longValue(),
                row.map("labels"),
                row.map("annotations"),
                row.text("state").orElse("inactive"),
                row.time("lastEvaluation"),
                row.text("error"));
    }

    public List<Alert> active() {
        return byFingerprint.values().stream()
                .filter(alert -> alert.state() != State.RESOLVED)
                .toList();
    }

    public Optional<Alert> find(String fingerprint) {
        return Optional.ofNullable(byFingerprint.get(fingerprint));
    }

    public List<Reason> reasons(String fingerprint) {
        return List.of();
    }

    public Overview overview() {
        return new Overview(
                List.of(new Group("estate", "rules.json", 60, rules, 0, Optional.empty(), Optional.empty())),
                List.of());
    }
}
