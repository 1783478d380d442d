package io.evenkeel.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What there was: incidents by what they were on, for those who count or compare them. Thread-safe. */
public interface PastIncidents {

    /**
     * The incidents that were opened in the span and are on one of these items or have one of these alerts, the newest
     * first; at most 500.
     *
     * @param to not included
     */
    List<Incident> touching(Set<UUID> items, Set<String> fingerprints, Instant from, Instant to);

    /**
     * How often alerts of incidents on these items began to fire in the span. A muted alert opens no incident and is not
     * counted.
     */
    int firings(Set<UUID> items, Instant from, Instant to);

    /**
     * How the incidents went that were opened before {@code to} and were not over at {@code from}, or were opened again in
     * the span; by key's age, at most 500.
     *
     * @param to not included
     * @param after the key of the last one of the page before
     */
    List<Course> courses(Instant from, Instant to, Optional<String> after);
}
