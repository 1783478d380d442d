package io.evenkeel.oncall;

import java.time.Instant;
import java.util.List;

/**
 * A step of the policy was carried out for an incident. Published in the transaction that stores it; incident, round and
 * step name it uniquely.
 *
 * @param people display names; empty if the step had nobody
 * @param step from 0, of {@code steps}
 */
public record PageSent(
        String incident, int round, int step, int steps, String policy, List<String> people, Instant at) {

    public PageSent {
        people = List.copyOf(people);
    }
}
