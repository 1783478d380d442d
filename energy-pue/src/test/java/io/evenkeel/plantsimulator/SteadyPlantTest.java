package io.evenkeel.plantsimulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The simulator is a plant too: its balances close, and what is wrong with it costs. */
class SteadyPlantTest {
    private static final Outdoors MILD = new Outdoors(20, 14, 101_325);
    private static final Command USUAL = new Command(24, 16, 19, false, 4, 4, 0.9, 12, 4);
    private static final Command FREE = new Command(24, 16, 13.5, true, 0, 4, 0.9, 12, 4);
    private static final double LOAD = 11_000;

    private static PlantMetered run(Faults faults, Outdoors air, Command told) {
        return new SteadyPlant(faults).held(air, LOAD, told).orElseThrow();
    }

    @Test
    void heatIsRejectedWithTheWorkOfPumpsAndChillers() {
        PlantMetered hour = run(Faults.NONE, MILD, USUAL);
        assertThat(hour.chillerHeat() + hour.plate()).isCloseTo(hour.plant(), within(1e-9));
        assertThat(hour.rejected()).isGreaterThan(hour.plant() + hour.chillers());
        assertThat(hour.total()).isGreaterThan(hour.it());
    }

    @Test
    void chillersStayBelowCarnot() {
        PlantMetered hour = run(Faults.NONE, MILD, USUAL);
        double carnot = (hour.evaporatorOut() + 273.15) / (hour.condenserOut() - hour.evaporatorOut());
        assertThat(hour.chillerHeat() / hour.chillers()).isBetween(5.0, carnot);
    }

    @Test
    void fouledCondensersDrawMore() {
        assertThat(run(new Faults(2.5, 0, false), MILD, USUAL).chillers())
                .isGreaterThan(run(Faults.NONE, MILD, USUAL).chillers() * 1.03);
    }

    @Test
    void aFanThatIsOutMakesTheOthersTurnFaster() {
        Outdoors cold = new Outdoors(8, 4, 101_325);
        assertThat(run(new Faults(1, 1, false), cold, FREE).fanSpeed())
                .isGreaterThan(run(Faults.NONE, cold, FREE).fanSpeed());
    }

    @Test
    void whatCannotBeHeldDrifts() {
        Outdoors tooWarm = new Outdoors(20, 11, 101_325);
        var plant = new SteadyPlant(Faults.NONE);
        assertThat(plant.held(tooWarm, LOAD, FREE)).isEmpty();
        assertThat(plant.drifting(tooWarm, LOAD, FREE).orElseThrow().command().towerWater())
                .isGreaterThan(FREE.towerWater());
    }

    @Test
    void aStepOfTheSetPointIsReachedWithALag() {
        var live = new LivePlant(Faults.NONE, 1);
        live.hour(MILD, LOAD, USUAL);
        Command warmer = USUAL.with(24, 17, 19);
        PlantMetered first = live.step(MILD, LOAD, warmer).orElseThrow();
        assertThat(first.command().chilledWater()).isBetween(16.2, 16.8);
        PlantMetered later = live.hour(MILD, LOAD, warmer).orElseThrow();
        assertThat(later.command().chilledWater()).isBetween(16.7, 17.0);
    }

    @Test
    void aStuckSensorTellsWhatItToldFirst() {
        var live = new LivePlant(new Faults(1, 0, true), 1);
        live.read(live.hour(MILD, LOAD, USUAL).orElseThrow());
        Outdoors cooler = new Outdoors(18, 12, 101_325);
        assertThat(live.read(live.hour(cooler, LOAD, USUAL).orElseThrow())
                        .outdoors()
                        .wetBulb())
                .isEqualTo(14);
    }
}
