package io.evenkeel.energy.internal;

import io.evenkeel.energy.Meter;
import io.evenkeel.energy.Meter.Quantity;
import java.util.concurrent.TimeUnit;

/** Finds where a meter stands still for longer than what it measures can. */
final class Stillness {
    private Stillness() {}

    /** For each reading whether the step that leads to it belongs to such a time. The first has no step. */
    static boolean[] of(Meter meter, Track readings) {
        boolean[] still = new boolean[readings.count()];
        int first = 0;
        for (int i = 1; i <= readings.count(); i++) {
            if (i == readings.count() || readings.value(i) != readings.value(first)) {
                mark(meter, readings, first, i - 1, still);
                first = i;
            }
        }
        return still;
    }

    private static void mark(Meter meter, Track readings, int first, int last, boolean[] still) {
        long lasted = readings.at(last) - readings.at(first);
        boolean plausible = meter.mayRest() && (meter.quantity() != Quantity.POWER || readings.value(first) == 0);
        if (last > first
                && !plausible
                && lasted >= TimeUnit.SECONDS.toMicros(meter.stuckAfter().toSeconds())) {
            java.util.Arrays.fill(still, first + 1, last + 1, true);
        }
    }
}
