package io.evenkeel.incident.internal;

import io.evenkeel.alerting.Alert;
import io.evenkeel.incident.PriorityMatrix.Level;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What an alert means for people: which trouble it belongs to, how it is called, how grave it is.
 *
 * @param groupKey alerts with the same one are one trouble: the same rule on the same host, or, where no host is named, on
 *     the same instance
 * @param impact how far it reaches: the label {@code impact}, else what its severity usually means
 */
record Trouble(
        String groupKey, String alertname, String title, Severity severity, Level impact, Optional<String> host) {

    private static final int LONGEST_TITLE = 200;

    static Trouble of(Alert alert) {
        Map<String, String> labels = alert.labels();
        String alertname = labels.getOrDefault("alertname", "unnamed alert");
        Optional<String> host = Optional.ofNullable(labels.get("host"));
        String where =
                host.map(name -> "host " + name).orElseGet(() -> "instance " + labels.getOrDefault("instance", ""));
        Severity severity = Severity.of(labels.get("severity"));
        return new Trouble(
                alertname + "\n" + where,
                alertname,
                title(alert, alertname, host),
                severity,
                level(labels.get("impact")).orElse(severity.usualImpact()),
                host);
    }

    private static String title(Alert alert, String alertname, Optional<String> host) {
        String summary = alert.annotations().getOrDefault("summary", "").strip();
        String title = summary.isEmpty()
                ? alertname + host.map(name -> " on " + name).orElse("")
                : summary.lines().findFirst().orElse(alertname);
        return title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE - 1) + "…";
    }

    private static Optional<Level> level(@org.jspecify.annotations.Nullable String label) {
        return switch (label == null ? "" : label.strip().toLowerCase(Locale.ROOT)) {
            case "high" -> Optional.of(Level.HIGH);
            case "medium" -> Optional.of(Level.MEDIUM);
            case "low" -> Optional.of(Level.LOW);
            default -> Optional.empty();
        };
    }

    /** The facts of the timeline's entries about an alert. */
    static Map<String, String> facts(Alert alert) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("alertname", alert.labels().getOrDefault("alertname", ""));
        facts.put("fingerprint", alert.fingerprint());
        facts.put("severity", Severity.of(alert.labels().get("severity")).word());
        facts.put("value", Double.toString(alert.value()));
        alert.threshold().ifPresent(threshold -> facts.put("threshold", Double.toString(threshold)));
        Optional.ofNullable(alert.labels().get("host")).ifPresent(host -> facts.put("host", host));
        return facts;
    }
}
