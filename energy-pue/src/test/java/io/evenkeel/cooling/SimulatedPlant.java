package io.evenkeel.cooling;

import io.evenkeel.plantsimulator.Command;
import io.evenkeel.plantsimulator.Outdoors;
import io.evenkeel.plantsimulator.PlantMetered;
import io.evenkeel.plantsimulator.SteadyPlant;
import java.util.Optional;

/** The simulator seen through the product's door: a plant whose equations the product does not have. */
record SimulatedPlant(SteadyPlant simulator, Site site, Chiller chiller) implements Plant {

    /** Not told why: a real plant would not either. One pump more is started by the plant itself where those told do not suffice. */
    @Override
    public Outcome evaluate(Weather weather, double loadKw, Setting setting) {
        Command told = command(setting);
        return simulator
                .held(air(weather), loadKw, told)
                .or(() -> simulator.held(air(weather), loadKw, oneMorePump(told)))
                .<Outcome>map(metered -> new Outcome.Runs(state(weather, loadKw, metered)))
                .orElse(new Outcome.Breaks(setting.chillers() == 0 ? Limit.PLATE : Limit.TOWER));
    }

    static Outdoors air(Weather weather) {
        return new Outdoors(weather.dryBulbC(), weather.wetBulbC(), weather.pressurePa());
    }

    static Command command(Setting set) {
        return new Command(
                set.supplyAirC(),
                set.chilledWaterC(),
                set.towerWaterC(),
                set.economizer(),
                set.chillers(),
                set.condenserPumps(),
                set.condenserFlow(),
                set.cells(),
                set.chilledPumps());
    }

    private static Command oneMorePump(Command told) {
        return new Command(
                told.supplyAir(),
                told.chilledWater(),
                told.towerWater(),
                told.economizer(),
                told.chillers(),
                told.condenserPumps(),
                told.condenserFlow(),
                told.cells(),
                Math.min(5, told.chilledPumps() + 1));
    }

    static Setting setting(Command told) {
        return new Setting(
                Setting.Drives.VARIABLE,
                told.supplyAir(),
                told.chilledWater(),
                told.towerWater(),
                told.economizer(),
                told.chillers(),
                told.condenserPumps(),
                told.condenserFlow(),
                told.cells(),
                told.chilledPumps());
    }

    static Powers powers(PlantMetered kw) {
        return new Powers(
                kw.it(),
                kw.pdu(),
                kw.ups(),
                kw.transformer(),
                kw.auxiliary(),
                kw.fans(),
                kw.chilledPumps(),
                kw.condenserPumps(),
                kw.chillers(),
                kw.towers(),
                kw.basin());
    }

    /** An hour of it as the product reads it. */
    static OperatingHour hour(Weather weather, PlantMetered told) {
        Weather sensed = new Weather(
                weather.hour(),
                weather.month(),
                told.outdoors().dryBulb(),
                told.outdoors().wetBulb(),
                told.outdoors().pressure());
        return new OperatingHour(
                sensed,
                setting(told.command()),
                powers(told),
                heat(told),
                told.fanSpeed(),
                told.chilledFlow(),
                told.condenserFlow(),
                told.condenserIn(),
                told.evaporatorOut());
    }

    private static PlantState.Heat heat(PlantMetered told) {
        return new PlantState.Heat(told.coil(), told.plant(), told.plate(), told.chillerHeat(), told.rejected());
    }

    private static PlantState state(Weather weather, double load, PlantMetered kw) {
        boolean runs = kw.command().chillers() > 0;
        return new PlantState(
                weather,
                load,
                setting(kw.command()),
                powers(kw),
                heat(kw),
                kw.fanSpeed(),
                kw.plant() - kw.coil(),
                kw.back(),
                kw.chilledFlow(),
                kw.condenserFlow(),
                kw.condenserIn(),
                kw.condenserOut(),
                kw.evaporatorOut(),
                runs ? kw.chillerHeat() / kw.command().chillers() / 3500 : 0,
                runs ? kw.chillerHeat() / kw.chillers() : 0,
                runs ? kw.condenserOut() - kw.evaporatorOut() : 0,
                false,
                false);
    }

    /** Facility power of a setting run on it, drifting where it cannot be held. */
    Optional<PlantMetered> run(Weather weather, double loadKw, Setting setting) {
        return simulator.drifting(air(weather), loadKw, command(setting));
    }
}
