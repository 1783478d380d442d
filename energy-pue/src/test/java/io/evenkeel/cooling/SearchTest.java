package io.evenkeel.cooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the searches find, against trying everything and against each other. */
class SearchTest {
    private static final Grid COARSE = new Grid(
            List.of(20.0, 24.0, 26.0), List.of(11.0, 16.0, 20.0), List.of(6.0, 13.0, 18.0, 25.0), List.of(0.6, 0.9));

    private final Plant plant = ReferencePlant.plant();

    @Test
    void pruningLosesNothing() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        var random = new Random(seed);
        Controller pruned = Controllers.exhaustive(plant, COARSE);
        for (int i = 0; i < 20; i++) {
            double wetBulb = -10 + 38 * random.nextDouble();
            var weather = new Weather(1, 1, wetBulb + 10 * random.nextDouble(), wetBulb, 99_000 + random.nextInt(4000));
            double load = 4000 + random.nextInt(8000);
            double least = everything(weather, load);
            double found = pruned.decide(weather, load)
                    .map(state -> state.powers().total())
                    .orElse(Double.POSITIVE_INFINITY);
            assertThat(found).as("%s at %s kW, seed %s", weather, load, seed).isCloseTo(least, within(1e-6));
        }
    }

    private double everything(Weather weather, double load) {
        double least = Double.POSITIVE_INFINITY;
        for (double air : COARSE.supplyAir()) {
            for (double water : COARSE.chilledWater()) {
                for (double flow : COARSE.condenserFlow()) {
                    for (int chillers = 0; chillers <= 5; chillers++) {
                        least = Math.min(least, machines(weather, load, air, water, flow, chillers));
                    }
                }
            }
        }
        return least;
    }

    private double machines(Weather weather, double load, double air, double water, double flow, int chillers) {
        return IntStream.range(0, 2 * 5 * 5 * 12)
                .mapToObj(code -> new Setting(
                        Setting.Drives.VARIABLE,
                        air,
                        water,
                        0,
                        code % 2 == 1,
                        chillers,
                        code / 2 % 5 + 1,
                        flow,
                        code / 50 + 1,
                        code / 10 % 5 + 1))
                .flatMap(setting -> COARSE.towerWater().stream().map(setting::withTowerWater))
                .map(setting -> plant.evaluate(weather, load, setting))
                .filter(Outcome.Runs.class::isInstance)
                .mapToDouble(
                        outcome -> ((Outcome.Runs) outcome).state().powers().total())
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }

    @Test
    void hotterWetBulbNeverLowersTheOptimum() {
        Controller best = Controllers.exhaustive(plant, COARSE);
        double before = 0;
        for (double wetBulb = -6; wetBulb <= 20; wetBulb += 0.5) {
            double power = best.decide(new Weather(1, 1, 20, wetBulb, 101_325), ReferencePlant.LOAD)
                    .orElseThrow()
                    .powers()
                    .total();
            assertThat(power).as("at %s °C wet bulb", wetBulb).isGreaterThanOrEqualTo(before - 1e-9);
            before = power;
        }
    }

    @Test
    void holdingTheSupplyAirNeverHelps() {
        var weather = new Weather(1, 1, 20, 14, 101_325);
        double free = power(Controllers.exhaustive(plant, Grid.reference()), weather);
        double held = power(Controllers.exhaustive(plant, Grid.reference().withSupplyAir(24)), weather);
        assertThat(held).isGreaterThanOrEqualTo(free);
    }

    @Test
    void stricterLimitsNeverHelp() {
        Site site = plant.site();
        Site.Limits l = site.limits();
        var strict = new Site.Limits(l.leastInletC(), 25, 8, 0.6, 1.0, 0.7, 14, 7, 0.3, 8, 0.6, 1.1, 120, 0.4);
        Plant stricter = Plant.of(
                new Site(
                        site.name(),
                        site.hall(),
                        site.pdu(),
                        site.ups(),
                        site.transformer(),
                        site.auxiliary(),
                        site.crah(),
                        site.chilledWaterPumps(),
                        site.plate(),
                        site.chillers(),
                        site.condenserWaterPumps(),
                        site.towers(),
                        strict,
                        site.tree()),
                plant.chiller());
        for (double wetBulb : new double[] {-4, 9, 18}) {
            var weather = new Weather(1, 1, 20, wetBulb, 101_325);
            assertThat(power(Controllers.exhaustive(stricter, COARSE), weather))
                    .isGreaterThanOrEqualTo(power(Controllers.exhaustive(plant, COARSE), weather));
        }
    }

    private static double power(Controller controller, Weather weather) {
        return controller
                .decide(weather, ReferencePlant.LOAD)
                .map(state -> state.powers().total())
                .orElse(Double.POSITIVE_INFINITY);
    }

    @Test
    void theFastSearchNearlyClosesTheGapAndIsNeverWorseThanRules() {
        Controller fast = Controllers.optimal(plant, Grid.reference());
        Controller full = Controllers.exhaustive(plant, Grid.reference());
        Controller expert = Controllers.expert(plant);
        List<Weather> year = ReferencePlant.sanFrancisco();
        double closed = 0;
        double gap = 0;
        for (int hour = 100; hour < 8760; hour += 2100) {
            Weather weather = year.get(hour);
            double rules = power(expert, weather);
            double found = power(fast, weather);
            assertThat(found).as("hour %s", hour).isLessThanOrEqualTo(rules);
            closed += rules - found;
            gap += rules - power(full, weather);
        }
        assertThat(closed / gap).isBetween(0.99, 1.0);
    }

    @Test
    void lowerPueByWarmerRacksIsNoReasonToChange() {
        var weather = new Weather(1, 1, 20, 4, 101_325);
        var now = (Outcome.Runs) plant.evaluate(weather, ReferencePlant.LOAD, free(24));
        var warmer = (Outcome.Runs) plant.evaluate(weather, ReferencePlant.LOAD, free(26));
        assertThat(warmer.state().pue()).isLessThan(now.state().pue());
        assertThat(warmer.state().powers().total())
                .isGreaterThan(now.state().powers().total());
        assertThat(Advice.of(plant, now.state(), warmer.state())).isInstanceOf(Advice.Keep.class);
    }

    private static Setting free(double air) {
        return new Setting(Setting.Drives.VARIABLE, air, 16, 14.5, true, 0, 4, 0.9, 12, 3);
    }

    @Test
    void adviceSaysWhereEachKilowattIsGainedAndWhatBinds() {
        var weather = new Weather(1, 1, 2, -2, 101_325);
        PlantState now =
                Controllers.expert(plant).decide(weather, ReferencePlant.LOAD).orElseThrow();
        PlantState best = Controllers.optimal(plant, Grid.reference())
                .decide(weather, ReferencePlant.LOAD)
                .orElseThrow();
        Optional<Advice.Change> advice = Optional.of(Advice.of(plant, now, best))
                .filter(Advice.Change.class::isInstance)
                .map(Advice.Change.class::cast);
        double parts = advice.orElseThrow().gains().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        assertThat(parts).isCloseTo(advice.orElseThrow().kw(), within(1e-6));
        assertThat(advice.orElseThrow().binding()).isNotEmpty();
    }

    @Test
    void balancesCloseInEveryHour() {
        Controller fast = Controllers.optimal(plant, Grid.reference());
        List<Weather> year = ReferencePlant.sanFrancisco();
        for (int hour = 0; hour < 8760; hour += 97) {
            PlantState state = fast.decide(year.get(hour), ReferencePlant.LOAD).orElseThrow();
            PlantState.Heat heat = state.heat();
            assertThat(heat.plate() + heat.chillers()).isCloseTo(heat.coil() + state.chilledShaft(), within(1e-6));
            double chilled = state.chilledFlow()
                    * 4.186
                    * (state.returnC() - state.setting().chilledWaterC());
            assertThat(chilled).isCloseTo(heat.plant(), within(1e-6));
            assertThat(heat.rejected())
                    .isGreaterThan(heat.plant() + state.powers().chillers());
            if (state.cop() > 0) {
                assertThat(state.cop()).isLessThanOrEqualTo((state.evaporatorOutC() + 273.15) / state.lift());
            }
        }
    }
}
