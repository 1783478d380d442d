package io.evenkeel.knowledge.internal.search;

import io.evenkeel.audit.Refusal;
import io.evenkeel.knowledge.KnowledgeIndex.IndexState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is known of how an index does: what it last failed by, and when it last held all. A failure is logged when it begins
 * and when it is over, not each time it is met. Thread-safe; one writer at a time.
 */
final class IndexCondition {
    private static final Logger LOG = LoggerFactory.getLogger(IndexCondition.class);
    private static final Duration STUCK_AFTER = Duration.ofMinutes(10);

    private final InstantSource clock;
    private final Instant begunAt;
    private volatile IndexState state = IndexState.MAKING;
    private volatile @Nullable Instant levelAt;

    IndexCondition(InstantSource clock) {
        this.clock = clock;
        this.begunAt = clock.instant();
    }

    /** It holds all that is published. */
    void level() {
        if (isTrouble(state)) {
            LOG.info("event=knowledge-index-well-again after={}", state);
        }
        state = IndexState.READY;
        levelAt = clock.instant();
    }

    void remaking() {
        state = IndexState.REMAKING;
    }

    void failed(IndexState now, Exception cause) {
        if (state != now) {
            LOG.warn("event=knowledge-index-in-trouble state={} cause=\"{}\"", now, cause.getMessage());
        }
        state = now;
    }

    Optional<Instant> levelAt() {
        return Optional.ofNullable(levelAt);
    }

    IndexState state() {
        boolean late = levelAt().orElse(begunAt).plus(STUCK_AFTER).isBefore(clock.instant());
        return late && !isTrouble(state) ? IndexState.STUCK : state;
    }

    private static boolean isTrouble(IndexState state) {
        return switch (state) {
            case HELD, NO_ROOM, STUCK -> true;
            case READY, MAKING, REMAKING -> false;
        };
    }

    /** What is wrong, with the way out; empty where nothing is. */
    Optional<String> trouble() {
        return switch (state()) {
            case READY, MAKING, REMAKING -> Optional.empty();
            case HELD ->
                Optional.of("Another process holds the index of articles. Stop the second one that works on this data"
                        + " folder; it is tried again each second.");
            case NO_ROOM ->
                Optional.of("The disk with the index of articles is full. Make room on it; it is tried again each"
                        + " second.");
            case STUCK ->
                Optional.of(
                        "The index of articles has not kept up for ten minutes or cannot be opened. The server's log"
                                + " says why; it may be removed while the server is stopped, and is made anew.");
        };
    }

    /** For who asks while nothing answers. */
    Refusal refusal() {
        return switch (state()) {
            case READY, MAKING, REMAKING ->
                new Refusal(
                        Refusal.Kind.UNAVAILABLE,
                        "knowledge-index-in-the-making",
                        "The index of articles is being made. Search again in a few seconds; the list of articles is there.");
            case HELD, NO_ROOM, STUCK ->
                new Refusal(
                        Refusal.Kind.UNAVAILABLE,
                        "knowledge-index-in-trouble",
                        trouble().orElse("") + " Until then nothing is found by words; the list of articles is there.");
        };
    }
}
