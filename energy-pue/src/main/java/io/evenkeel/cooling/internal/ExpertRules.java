package io.evenkeel.cooling.internal;

import io.evenkeel.cooling.Controller;
import io.evenkeel.cooling.Limit;
import io.evenkeel.cooling.Outcome;
import io.evenkeel.cooling.Plant;
import io.evenkeel.cooling.PlantState;
import io.evenkeel.cooling.Setting;
import io.evenkeel.cooling.Site;
import io.evenkeel.cooling.Weather;
import java.util.Optional;

/** The rule-based good practice: free cooling first, then as few chillers as 90 % load allows, then up to full load. */
public final class ExpertRules implements Controller {
    private static final double SUPPLY_AIR = 24;
    private static final double WATER = 16;
    private static final double STEP = 0.5;
    private static final double FLOW = 0.90;
    private static final double CELL_WATER = 0.6;
    private static final int FREE_PUMPS = 4;
    private static final double APPROACH = 4;
    private static final double USEFUL = 2;
    private static final double PREFERRED_LOAD = 0.90;

    private final Plant plant;

    public ExpertRules(Plant plant) {
        this.plant = plant;
    }

    @Override
    public Optional<PlantState> decide(Weather weather, double loadKw) {
        HallLoad hall = HallLoad.of(plant.site(), loadKw, SUPPLY_AIR, true);
        double flow = hall.waterFlow(plant.site(), WATER);
        if (!(flow >= 0)) {
            return Optional.empty();
        }
        int chilledPumps =
                (int) Math.ceil(flow / plant.site().chilledWaterPumps().flow());
        return free(weather, loadKw, chilledPumps)
                .or(() -> mechanical(weather, loadKw, hall, flow, chilledPumps, PREFERRED_LOAD))
                .or(() -> mechanical(weather, loadKw, hall, flow, chilledPumps, 1));
    }

    /** At the first tower water with which the plate carries the heat, the rest must hold too. */
    private Optional<PlantState> free(Weather weather, double load, int chilledPumps) {
        int pumps = Math.min(FREE_PUMPS, plant.site().condenserWaterPumps().count());
        for (double tower = WATER; tower >= 5; tower -= STEP) {
            switch (plant.evaluate(weather, load, setting(tower, true, 0, pumps, chilledPumps))) {
                case Outcome.Runs runs -> {
                    return Optional.of(runs.state());
                }
                case Outcome.Breaks(Limit limit) -> {
                    if (limit != Limit.PLATE) {
                        return Optional.empty();
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Optional<PlantState> mechanical(
            Weather weather, double load, HallLoad hall, double flow, int chilledPumps, double mostLoad) {
        double first = Math.max(5, Math.ceil(2 * (weather.wetBulbC() + APPROACH)) / 2);
        for (int chillers = 1; chillers <= plant.site().chillers().count(); chillers++) {
            boolean economizer = first <= returnWithout(hall, flow, chillers, chilledPumps) - USEFUL;
            int pumps = economizer
                    ? Math.min(
                            Math.max(chillers, FREE_PUMPS),
                            plant.site().condenserWaterPumps().count())
                    : chillers;
            for (double tower = first; tower <= 36; tower += STEP) {
                Setting setting = setting(tower, economizer, chillers, pumps, chilledPumps);
                if (plant.evaluate(weather, load, setting) instanceof Outcome.Runs(PlantState state)) {
                    if (state.partLoad() <= mostLoad + PumpRule.SLACK) {
                        return Optional.of(state);
                    }
                    break;
                }
            }
        }
        return Optional.empty();
    }

    /** Water back at the plant without the economizer. Evaporators that get too little water break a limit later. */
    private double returnWithout(HallLoad hall, double flow, int chillers, int chilledPumps) {
        Site site = plant.site();
        Site.Limits limits = site.limits();
        PumpRule rule = new PumpRule(site.chilledWaterPumps(), limits.leastPumpFlow());
        double nominal = chillers * site.chillers().evaporatorFlow();
        double head = rule.head(flow, Math.min(flow / nominal, limits.mostEvaporatorFlow()), false);
        return WATER + (hall.coil() + rule.shaft(flow, chilledPumps, head)) / (flow * Counterflow.WATER);
    }

    private Setting setting(double tower, boolean economizer, int chillers, int pumps, int chilledPumps) {
        Site site = plant.site();
        double flow = pumps * FLOW * site.condenserWaterPumps().flow();
        int cells = (int) Math.floor(flow / (CELL_WATER * site.towers().waterFlow()));
        return new Setting(
                Setting.Drives.VARIABLE,
                SUPPLY_AIR,
                WATER,
                tower,
                economizer,
                chillers,
                pumps,
                FLOW,
                Math.max(1, Math.min(site.towers().cells(), cells)),
                chilledPumps);
    }
}
