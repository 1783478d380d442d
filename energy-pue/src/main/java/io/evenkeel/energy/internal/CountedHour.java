package io.evenkeel.energy.internal;

import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a node used in an hour.
 *
 * @param at its begin
 * @param kwh empty where a meter that it needs has a gap
 * @param itKwh of the IT below it; empty where it is not known, or there is none
 * @param interpolated whether a counter was not read in it, so that its share of what was counted is taken as even
 * @param silent the first meters that had a gap
 */
public record CountedHour(
        String node, Instant at, OptionalDouble kwh, OptionalDouble itKwh, boolean interpolated, List<String> silent) {

    public CountedHour {
        silent = List.copyOf(silent);
    }
}
