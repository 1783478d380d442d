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
 * @param firing whether at least one of its alerts fires
 * @param round how often it was opened again
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
        Optional<Instant> resolvedAt,
        Optional<Instant> closedAt,
        Optional<UUID> owner,
        Optional<String> ownerName,
        boolean firing,
        Optional<Review> review,
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

    public Incident {
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
