package io.evenkeel.logs;

import io.evenkeel.audit.Actor;
import java.util.List;

/** Takes lines in, whatever inlet they came by. Thread-safe. */
public interface LogIntake {
    /** Lines in one call at most. */
    int MOST_LINES = 10_000;

    /**
     * Takes lines apart, takes secrets out of them, finds their templates and keeps them. When it returns they survive a crash.
     *
     * @param actor needs {@code WRITE_LOGS}; an agent's lines are those of its own host
     * @throws io.evenkeel.audit.Refusal UNAVAILABLE where they cannot be kept now: the sender keeps them and tries again
     */
    void take(Actor actor, List<RawLine> lines);
}
