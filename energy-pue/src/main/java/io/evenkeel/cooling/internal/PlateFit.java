package io.evenkeel.cooling.internal;

import io.evenkeel.cooling.OperatingHour;
import io.evenkeel.cooling.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The plate from hours in which it carries what it can. In free cooling it is throttled and shows only what it carries at least,
 * which lifts the size where those hours would be impossible.
 */
final class PlateFit {
    private static final String NAME = "plate";
    private static final double MOST_EFFECTIVENESS = 0.985;
    /** Of the hours of free cooling that must be possible. */
    private static final double POSSIBLE = 0.9;
    /** Heat above the chillers' least load by which the plate is known to be open. */
    private static final double OPEN = 1.04;

    private PlateFit() {}

    /** A plate and what became of it. */
    record Fitted(Site.Plate plate, PartFit part) {}

    static Fitted of(Site site, List<OperatingHour> hours) {
        List<Double> open = new ArrayList<>();
        List<Double> throttled = new ArrayList<>();
        for (OperatingHour hour : hours) {
            double ratio = hour.setting().economizer() ? ratio(site, hour) : Double.NaN;
            if (ratio > 0) {
                if (hour.setting().chillers() == 0) {
                    throttled.add(ratio);
                } else if (isOpen(site, hour)) {
                    open.add(ratio);
                }
            }
        }
        boolean shown = open.size() >= PartFit.LEAST_HOURS;
        boolean free = throttled.size() >= PartFit.LEAST_HOURS;
        double least = free ? PartFit.quantile(POSSIBLE, array(throttled)) : 0;
        double factor = Math.max(shown ? PartFit.median(array(open)) : 1, least);
        if (!shown && least <= 1) {
            return new Fitted(
                    site.plate(),
                    PartFit.held(NAME, "only " + open.size() + " hours in which it carried all it could."));
        }
        if (!PartFit.believable(factor, 1)) {
            return new Fitted(
                    site.plate(), PartFit.refused(NAME, "it would have %.1f times its design's UA.".formatted(factor)));
        }
        Site.Plate plate =
                new Site.Plate(site.plate().ua() * factor, site.plate().flow());
        return new Fitted(plate, PartFit.fitted(NAME, Map.of("ua", plate.ua())));
    }

    private static boolean isOpen(Site site, OperatingHour hour) {
        double kept = site.limits().leastChillerLoad()
                * hour.setting().chillers()
                * site.chillers().capacityKw();
        return hour.heat().chillers() > OPEN * kept;
    }

    /** UA shown in an hour over the design's at the same flows. */
    private static double ratio(Site site, OperatingHour hour) {
        double one = hour.chilledFlow() * Counterflow.WATER;
        double other = hour.condenserFlow() * Counterflow.WATER;
        double least = Math.min(one, other);
        double back = hour.setting().chilledWaterC() + hour.heat().plant() / one;
        double apart = back - hour.setting().towerWaterC();
        double shown =
                Exchanger.ua(hour.heat().plate() / (least * apart), least, Math.max(one, other), MOST_EFFECTIVENESS);
        double resistance = PlateHeat.resistance(site.plate(), hour.chilledFlow())
                + PlateHeat.resistance(site.plate(), hour.condenserFlow());
        return shown * resistance / site.plate().ua();
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
