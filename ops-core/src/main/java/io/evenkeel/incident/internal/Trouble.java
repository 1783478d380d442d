package io.evenkeel.incident.internal;

import io.evenkeel.alerting.Alert;
import io.evenkeel.incident.Incidents.Report;
import io.evenkeel.incident.PriorityMatrix.Level;
import io.evenkeel.inventory.Item;
import io.evenkeel.inventory.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an alert means for people: which trouble it belongs to, how it is called, how grave it is.
 *
 * @param groupKey alerts with the same one are one trouble: those on the same item, or, where none is known, those whose
 *     group labels are equal
 * @param impact how far the rule's label {@code impact} says that it reaches
 */
record Trouble(
        String groupKey,
        String alertname,
        String title,
        Severity severity,
        Optional<Level> impact,
        Optional<String> host) {

    private static final int LONGEST_TITLE = 200;

    /** @param groupLabels which labels tell troubles apart where no item is known */
    static Trouble of(Alert alert, Optional<Item> item, List<String> groupLabels) {
        Map<String, String> labels = alert.labels();
        String alertname = labels.getOrDefault("alertname", "unnamed alert");
        Optional<String> host = Optional.ofNullable(labels.get("host"))
                .or(() -> item.filter(known -> known.kind() == Kind.HOST).map(Item::name));
        return new Trouble(
                groupKey(labels, item, host, groupLabels),
                alertname,
                title(alert, alertname, host),
                Severity.of(labels.get("severity")),
                level(labels.get("impact")),
                host);
    }

    /** What people report: on the item that they name, else one of its own. */
    static Trouble of(Report report, Optional<Item> item) {
        Optional<String> host = item.filter(known -> known.kind() == Kind.HOST).map(Item::name);
        String title = report.title().strip();
        return new Trouble(
                item.isEmpty() ? "report " + report.key() : groupKey(Map.of(), item, host, List.of()),
                "reported",
                title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE - 1) + "…",
                Severity.of(report.severity()),
                Optional.empty(),
                host);
    }

    /** A host has the same key whether the inventory knows it already or not. */
    private static String groupKey(
            Map<String, String> labels, Optional<Item> item, Optional<String> host, List<String> groupLabels) {
        Optional<String> known = item.filter(found -> found.kind() != Kind.HOST).map(found -> "item " + found.id());
        return known.or(() -> host.map(name -> "host " + name.toLowerCase(Locale.ROOT)))
                .orElseGet(() -> groupLabels.stream()
                        .map(label -> label + "=" + labels.getOrDefault(label, ""))
                        .collect(Collectors.joining("\n", "labels\n", "")));
    }

    private static String title(Alert alert, String alertname, Optional<String> host) {
        String summary = alert.annotations().getOrDefault("summary", "").strip();
        String title = summary.isEmpty()
                ? alertname + host.map(name -> " on " + name).orElse("")
                : summary.lines().findFirst().orElse(alertname);
        return title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE - 1) + "…";
    }

    private static Optional<Level> level(@Nullable String label) {
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
        if (!alert.source().equals(Alert.EXTERNAL)) {
            facts.put("value", Double.toString(alert.value()));
        }
        alert.threshold().ifPresent(threshold -> facts.put("threshold", Double.toString(threshold)));
        Optional.ofNullable(alert.labels().get("host")).ifPresent(host -> facts.put("host", host));
        return facts;
    }
}
