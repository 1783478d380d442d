package io.evenkeel.recovery.internal;

import io.evenkeel.recovery.Drill;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A drill's row.
 *
 * @param stopBy who has it stopped, while the host still cleans up
 * @param newest the newest moment that could have been restored when it began
 * @param lines of output that are kept
 */
record StoredDrill(
        UUID id,
        Drill drill,
        Optional<String> stopBy,
        Optional<String> stopReason,
        Optional<Instant> newest,
        int lines) {

    String number() {
        return drill.number();
    }
}
