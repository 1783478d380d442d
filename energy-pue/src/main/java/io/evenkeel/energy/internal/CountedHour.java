package io.evenkeel.energy.internal;

import io.evenkeel.energy.NodeBalance.Amount;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a node used in an hour.
 *
 * @param at its begin
 * @param kwh empty where a meter that it needs has a gap
 * @param itKwh of the IT below it; empty where it is not known, or there is none
 * @param puePlusMinus of the one over the other, expanded; empty where there is no PUE, or it was counted before this was kept
 * @param interpolated whether a counter was not read in it, so that its share of what was counted is taken as even
 * @param silent the first meters that had a gap
 */
public record CountedHour(
        String node,
        Instant at,
        OptionalDouble kwh,
        OptionalDouble itKwh,
        OptionalDouble puePlusMinus,
        boolean interpolated,
        List<String> silent) {

    public CountedHour {
        silent = List.copyOf(silent);
    }

    /** What is said of its PUE for good: the value, or that there is none; empty where readings have to be asked. */
    Optional<Optional<Amount>> pue() {
        if (kwh.isPresent() && itKwh.isPresent() && itKwh.getAsDouble() > 0) {
            double value = kwh.getAsDouble() / itKwh.getAsDouble();
            return puePlusMinus.isPresent()
                    ? Optional.of(Optional.of(new Amount(value, puePlusMinus.getAsDouble())))
                    : Optional.empty();
        }
        return silent.isEmpty() && kwh.isPresent() ? Optional.of(Optional.empty()) : Optional.empty();
    }
}
