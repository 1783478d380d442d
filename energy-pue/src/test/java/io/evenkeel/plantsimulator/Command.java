package io.evenkeel.plantsimulator;

/**
 * What the plant is told to do; pumps and fans follow by their drives.
 *
 * @param condenserFlow share of the running condenser pumps' rated flow
 */
public record Command(
        double supplyAir,
        double chilledWater,
        double towerWater,
        boolean economizer,
        int chillers,
        int condenserPumps,
        double condenserFlow,
        int cells,
        int chilledPumps) {

    Command withTowerWater(double celsius) {
        return new Command(
                supplyAir,
                chilledWater,
                celsius,
                economizer,
                chillers,
                condenserPumps,
                condenserFlow,
                cells,
                chilledPumps);
    }

    Command withChilledWater(double celsius) {
        return new Command(
                supplyAir,
                celsius,
                towerWater,
                economizer,
                chillers,
                condenserPumps,
                condenserFlow,
                cells,
                chilledPumps);
    }

    Command with(double air, double chilled, double tower) {
        return new Command(
                air, chilled, tower, economizer, chillers, condenserPumps, condenserFlow, cells, chilledPumps);
    }
}
