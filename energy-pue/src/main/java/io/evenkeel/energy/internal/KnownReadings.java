package io.evenkeel.energy.internal;

import io.evenkeel.energy.Meter;
import io.evenkeel.energy.Metered;
import io.evenkeel.energy.Metered.Cause;
import io.evenkeel.energy.Metered.Gap;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * All that is known of a meter around a span, to be asked for parts of it.
 *
 * @param ambiguous whether more than one series fits, so that none is believed
 */
record KnownReadings(Meter meter, Track readings, boolean ambiguous) {

    /** What the meter measured in a part; as much is read around it as its gaps and stillness are judged by. */
    Metered in(Instant from, Instant to) {
        if (ambiguous) {
            return new Metered(OptionalDouble.empty(), 0, List.of(new Gap(from, to, Cause.AMBIGUOUS)), Set.of());
        }
        Duration margin = meter.longestGap().plus(meter.stuckAfter());
        Track around = readings.around(Track.micros(from.minus(margin)), Track.micros(to.plus(margin)));
        return MeterTrack.of(meter, around, from, to);
    }
}
