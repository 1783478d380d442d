package io.evenkeel.assistant.internal.eval;

import io.evenkeel.assistant.internal.tools.Timeline;
import io.evenkeel.incident.Incident;
import io.evenkeel.incident.Incident.AffectedItem;
import io.evenkeel.incident.Incident.HitService;
import io.evenkeel.incident.Incident.Review;
import io.evenkeel.incident.Incident.State;
import io.evenkeel.incident.Incidents.Entry;
import io.evenkeel.incident.Incidents.Reason;
import io.evenkeel.incident.PastIncidents;
import io.evenkeel.incident.Priority;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Incidents as {@code GET /api/incidents} and {@code /api/incidents/KEY} give them. */
final class EstateIncidents {
    private static final List<String> GRAVEST_FIRST = List.of("critical", "high", "medium", "low");

    private final Map<String, Incident> byKey = new LinkedHashMap<>();
    private final Map<String, List<Entry>> timelines = new HashMap<>();
    private final Map<String, List<Reason>> reasons = new HashMap<>();

    EstateIncidents(List<Row> rows, EstateItems items) {
        for (Row row : rows) {
            Row one = row.child("incident").orElse(row);
            Incident incident = incident(one, items);
            byKey.put(incident.key(), incident);
            timelines.put(incident.key(), timeline(row.rows("timeline").isEmpty() ? one : row));
            reasons.put(
                    incident.key(),
                    row.rows("reasons").stream()
                            .map(reason -> new Reason(
                                    reason.text("kind").orElse("rule"),
                                    reason.text("fact").orElse(""),
                                    reason.text("explanation").orElse(""),
                                    reason.map("facts")))
                            .toList());
        }
    }

    private static Incident incident(Row row, EstateItems items) {
        Optional<Review> review = row.object("review", "cause and remedy")
                .map(one -> new Review(
                        one.text("cause").orElse(""), one.text("remedy").orElse("")));
        State state = row.one(State.class, State.OPEN, "state", "status");
        String severity = row.text("severity").orElse("medium").toLowerCase(Locale.ROOT);
        return new Incident(
                row.needed("key", "id"),
                row.needed("title", "summary", "name"),
                state,
                row.one(Priority.class, Priority.P3, "priority"),
                severity,
                row.text("host"),
                row.neededTime("openedAt", "opened", "startedAt", "createdAt"),
                row.time("acknowledgedAt"),
                row.time("asksAgainAt"),
                row.time("askedAt"),
                row.time("resolvedAt"),
                row.time("closedAt"),
                row.text("owner").map(Row::id),
                row.text("ownerName").or(() -> row.text("owner").map(items::person)),
                row.flag("firing", state == State.OPEN || state == State.ACKNOWLEDGED),
                row.flag("muted", false),
                row.flag("reviewNeeded", false),
                review,
                affected(row, items),
                services(row),
                row.texts("alertFingerprints", "alerts"),
                row.number("round").orElse(1.0).intValue(),
                row.number("version").orElse(1.0).longValue());
    }

    /** Names, or objects; where no effect is given, none is said. */
    private static List<HitService> services(Row row) {
        var services = new ArrayList<HitService>();
        row.rows("services").stream()
                .filter(one -> one.node().isObject())
                .forEach(one -> services.add(new HitService(
                        one.needed("name"),
                        one.text("criticality"),
                        one.text("effect").orElse("").toLowerCase(Locale.ROOT))));
        row.node().path("services").forEach(one -> {
            if (one.isString()) {
                services.add(new HitService(one.asString(), Optional.empty(), ""));
            }
        });
        return services;
    }

    private static List<AffectedItem> affected(Row row, EstateItems items) {
        var affected = new ArrayList<AffectedItem>();
        for (String reference : row.texts("items")) {
            affected.add(items.named(reference)
                    .map(item ->
                            new AffectedItem(item.id(), item.name(), item.kind().word()))
                    .orElseGet(() -> new AffectedItem(Row.id(reference), reference, "host")));
        }
        return affected;
    }

    private static List<Entry> timeline(Row row) {
        var entries = new ArrayList<Entry>();
        for (Row each : row.rows("timeline", "entries", "events")) {
            Entry entry = new Entry(
                    each.number("id").orElse(entries.size() + 1.0).longValue(),
                    each.neededTime("at", "time"),
                    each.one(Entry.Kind.class, Entry.Kind.COMMENT, "kind", "type"),
                    each.text("actorName", "actor", "by").orElse("system"),
                    each.text("text", "note", "message").orElse(""),
                    each.map("facts"));
            if (!entry.text().isBlank() || entry.facts().keySet().containsAll(Timeline.needed(entry.kind()))) {
                entries.add(entry);
            }
        }
        entries.sort(Comparator.comparing(Entry::at).reversed());
        return List.copyOf(entries);
    }

    Optional<Instant> latest() {
        return timelines.values().stream().flatMap(List::stream).map(Entry::at).max(Comparator.naturalOrder());
    }

    List<Incident> all() {
        return List.copyOf(byKey.values());
    }

    public Optional<Incident> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    public List<Incident> list(boolean open, int limit) {
        return byKey.values().stream()
                .filter(incident -> !open || incident.state() != State.CLOSED)
                .sorted(Comparator.comparing(Incident::priority)
                        .thenComparingInt((Incident one) -> GRAVEST_FIRST.indexOf(one.severity()))
                        .thenComparing(Incident::openedAt))
                .limit(limit)
                .toList();
    }

    public List<Entry> timeline(String key) {
        return timelines.getOrDefault(key, List.of());
    }

    public List<Reason> reasons(String key) {
        return reasons.getOrDefault(key, List.of());
    }

    /** As {@link PastIncidents#touching}. */
    public List<Incident> touching(Set<UUID> items, Set<String> fingerprints, Instant from, Instant to) {
        return byKey.values().stream()
                .filter(one -> !one.openedAt().isBefore(from) && one.openedAt().isBefore(to))
                .filter(one -> one.items().stream().anyMatch(item -> items.contains(item.id()))
                        || one.alertFingerprints().stream().anyMatch(fingerprints::contains))
                .sorted(Comparator.comparing(Incident::openedAt).reversed())
                .toList();
    }
}
