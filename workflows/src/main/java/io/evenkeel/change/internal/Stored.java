package io.evenkeel.change.internal;

import io.evenkeel.change.Change;
import java.util.List;
import java.util.UUID;

/** A change with what only this room needs of its row. */
record Stored(UUID id, Change change, List<UUID> silences) {

    Stored {
        silences = List.copyOf(silences);
    }

    String key() {
        return change.key();
    }
}
