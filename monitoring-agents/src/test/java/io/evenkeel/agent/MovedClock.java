package io.evenkeel.agent;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Stands still until it is moved. */
final class MovedClock implements InstantSource {

    private volatile Instant now;

    MovedClock(String start) {
        this.now = Instant.parse(start);
    }

    @Override
    public Instant instant() {
        return now;
    }

    void move(Duration by) {
        now = now.plus(by);
    }

    void moveSeconds(long seconds) {
        move(Duration.ofSeconds(seconds));
    }
}
