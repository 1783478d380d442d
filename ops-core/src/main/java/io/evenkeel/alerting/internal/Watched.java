package io.evenkeel.alerting.internal;

import io.evenkeel.alerting.Alert;
import java.time.Instant;
import java.util.Optional;

/**
 * An alert with what only this room needs to know.
 *
 * @param id of its row; empty before it is stored
 * @param rule key of the rule that raised it
 * @param file of that rule
 * @param updatedAt when it was last seen to hold, or changed
 * @param keptSince since when only {@code keep_firing_for} holds it
 * @param announced whether others were told of this stretch
 */
record Watched(
        Optional<Long> id,
        Alert alert,
        String rule,
        String file,
        Instant updatedAt,
        Optional<Instant> keptSince,
        boolean announced) {

    Watched with(Alert other) {
        return new Watched(id, other, rule, file, updatedAt, keptSince, announced);
    }
}
