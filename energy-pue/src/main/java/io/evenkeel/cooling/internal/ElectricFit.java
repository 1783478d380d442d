package io.evenkeel.cooling.internal;

import io.evenkeel.cooling.OperatingHour;
import io.evenkeel.cooling.Powers;
import io.evenkeel.cooling.Site;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Losses of PDU, UPS and transformer by load: {@code rated·(fixed + linear·x + square·x²)} with terms of 0 or more. */
final class ElectricFit {
    private static final double MOST_SHARE = 0.25;
    private static final double LEAST_SPREAD = 0.03;

    private ElectricFit() {}

    /** Losses and what became of them. */
    record Fitted(Site.Losses losses, PartFit part) {}

    static Fitted of(
            String name,
            Site.Losses design,
            List<OperatingHour> hours,
            ToDoubleFunction<Powers> load,
            ToDoubleFunction<Powers> lost) {
        double[] loads = values(hours, load);
        double share = PartFit.median(values(hours, lost)) / PartFit.median(loads);
        if (!(share > 0 && share < MOST_SHARE)) {
            return new Fitted(
                    design,
                    PartFit.refused(
                            name,
                            "it loses %.1f %% of what passes; it must be above 0 and below %.0f %%."
                                    .formatted(100 * share, 100 * MOST_SHARE)));
        }
        LinearFit fit = new LinearFit(design.fixed(), design.linear(), design.square());
        for (OperatingHour hour : hours) {
            double x = load.applyAsDouble(hour.powers()) / design.ratedKw();
            fit.add(lost.applyAsDouble(hour.powers()) / design.ratedKw(), 1, 1, x, x * x);
        }
        double[] found = fit.solve();
        Site.Losses losses = new Site.Losses(design.ratedKw(), found[0], found[1], found[2]);
        String alike = PartFit.spread(loads) < LEAST_SPREAD
                ? "The load hardly changed; how much is lost is fitted, not how it changes."
                : "";
        return new Fitted(
                losses,
                new PartFit(
                        name,
                        io.evenkeel.cooling.Calibration.Verdict.FITTED,
                        alike,
                        Map.of("fixed", found[0], "linear", found[1], "square", found[2])));
    }

    static double[] values(List<OperatingHour> hours, ToDoubleFunction<Powers> of) {
        return hours.stream()
                .mapToDouble(hour -> of.applyAsDouble(hour.powers()))
                .toArray();
    }
}
