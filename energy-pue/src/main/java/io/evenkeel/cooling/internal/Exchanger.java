package io.evenkeel.cooling.internal;

/** The size of a counterflow heat exchanger from what it carried. */
final class Exchanger {
    private static final double MOST_UNITS = 12;

    private Exchanger() {}

    /**
     * kW/K with which streams of two capacity flows reach an effectiveness; NaN outside what a measurement tells.
     *
     * @param most effectiveness above which the size hardly shows
     */
    static double ua(double effectiveness, double least, double greatest, double most) {
        double ratio = least / greatest;
        if (!(effectiveness > 0.05 && effectiveness < most && ratio > 0)
                || Counterflow.effectiveness(MOST_UNITS, ratio) <= effectiveness) {
            return Double.NaN;
        }
        return least
                * Root.between(
                        units -> Counterflow.effectiveness(units, ratio) - effectiveness,
                        1e-6,
                        -effectiveness,
                        MOST_UNITS,
                        Counterflow.effectiveness(MOST_UNITS, ratio) - effectiveness);
    }
}
