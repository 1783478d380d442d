package io.evenkeel.oncall.internal;

import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;

/** Which policy an incident gets. Pure. */
final class Matching {
    private Matching() {}

    /**
     * Of those whose labels the incident all has, the one that names most of them; among equals the first.
     *
     * @param matches the labels that each policy asks for, at least one each
     */
    static Optional<UUID> best(SequencedMap<UUID, Map<String, String>> matches, Map<String, String> labels) {
        Optional<UUID> best = Optional.empty();
        int most = 0;
        for (var policy : matches.sequencedEntrySet()) {
            Map<String, String> asked = policy.getValue();
            if (asked.size() > most && labels.entrySet().containsAll(asked.entrySet())) {
                best = Optional.of(policy.getKey());
                most = asked.size();
            }
        }
        return best;
    }
}
