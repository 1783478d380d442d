package io.evenkeel.alerting;

import io.evenkeel.audit.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a rule would have done on past measurements. Thread-safe. */
public interface PastTrials {

    /**
     * Needs {@code SEE_OPERATIONS}. Refused INVALID for an expression that is none, TOO_LARGE if it would cost too much
     * time or memory, TOO_MANY while others are tried.
     */
    Outcome run(Actor actor, String expression, Duration holdFor, Instant from, Instant to);

    /**
     * @param spans when it would have fired, oldest first; at most 1,000
     * @param count how many there are in all
     * @param evaluations how often the expression was evaluated: the time between two grows with the span
     */
    record Outcome(List<Span> spans, int count, int evaluations) {}

    /** @param to empty if it fired to the end */
    record Span(Map<String, String> labels, Instant from, Optional<Instant> to) {}
}
