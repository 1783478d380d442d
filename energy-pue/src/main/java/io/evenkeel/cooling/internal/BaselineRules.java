package io.evenkeel.cooling.internal;

import io.evenkeel.cooling.Controller;
import io.evenkeel.cooling.Outcome;
import io.evenkeel.cooling.Plant;
import io.evenkeel.cooling.PlantState;
import io.evenkeel.cooling.Setting;
import io.evenkeel.cooling.Site;
import io.evenkeel.cooling.Weather;
import java.util.Optional;

/** The conventional controller; of each rule the first feasible tower water is taken, in steps of 0.5 K. */
public final class BaselineRules implements Controller {
    private static final double SUPPLY_AIR = 20;
    private static final double FREE_WATER = 12;
    private static final double COLD_WATER = 7;
    private static final int FREE_PUMPS = 4;
    private static final double STEP = 0.5;

    private final Plant plant;

    public BaselineRules(Plant plant) {
        this.plant = plant;
    }

    @Override
    public Optional<PlantState> decide(Weather weather, double loadKw) {
        return free(weather, loadKw).or(() -> mechanical(weather, loadKw));
    }

    private Optional<PlantState> free(Weather weather, double load) {
        Site site = plant.site();
        int condenserPumps = Math.min(FREE_PUMPS, site.condenserWaterPumps().count());
        int chilledPumps = Math.min(FREE_PUMPS, site.chilledWaterPumps().count());
        int cells = Math.max(1, site.towers().cells() * 10 / 12);
        for (double tower = 11.5; tower >= 5; tower -= STEP) {
            Outcome outcome = plant.evaluate(
                    weather, load, setting(FREE_WATER, tower, true, 0, condenserPumps, cells, chilledPumps));
            if (outcome instanceof Outcome.Runs runs) {
                return Optional.of(runs.state());
            }
        }
        return Optional.empty();
    }

    private Optional<PlantState> mechanical(Weather weather, double load) {
        Site site = plant.site();
        for (int chillers = 1; chillers <= site.chillers().count(); chillers++) {
            int cells = Math.ceilDiv(
                    site.towers().cells() * chillers, site.chillers().count());
            for (double tower = 24; tower <= 36; tower += STEP) {
                Outcome outcome = plant.evaluate(
                        weather, load, setting(COLD_WATER, tower, false, chillers, chillers, cells, chillers));
                if (outcome instanceof Outcome.Runs runs) {
                    return Optional.of(runs.state());
                }
            }
        }
        return Optional.empty();
    }

    private static Setting setting(
            double water,
            double tower,
            boolean economizer,
            int chillers,
            int condenserPumps,
            int cells,
            int chilledPumps) {
        return new Setting(
                Setting.Drives.CONSTANT,
                SUPPLY_AIR,
                water,
                tower,
                economizer,
                chillers,
                condenserPumps,
                1,
                cells,
                chilledPumps);
    }
}
