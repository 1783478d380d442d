package io.evenkeel.alerting.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Rules that are evaluated together. */
record RuleGroup(String file, String name, Duration interval, List<Rule> rules) {

    /** Where a group sets none. */
    static final Duration USUAL_INTERVAL = Duration.ofSeconds(15);

    /** Nobody looks more often. */
    static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(5);

    RuleGroup {
        rules = List.copyOf(rules);
    }

    /** Once in each interval, counted from 1970: so late wake-ups do not add up. */
    boolean isDue(Optional<Instant> last, Instant now) {
        return last.isEmpty() || slot(last.get()) != slot(now);
    }

    /** The number of the interval that a time lies in. */
    long slot(Instant time) {
        return Math.floorDiv(time.toEpochMilli(), interval.toMillis());
    }

    /** When the interval that a time lies in began: when the group was due. */
    Instant slotStart(Instant time) {
        return Instant.ofEpochMilli(slot(time) * interval.toMillis());
    }

    String key() {
        return file + "/" + name;
    }
}
