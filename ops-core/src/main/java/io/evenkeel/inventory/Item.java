package io.evenkeel.inventory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One thing of the estate.
 *
 * @param owner who answers for it, in the words of people: a person, a team
 * @param discovered whether it appeared by itself
 * @param lastSeen when something was last measured of it, to a few minutes; absent for what people wrote down
 * @param facts what is known by measuring: {@code kernel}, {@code version}, {@code memoryBytes}
 * @param endsOn its last day, for what is there only for a time
 * @param retired whether it is gone; kept for what refers to it
 * @param version for {@code If-Match}; grows with each change by a person
 */
public record Item(
        UUID id,
        Kind kind,
        String name,
        Optional<Criticality> criticality,
        Optional<String> owner,
        Optional<String> note,
        boolean discovered,
        Optional<Instant> lastSeen,
        Map<String, String> facts,
        Optional<LocalDate> endsOn,
        boolean retired,
        long version) {

    public Item {
        facts = Map.copyOf(facts);
    }
}
