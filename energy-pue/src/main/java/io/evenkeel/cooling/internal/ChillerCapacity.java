package io.evenkeel.cooling.internal;

import io.evenkeel.cooling.Chiller;

/** Capacity at hand over the reference capacity, by the published curve, its arguments kept inside the published bounds. */
final class ChillerCapacity {
    private ChillerCapacity() {}

    static double share(Chiller chiller, double leaving, double entering) {
        return curve(
                chiller.capacity(),
                chiller.leaving().clamp(leaving),
                chiller.entering().clamp(entering));
    }

    /** a + b·x + c·x² + d·y + e·y² + f·x·y. */
    static double curve(java.util.List<Double> of, double x, double y) {
        return of.get(0) + of.get(1) * x + of.get(2) * x * x + of.get(3) * y + of.get(4) * y * y + of.get(5) * x * y;
    }
}
