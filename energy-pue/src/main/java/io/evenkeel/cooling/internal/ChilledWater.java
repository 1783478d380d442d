package io.evenkeel.cooling.internal;

import io.evenkeel.cooling.Site;

/**
 * The hall and the chilled-water side at one choice: all that does not depend on the weather.
 *
 * @param airIndex of the supply air in the grid
 * @param waterIndex of the chilled water in the grid
 * @param power kW of hall and pumps
 * @param heat of the plant, kW
 * @param resistance of the plate on this side
 */
record ChilledWater(
        int airIndex,
        int waterIndex,
        double supplyAir,
        double supplyWater,
        int chillers,
        boolean economizer,
        int pumps,
        double flow,
        double evaporatorFlow,
        double power,
        double heat,
        double returnC,
        double resistance) {

    /** The state, or null where pumps or evaporators cannot run it. */
    static @org.jspecify.annotations.Nullable ChilledWater of(
            Site site, HallLoad hall, Place place, double flow, int chillers, boolean economizer, int pumps) {
        Site.Limits limits = site.limits();
        double nominal = site.chillers().evaporatorFlow();
        double evaporators = Math.min(flow, chillers * limits.mostEvaporatorFlow() * nominal);
        if (chillers > 0 && evaporators / chillers < limits.leastEvaporatorFlow() * nominal - PumpRule.SLACK) {
            return null;
        }
        PumpRule rule = new PumpRule(site.chilledWaterPumps(), limits.leastPumpFlow());
        double head = rule.head(flow, chillers > 0 ? evaporators / (chillers * nominal) : 0, economizer);
        double shaft = rule.shaft(flow, pumps, head);
        if (!(shaft >= 0)) {
            return null;
        }
        double heat = hall.coil() + shaft;
        return new ChilledWater(
                place.airIndex(),
                place.waterIndex(),
                place.supplyAir(),
                place.supplyWater(),
                chillers,
                economizer,
                pumps,
                flow,
                evaporators,
                hall.power() + rule.electric(shaft, flow, pumps, head),
                heat,
                place.supplyWater() + heat / (flow * Counterflow.WATER),
                PlateHeat.resistance(site.plate(), flow));
    }

    /** Temperatures and their places in the grid. */
    record Place(int airIndex, int waterIndex, double supplyAir, double supplyWater) {}
}
