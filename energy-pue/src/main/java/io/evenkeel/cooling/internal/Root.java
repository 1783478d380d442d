package io.evenkeel.cooling.internal;

import java.util.function.DoubleUnaryOperator;

/** Where a rising function passes zero. Chandrupatla's method (Adv. Eng. Software 28, 1997): bracketed, so it always ends. */
final class Root {
    private static final double TOLERANCE = 1e-13;
    private static final int MOST_STEPS = 100;

    private Root() {}

    /** @return between both ends, given a value below 0 at the lower one and not below 0 at the upper one */
    static double between(DoubleUnaryOperator rising, double low, double atLow, double high, double atHigh) {
        double a = high;
        double fa = atHigh;
        double b = low;
        double fb = atLow;
        double c = b;
        double fc = fb;
        double t = 0.5;
        for (int step = 0; step < MOST_STEPS; step++) {
            double at = a + t * (b - a);
            double value = rising.applyAsDouble(at);
            if (value < 0 == fa < 0) {
                c = a;
                fc = fa;
            } else {
                c = b;
                fc = fb;
                b = a;
                fb = fa;
            }
            a = at;
            fa = value;
            double best = Math.abs(fa) < Math.abs(fb) ? a : b;
            double least = TOLERANCE * Math.abs(best) / Math.abs(b - a);
            if (least > 0.5 || fa == 0 || fb == 0) {
                return fa == 0 ? a : best;
            }
            t = next(a, fa, b, fb, c, fc);
            t = Math.min(1 - least, Math.max(least, t));
        }
        return a;
    }

    /** Inverse quadratic interpolation where it is safe, else halving. */
    private static double next(double a, double fa, double b, double fb, double c, double fc) {
        double xi = (a - b) / (c - b);
        double phi = (fa - fb) / (fc - fb);
        if (phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi) {
            return fa / (fb - fa) * fc / (fb - fc) + (c - a) / (b - a) * fa / (fc - fa) * fb / (fc - fb);
        }
        return 0.5;
    }
}
