package io.evenkeel.cooling.internal;

import static io.evenkeel.cooling.internal.Counterflow.WATER;
import static io.evenkeel.cooling.internal.PumpRule.SLACK;

import io.evenkeel.cooling.Chiller;
import io.evenkeel.cooling.Setting;
import io.evenkeel.cooling.Site;
import io.evenkeel.cooling.Weather;
import org.jspecify.annotations.Nullable;

/** One hour of a search: tries choices of both water sides, keeps the best. Power is compared before the transformer, with which it rises. */
final class HourSearch {
    private final Site site;
    private final ChillerPower chillers;
    private final TowerCells towers;
    private final double dryBulb;
    private final double fanScale;
    private final double outdoor;
    private final double leastCellWater;
    private final double mostCellWater;
    private final double kept;

    private double best = Double.POSITIVE_INFINITY;
    private @Nullable Setting setting;
    private @Nullable ChilledWater bestWater;
    private double bestTower;
    private boolean coarse;

    HourSearch(Site site, Chiller chiller, Weather weather) {
        this.site = site;
        this.chillers = new ChillerPower(site, chiller);
        this.towers = new TowerCells(site.towers(), weather.wetBulbC(), weather.pressurePa());
        this.dryBulb = weather.dryBulbC();
        this.fanScale = site.towers().fanKw() * weather.pressurePa() / 101_325;
        this.outdoor = towers.enthalpy(weather.wetBulbC());
        double design = site.towers().waterFlow();
        Site.Limits limits = site.limits();
        this.leastCellWater = (dryBulb < 0 ? limits.leastCellWaterFrost() : limits.leastCellWater()) * design - SLACK;
        this.mostCellWater = limits.mostCellWater() * design + SLACK;
        this.kept = limits.leastChillerLoad() * site.chillers().capacityKw();
    }

    double best() {
        return best;
    }

    @Nullable
    Setting setting() {
        return setting;
    }

    /** The chilled-water side of the best; null without one. */
    @Nullable
    ChilledWater bestWater() {
        return bestWater;
    }

    double bestTower() {
        return bestTower;
    }

    /** Starts from a setting that is known to be feasible. */
    void known(double power, Setting known) {
        if (power < best) {
            best = power;
            setting = known;
        }
    }

    /** Leaves aside what draws so many kW or more. */
    void within(double power) {
        best = Math.min(best, power);
    }

    /**
     * Whether only the most cells are tried, which fans draw least with, but for what idle ones take and drives at their least speed.
     */
    void coarse(boolean only) {
        coarse = only;
    }

    boolean mayLeave(double tower) {
        return tower >= site.limits().leastTowerWaterC() - SLACK && tower > towers.wetBulb();
    }

    /** kW that the chillers draw at least with this tower water or warmer. */
    double leastChillers(ChilledWater water, double tower, double mostFlow, double itsResistance) {
        if (water.chillers() == 0) {
            return 0;
        }
        double carried = water.economizer() && tower < water.returnC()
                ? PlateHeat.most(
                        site.plate(),
                        water.flow(),
                        water.resistance(),
                        mostFlow,
                        itsResistance,
                        water.returnC() - tower)
                : 0;
        return chillers.least(water, tower, water.heat() - carried);
    }

    /** Whether the plate alone carries the heat. */
    boolean carriesAll(ChilledWater water, double tower, double flow, double itsResistance) {
        return tower < water.returnC()
                && PlateHeat.most(
                                site.plate(),
                                water.flow(),
                                water.resistance(),
                                flow,
                                itsResistance,
                                water.returnC() - tower)
                        >= water.heat() - SLACK;
    }

    /**
     * Computes a choice and keeps it if it is the best; towers are computed only where they may still win.
     *
     * @return kW before the towers; NaN where a limit forbids it
     */
    double attempt(ChilledWater water, CondenserWater condenser, double tower) {
        double plate = plateHeat(water, condenser, tower);
        if (!(plate >= 0)) {
            return Double.NaN;
        }
        double power = 0;
        if (water.chillers() > 0) {
            power = chillers.at(water, condenser, plate, tower + plate / (condenser.flow() * WATER));
            if (!(power >= 0)) {
                return Double.NaN;
            }
        }
        double before = water.power() + condenser.power() + power;
        if (before < best) {
            rejected(water, condenser, tower, before, water.heat() + power + condenser.shaft());
        }
        return before;
    }

    private double plateHeat(ChilledWater water, CondenserWater condenser, double tower) {
        if (!water.economizer()) {
            return 0;
        }
        if (!(tower < water.returnC())) {
            return Double.NaN;
        }
        double most = PlateHeat.most(
                site.plate(),
                water.flow(),
                water.resistance(),
                condenser.flow(),
                condenser.resistance(),
                water.returnC() - tower);
        if (water.chillers() == 0) {
            return most >= water.heat() - SLACK ? water.heat() : Double.NaN;
        }
        double plate = Math.min(most, water.heat() - kept * water.chillers());
        return plate > 0 ? plate : Double.NaN;
    }

    private void rejected(ChilledWater water, CondenserWater condenser, double tower, double before, double heat) {
        double range = heat / (condenser.flow() * WATER);
        double in = towers.enthalpy(tower + range);
        int most = (int) Math.min(site.towers().cells(), Math.floor(condenser.flow() / leastCellWater));
        int least = (int) Math.max(1, Math.ceil(condenser.flow() / mostCellWater));
        if (most < least || before + leastFans(heat, in, most) >= best) {
            return;
        }
        double out = towers.enthalpy(tower);
        for (int cells = most; cells >= (coarse ? most : least); cells--) {
            double basin = towers.basinPower(cells, dryBulb);
            double budget = best - before - basin;
            double each = condenser.flow() / cells;
            double fastest = Math.min(1, Math.cbrt(budget / (cells * fanScale)));
            if (budget > 0
                    && fastest > TowerCells.LEAST_SPEED
                    && towers.heat(fastest, each, in, out, range) >= heat / cells) {
                double speed = towers.speed(heat / cells, each, in, out, range);
                double total = before + basin + towers.variablePower(speed, cells);
                if (total < best) {
                    best = total;
                    setting = setting(water, condenser, tower, cells);
                    bestWater = water;
                    bestTower = tower;
                }
            }
        }
    }

    /** Fans of the most cells with which air leaves as saturated as the entering water, which none passes. */
    private double leastFans(double heat, double in, int cells) {
        double air = heat
                / Math.max(1e-9, in - outdoor)
                / (site.towers().airFlow() * fanScale / site.towers().fanKw());
        return fanScale * air * air * air / ((double) cells * cells);
    }

    private static Setting setting(ChilledWater water, CondenserWater condenser, double tower, int cells) {
        return new Setting(
                Setting.Drives.VARIABLE,
                water.supplyAir(),
                water.supplyWater(),
                tower,
                water.economizer(),
                water.chillers(),
                condenser.pumps(),
                condenser.share(),
                cells,
                water.pumps());
    }
}
