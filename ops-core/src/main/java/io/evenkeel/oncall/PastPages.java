package io.evenkeel.oncall;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What was paged, for those who count it. Thread-safe. */
public interface PastPages {

    /**
     * The incidents for which somebody was paged in the span, by key's letters; at most 500.
     *
     * @param to not included
     * @param after the key of the last one of the page before
     */
    List<PagedIncident> between(Instant from, Instant to, Optional<String> after);

    /**
     * @param pages steps of the policy that were carried out in the span and had somebody
     * @param notices messages that went out with them
     * @param reached how many of the pages a channel accepted for at least one person
     * @param first when the first of them went out
     */
    record PagedIncident(String incident, int pages, int notices, int reached, Instant first) {}
}
