package io.evenkeel.plantsimulator;

import java.util.Optional;
import java.util.Random;

/**
 * The plant as its operator sees it: set-points are reached with a lag, the hall's and the water's mass holds heat back, meters are a
 * little off and noisy, and faults may be there. Steps of ten minutes. Not safe for threads.
 */
public final class LivePlant {
    /** Steps an hour. */
    public static final int STEPS = 6;
    /** Share of the way to a set-point that a step goes: twelve minutes. */
    private static final double REACH = 1 - Math.exp(-10.0 / 12);
    /** Share of a change of load that a step passes on from the racks: twenty-five minutes. */
    private static final double WARM = 1 - Math.exp(-10.0 / 25);

    private final SteadyPlant plant;
    private final Faults faults;
    private final Meters meters;
    private Optional<Command> reached = Optional.empty();
    private double load = Double.NaN;
    private double firstWetBulb = Double.NaN;

    /** @param seed of noise and of how far meters are off; equal seeds tell equal figures */
    public LivePlant(Faults faults, long seed) {
        this.plant = new SteadyPlant(faults);
        this.faults = faults;
        this.meters = new Meters(new Random(seed));
    }

    /**
     * Ten minutes under a command.
     *
     * @return what is metered; empty where the plant cannot run so, which changes nothing but its set-points
     */
    public Optional<PlantMetered> step(Outdoors air, double itLoad, Command told) {
        Command before = reached.orElse(told);
        Command now = told.with(
                toward(before.supplyAir(), told.supplyAir()),
                toward(before.chilledWater(), told.chilledWater()),
                toward(before.towerWater(), told.towerWater()));
        reached = Optional.of(now);
        load = Double.isNaN(load) ? itLoad : load + WARM * (itLoad - load);
        return plant.drifting(air, load, now);
    }

    /** An hour under a command, as mean of its steps. */
    public Optional<PlantMetered> hour(Outdoors air, double itLoad, Command told) {
        HourMean mean = new HourMean();
        for (int i = 0; i < STEPS; i++) {
            step(air, itLoad, told).ifPresent(mean::add);
        }
        return mean.of(air);
    }

    /** The same as the meters tell it. */
    public PlantMetered read(PlantMetered truth) {
        if (Double.isNaN(firstWetBulb)) {
            firstWetBulb = truth.outdoors().wetBulb();
        }
        Outdoors air = truth.outdoors();
        Outdoors sensed = faults.wetBulbStuck() ? new Outdoors(air.dryBulb(), firstWetBulb, air.pressure()) : air;
        return meters.read(truth, sensed);
    }

    private static double toward(double from, double to) {
        return Math.abs(to - from) < 0.02 ? to : from + REACH * (to - from);
    }
}
