package io.evenkeel.cooling;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.plantsimulator.Faults;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Sixty days of a plant with other equations are enough for a model that predicts it and advises it well. With
 * {@code -Denergy.hours=100} it measures the figures of docs/benchmarks.md; {@code -Denergy.climate} names weather of the benchmark
 * data, {@code -Denergy.day} the day of the year on which the sixty begin, {@code -Denergy.trials=false} leaves trial steps out.
 */
class SimulatedSavingTest {
    private static final int SIXTY_DAYS = 60 * 24;
    private static final int YEAR = 8760;
    private static final int HOURS = Integer.getInteger("energy.hours", 4);
    private static final int FIRST = 24 * Integer.getInteger("energy.day", 60);
    private static final boolean TRIALS = !"false".equals(System.getProperty("energy.trials"));

    @Test
    void theModelAfterSixtyDaysPredictsThePlantAndSavesMostOfWhatCanBeSaved() throws IOException {
        var operation = new SimulatedOperation(weather(), Faults.NONE);
        List<OperatingHour> days = operation.metered(FIRST, SIXTY_DAYS, TRIALS);
        Plant design = ReferencePlant.plant();
        Calibration calibration = Calibration.of(design.site(), design.chiller(), days);
        Plant model = Plant.of(calibration.site(), calibration.chiller());
        int after = FIRST + SIXTY_DAYS;
        int later = HOURS > 4 ? YEAR - SIXTY_DAYS : 10 * 24;
        Calibration.Fit fit = Calibration.against(model, operation.metered(after, later, false));
        SimulatedFigures figures = SimulatedFigures.of(operation, model, after, FIRST + YEAR, HOURS);
        System.out.printf("hours later %d: CVRMSE %.4f, bias %.4f; %s%n", later, fit.cvrmse(), fit.bias(), figures);

        assertThat(fit.cvrmse()).isLessThan(0.025);
        assertThat(figures.share()).isGreaterThan(0.7);
        assertThat(figures.worse()).isZero();
    }

    private static List<Weather> weather() throws IOException {
        String climate = System.getProperty("energy.climate");
        if (climate == null) {
            return ReferencePlant.sanFrancisco();
        }
        try (BufferedReader csv = SharedEnergy.open("weather/" + climate + ".csv.gz")) {
            return PlantFiles.weather(climate, csv);
        }
    }
}
