package io.evenkeel.inventory.internal;

import io.evenkeel.audit.UuidSeven;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes ids of now. */
@Component
class NewIds {
    private final InstantSource clock;

    NewIds(InstantSource clock) {
        this.clock = clock;
    }

    UUID next() {
        return UuidSeven.at(clock.instant());
    }
}
