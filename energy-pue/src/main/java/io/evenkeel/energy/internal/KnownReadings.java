package io.evenkeel.energy.internal;

import io.evenkeel.energy.Meter;
import io.evenkeel.energy.Metered;
import io.evenkeel.energy.Metered.Cause;
import io.evenkeel.energy.Metered.Gap;
import io.evenkeel.energy.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * All that is known of a meter around a span, to be asked for parts of it.
 *
 * @param readings in the order of time
 * @param ambiguous whether more than one series fits, so that none is believed
 */
record KnownReadings(Meter meter, List<Reading> readings, boolean ambiguous) {

    /** What the meter measured in a part; as much is read around it as its gaps and stillness are judged by. */
    Metered in(Instant from, Instant to) {
        if (ambiguous) {
            return new Metered(OptionalDouble.empty(), 0, List.of(new Gap(from, to, Cause.AMBIGUOUS)), Set.of());
        }
        Duration margin = meter.longestGap().plus(meter.stuckAfter());
        int first = Math.max(0, before(from.minus(margin)) - 1);
        int last = Math.min(readings.size(), before(to.plus(margin)) + 1);
        return MeterTrack.of(meter, readings.subList(first, Math.max(first, last)), from, to);
    }

    /** How many readings are before a moment. */
    private int before(Instant moment) {
        int low = 0;
        int high = readings.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (readings.get(middle).at().isBefore(moment)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
