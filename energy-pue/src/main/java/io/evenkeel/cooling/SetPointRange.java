package io.evenkeel.cooling;

import io.evenkeel.cooling.Site.Hall;
import io.evenkeel.cooling.Site.Limits;

/**
 * From where to where a set-point of a site can be moved. Whether the plant can be run so is another question.
 *
 * @param step as an operator would set it
 */
public record SetPointRange(double least, double most, double step) {
    /** No tower cools a plant with water that is warmer: condensers of chillers are built for less. */
    private static final double WARMEST_TOWER_WATER_C = 36;

    private static final double DEGREES = 0.5;
    private static final double SHARE = 0.05;

    /** What the site's limits and its number of machines allow. */
    public static SetPointRange of(SetPoint what, Site site) {
        Hall hall = site.hall();
        Limits limits = site.limits();
        double warmestAir = limits.mostInletC() - hall.recirculationK();
        return switch (what) {
            case SUPPLY_AIR -> new SetPointRange(limits.leastInletC() - hall.recirculationK(), warmestAir, DEGREES);
            // Water that is not colder than the air takes no heat from it.
            case CHILLED_WATER -> new SetPointRange(limits.leastEvaporatorC(), warmestAir, DEGREES);
            case TOWER_WATER -> new SetPointRange(limits.leastTowerWaterC(), WARMEST_TOWER_WATER_C, DEGREES);
            case ECONOMIZER -> new SetPointRange(0, 1, 1);
            case CHILLERS -> new SetPointRange(0, site.chillers().count(), 1);
            case CONDENSER_PUMPS -> machines(site.condenserWaterPumps().count());
            case CONDENSER_FLOW -> new SetPointRange(limits.leastPumpFlow(), 1, SHARE);
            case CELLS -> machines(site.towers().cells());
            case CHILLED_PUMPS -> machines(site.chilledWaterPumps().count());
        };
    }

    private static SetPointRange machines(int all) {
        return new SetPointRange(1, all, 1);
    }
}
