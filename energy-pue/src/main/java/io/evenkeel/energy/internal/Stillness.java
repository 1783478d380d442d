package io.evenkeel.energy.internal;

import io.evenkeel.energy.Meter;
import io.evenkeel.energy.Meter.Quantity;
import io.evenkeel.energy.Reading;
import java.time.Duration;
import java.util.List;

/** Finds where a meter stands still for longer than what it measures can. */
final class Stillness {
    private Stillness() {}

    /** For each reading whether the step that leads to it belongs to such a time. The first has no step. */
    static boolean[] of(Meter meter, List<Reading> readings) {
        boolean[] still = new boolean[readings.size()];
        int first = 0;
        for (int i = 1; i <= readings.size(); i++) {
            if (i == readings.size()
                    || readings.get(i).value() != readings.get(first).value()) {
                mark(meter, readings, first, i - 1, still);
                first = i;
            }
        }
        return still;
    }

    private static void mark(Meter meter, List<Reading> readings, int first, int last, boolean[] still) {
        Duration lasted =
                Duration.between(readings.get(first).at(), readings.get(last).at());
        boolean plausible = meter.mayRest()
                && (meter.quantity() != Quantity.POWER || readings.get(first).value() == 0);
        if (last > first && !plausible && lasted.compareTo(meter.stuckAfter()) >= 0) {
            java.util.Arrays.fill(still, first + 1, last + 1, true);
        }
    }
}
