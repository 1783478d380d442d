package io.evenkeel.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One trouble.
 *
 * @param key what people say: {@code INC-12}
 * @param severity the gravest of its alerts in this round: critical, high, medium or low
 * @param host the host it is on, if its alerts name one
 * @param owner who acknowledged it
 * @param asksAgainAt until when the acknowledgement holds; absent while nothing fires and where it pages nobody
 * @param askedAt since when the owner is asked whether the acknowledgement still holds
 * @param firing whether at least one of its alerts fires
 * @param muted whether something fires and silences are over all of it: nobody is paged meanwhile
 * @param reviewNeeded whether cause and remedy must be written before it can be closed
 * @param items what it is on
 * @param services the business services that depend on that
 * @param round how often paging began again: it was opened again, nobody answered, or it got graver after all were paged
 * @param version for {@code If-Match}; grows with each change
 */
public record Incident(
        String key,
        String title,
        State state,
        Priority priority,
        String severity,
        Optional<String> host,
        Instant openedAt,
        Optional<Instant> acknowledgedAt,
        Optional<Instant> asksAgainAt,
        Optional<Instant> askedAt,
        Optional<Instant> resolvedAt,
        Optional<Instant> closedAt,
        Optional<UUID> owner,
        Optional<String> ownerName,
        boolean firing,
        boolean muted,
        boolean reviewNeeded,
        Optional<Review> review,
        List<AffectedItem> items,
        List<HitService> services,
        List<String> alertFingerprints,
        int round,
        long version) {

    /** The states in order; the verbs say which goes to which. */
    public enum State {
        OPEN,
        ACKNOWLEDGED,
        RESOLVED,
        REVIEWED,
        CLOSED
    }

    /** Cause and remedy, written by a person after it was resolved. */
    public record Review(String cause, String remedy) {}

    /**
     * What an incident is on, as the inventory called it when the alert came.
     *
     * @param kind {@code host}, {@code database}, …
     */
    public record AffectedItem(UUID id, String name, String kind) {}

    /**
     * @param criticality {@code critical}, {@code high}, {@code medium} or {@code low}, if somebody has said it
     * @param effect {@code down} or {@code degraded}
     */
    public record HitService(String name, Optional<String> criticality, String effect) {}

    public Incident {
        items = List.copyOf(items);
        services = List.copyOf(services);
        alertFingerprints = List.copyOf(alertFingerprints);
    }

    /**
     * Whether it is worth waking somebody. One of low severity is opened, listed and reviewed like any other, but pages
     * nobody: a page at night for something that can wait teaches people to ignore pages. If a graver alert joins, it pages.
     */
    public boolean pages() {
        return !severity.equals("low");
    }
}
