package io.evenkeel.incident;

import java.time.Instant;
import java.util.List;
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
}
