package io.evenkeel.logs;

import io.evenkeel.audit.Actor;
import io.evenkeel.logs.LogStore.Counted;
import io.evenkeel.logs.LogStore.Found;
import io.evenkeel.logs.LogStore.Search;
import io.evenkeel.logs.LogStore.Span;
import io.evenkeel.logs.LogStore.Templated;
import io.evenkeel.logs.LogStore.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** Reads log lines as the asker: needs {@code SEE_OPERATIONS}. Thread-safe. */
public interface Logs {
    Found find(Actor actor, Search search);

    Counted count(Actor actor, LogQuery query, Span span, Duration step);

    /** @param most 1 to 1,000 */
    Templated templates(Actor actor, LogQuery query, Span span, int most);

    /** Those of these templates that are known still. */
    Map<Long, KnownTemplate> known(Actor actor, Collection<Long> templates);

    Usage usage(Actor actor);

    /**
     * A template with where and when it was met first.
     *
     * @param lastSeen to about a minute
     */
    record KnownTemplate(
            long id, String text, String firstHost, String firstSource, Instant firstSeen, Instant lastSeen) {}
}
