package io.evenkeel.agent;

import java.time.Duration;
import java.time.Instant;

/** The moments at which a host is looked at: whole multiples of the interval since 1970, the same on every host. */
record Ticks(Duration interval) {

    /** The last moment that is not after this one. */
    Instant floor(Instant now) {
        return Instant.ofEpochMilli(Math.floorDiv(now.toEpochMilli(), interval.toMillis()) * interval.toMillis());
    }

    Instant after(Instant now) {
        return floor(now).plus(interval);
    }
}
