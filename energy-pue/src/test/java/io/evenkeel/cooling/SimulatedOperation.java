package io.evenkeel.cooling;

import io.evenkeel.plantsimulator.Faults;
import io.evenkeel.plantsimulator.LivePlant;
import io.evenkeel.plantsimulator.SteadyPlant;
import java.util.ArrayList;
import java.util.List;

/**
 * The simulator run by good practice, read by its meters. Each twelve hours the operator tries another supply air, chilled water,
 * condenser flow or number of cells, where the plant holds it: without such steps a calibration cannot tell what they cost.
 */
final class SimulatedOperation {
    private static final int TRIAL_HOURS = 12;
    private static final double[] AIR = {0, 0, 0, 1, 0, -1, 0, 0, 1.5, -1};
    private static final double[] WATER = {0, 1.5, 0, 0, -1.5, 0, 0, 2, 0, -1};
    private static final double[] FLOW = {0, 0, -0.2, 0, 0, 0, -0.1, -0.2, 0.05, 0};
    private static final int[] CELLS = {0, 0, 0, 0, 0, -2, 0, 0, 0, 0};
    private static final long SEED = 42;

    private final SimulatedPlant plant;
    private final LivePlant live;
    private final Controller expert;
    private final List<Weather> year;

    SimulatedOperation(List<Weather> year, Faults faults) {
        Plant design = ReferencePlant.plant();
        this.plant = new SimulatedPlant(new SteadyPlant(faults), design.site(), design.chiller());
        this.live = new LivePlant(faults, SEED);
        this.expert = Controllers.expert(plant);
        this.year = year;
    }

    SimulatedPlant plant() {
        return plant;
    }

    Controller expert() {
        return expert;
    }

    Weather weather(int hour) {
        return year.get(Math.floorMod(hour, 8760));
    }

    /** IT work of an hour: a made-up day and week, kW. */
    static double load(Weather weather) {
        int hour = weather.hour() - 1;
        int day = hour / 24 % 7;
        double weekend = day == 0 || day == 6 ? 0.015 : 0;
        return 10_700 * (1 + 0.045 * Math.sin(2 * Math.PI * (hour % 24 - 9) / 24) - weekend) + 690.0 * hour / 8760;
    }

    /** Hours as metered, from one on; those in which the plant cannot run are missing. */
    List<OperatingHour> metered(int from, int hours, boolean trials) {
        List<OperatingHour> metered = new ArrayList<>();
        for (int hour = from; hour < from + hours; hour++) {
            Weather weather = weather(hour);
            double load = load(weather);
            int step = hour / TRIAL_HOURS % AIR.length;
            expert.decide(weather, load)
                    .map(PlantState::setting)
                    .map(usual -> trials ? tried(weather, load, usual, step) : usual)
                    .flatMap(set -> live.hour(SimulatedPlant.air(weather), load, SimulatedPlant.command(set)))
                    .ifPresent(truth -> metered.add(SimulatedPlant.hour(weather, live.read(truth))));
        }
        return metered;
    }

    private Setting tried(Weather weather, double load, Setting usual, int step) {
        Setting other = new Setting(
                usual.drives(),
                usual.supplyAirC() + AIR[step],
                usual.chilledWaterC() + WATER[step],
                usual.towerWaterC(),
                usual.economizer(),
                usual.chillers(),
                usual.condenserPumps(),
                usual.condenserFlow() + FLOW[step],
                Math.max(1, usual.cells() + CELLS[step]),
                usual.chilledPumps());
        return plant.evaluate(weather, load, other) instanceof Outcome.Runs(PlantState state) ? state.setting() : usual;
    }
}
