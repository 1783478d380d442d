package io.evenkeel.cooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A year in San Francisco against published results of the reference plant, MWh. */
class AnnualFiguresTest {
    private static final double PRINTED = 0.0501;

    private final Plant plant = ReferencePlant.plant();

    @Test
    void conventionalRulesNeverCoolFreelyInSanFrancisco() throws InterruptedException {
        EnergySum year = year(() -> Controllers.baseline(plant));
        assertThat(year.pue()).isCloseTo(1.29658, within(5e-6));
        isPublished(year, 1261.3, 3415.0, 786.5, 1401.6, 4380.0, 2028.2, 2226.5, 12552.2, 527.0, 0.0, 124938.3);
        assertThat(List.of(year.free(), year.partial(), year.mechanical(), year.infeasible()))
                .containsExactly(0, 0, 8760, 0);
        assertThat(year.outsideTemperatures()).isZero();
    }

    @Test
    void goodPracticeCoolsPartlyFreelyMostOfTheYear() throws InterruptedException {
        EnergySum year = year(() -> Controllers.expert(plant));
        assertThat(year.pue()).isCloseTo(1.14798, within(5e-6));
        isPublished(year, 1261.3, 3415.0, 675.9, 1401.6, 2308.1, 850.7, 1263.2, 2134.4, 949.1, 0.0, 110619.2);
        assertThat(List.of(year.free(), year.partial(), year.mechanical(), year.infeasible()))
                .containsExactly(1683, 6958, 119, 0);
        assertThat(year.outsideTemperatures()).isEqualTo(7077);
    }

    private EnergySum year(Supplier<Controller> controllers) throws InterruptedException {
        List<YearRun.Hour> hours = ReferencePlant.sanFrancisco().stream()
                .map(weather -> new YearRun.Hour(weather, ReferencePlant.LOAD))
                .toList();
        return EnergySum.of(YearRun.of(hours, controllers));
    }

    private static void isPublished(EnergySum year, double... megawattHours) {
        Powers kwh = year.kwh();
        double[] found = {
            kwh.pdu(),
            kwh.ups(),
            kwh.transformer(),
            kwh.auxiliary(),
            kwh.fans(),
            kwh.chilledPumps(),
            kwh.condenserPumps(),
            kwh.chillers(),
            kwh.towers(),
            kwh.basin(),
            kwh.total()
        };
        for (int i = 0; i < found.length; i++) {
            assertThat(found[i] / 1000).as("component " + i).isCloseTo(megawattHours[i], within(PRINTED));
        }
    }
}
