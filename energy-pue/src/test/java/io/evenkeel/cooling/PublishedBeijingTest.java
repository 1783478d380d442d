package io.evenkeel.cooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Beijing, whose weather may not be shipped: skipped where it is not beside the repository. */
class PublishedBeijingTest {
    private static final double PRINTED_HOURS = 6e-4;
    private static final double PRINTED_YEAR = 0.0501;

    private final Plant plant = ReferencePlant.plant();

    @Test
    void everyValueOf48HoursIsAsTwoOtherProgramsHaveIt() throws IOException {
        String csv;
        try (BufferedReader lines = SharedEnergy.open("reference-hours.csv")) {
            csv = lines.lines().collect(Collectors.joining("\n"));
        }
        HourValues.rows(csv).forEach(hour -> {
            var weather = new Weather(
                    1, 1, HourValues.number(hour, "tdb"), HourValues.number(hour, "twb"), HourValues.number(hour, "p"));
            HourValues.isAsComputedElsewhere(plant, weather, hour, PRINTED_HOURS);
        });
    }

    @Test
    void aYearOfChangingLoadIsAsPublishedByConventionalRules() throws InterruptedException, IOException {
        EnergySum year = year(() -> Controllers.baseline(plant));
        assertThat(year.pue()).isCloseTo(1.26304, within(5e-6));
        assertThat(year.kwh().chillers() / 1000).isCloseTo(9168.2, within(PRINTED_YEAR));
        assertThat(year.kwh().total() / 1000).isCloseTo(121_694.3, within(PRINTED_YEAR));
        assertThat(List.of(year.free(), year.partial(), year.mechanical(), year.infeasible()))
                .containsExactly(2615, 0, 6145, 0);
    }

    @Test
    void aYearOfChangingLoadIsAsPublishedByGoodPractice() throws InterruptedException, IOException {
        EnergySum year = year(() -> Controllers.expert(plant));
        assertThat(year.pue()).isCloseTo(1.15288, within(5e-6));
        assertThat(year.kwh().chillers() / 1000).isCloseTo(3412.9, within(PRINTED_YEAR));
        assertThat(year.kwh().total() / 1000).isCloseTo(111_080.2, within(PRINTED_YEAR));
        assertThat(year.work() / 1000).isCloseTo(96_350.1, within(PRINTED_YEAR));
        assertThat(List.of(year.free(), year.partial(), year.mechanical(), year.infeasible()))
                .containsExactly(4241, 1881, 2638, 0);
    }

    private EnergySum year(Supplier<Controller> controllers) throws InterruptedException, IOException {
        try (BufferedReader air = SharedEnergy.open("weather/beijing.csv.gz");
                BufferedReader work = SharedEnergy.open("it-load-made-up.csv")) {
            List<Weather> weather = PlantFiles.weather("beijing", air);
            double[] load =
                    PlantFiles.load("it-load-made-up.csv", work, plant.site().hall());
            List<YearRun.Hour> hours = IntStream.range(0, 8760)
                    .mapToObj(hour -> new YearRun.Hour(weather.get(hour), load[hour]))
                    .toList();
            return EnergySum.of(YearRun.of(hours, controllers));
        }
    }
}
