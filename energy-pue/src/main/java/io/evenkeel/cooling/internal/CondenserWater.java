package io.evenkeel.cooling.internal;

import io.evenkeel.cooling.Site;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The condenser-water side at one choice: all that depends neither on weather nor on load.
 *
 * @param share of the rated flow
 * @param perCondenser kg/s through each condenser
 */
record CondenserWater(
        int pumps, double share, double flow, double perCondenser, double shaft, double power, double resistance) {

    /** What can be run with so many chillers, cheapest first. */
    static List<CondenserWater> all(Site site, List<Double> shares, int chillers, boolean economizer) {
        Site.Pumps design = site.condenserWaterPumps();
        PumpRule rule = new PumpRule(design, site.limits().leastPumpFlow());
        List<CondenserWater> all = new ArrayList<>();
        for (int pumps = Math.max(1, chillers); pumps <= design.count(); pumps++) {
            for (double share : shares) {
                double flow = pumps * share * design.flow();
                double each =
                        chillers > 0 ? Math.min(flow / chillers, site.chillers().condenserFlow()) : 0;
                double head = rule.head(flow, each / design.flow(), economizer);
                double shaft = rule.shaft(flow, pumps, head);
                boolean enough = chillers == 0 || each >= site.limits().leastCondenserFlow() - PumpRule.SLACK;
                if (enough && shaft >= 0) {
                    double power = rule.electric(shaft, flow, pumps, head);
                    all.add(new CondenserWater(
                            pumps, share, flow, each, shaft, power, PlateHeat.resistance(site.plate(), flow)));
                }
            }
        }
        all.sort(Comparator.comparingDouble(CondenserWater::power));
        return all;
    }
}
