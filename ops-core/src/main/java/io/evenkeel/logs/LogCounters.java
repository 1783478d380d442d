package io.evenkeel.logs;

import io.evenkeel.audit.Actor;
import java.time.Instant;
import java.util.List;

/**
 * Queries whose lines are counted as they come, so that a rule can look at how many there are:
 * {@code log_matching_lines_total{counter="NAME",host=…}}. Thread-safe.
 */
public interface LogCounters {
    /** Each is asked of every line that comes. */
    int MOST = 50;

    /** By name. Needs {@code SEE_OPERATIONS}. */
    List<LogCounter> all(Actor actor);

    /**
     * Counts what the query asks for from now on, at the latest in ten seconds; what was counted under the name stays.
     *
     * @param actor needs {@code EDIT_RULES}
     * @param name of a-z, 0-9, {@code _} and {@code -}, at most 60
     * @throws LogQueryError if the query cannot be read
     * @throws io.evenkeel.audit.Refusal CONFLICT where there are {@value #MOST} of other names already
     */
    LogCounter put(Actor actor, String name, String query);

    /** Counts it no more. Needs {@code EDIT_RULES}. */
    void remove(Actor actor, String name);

    /** @param byName who wrote the query as it is */
    record LogCounter(String name, String query, String byName, Instant at) {}
}
