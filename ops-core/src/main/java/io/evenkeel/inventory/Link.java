package io.evenkeel.inventory;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One item depends on others: {@code from} is down when fewer than {@code needs} of {@code to} are left, and degraded while
 * one of them is missing.
 *
 * @param needs 1 to the number of {@code to}
 * @param discovered whether it was found by itself
 */
public record Link(UUID id, UUID from, List<UUID> to, int needs, Optional<String> note, boolean discovered) {

    public Link {
        to = List.copyOf(to);
    }
}
