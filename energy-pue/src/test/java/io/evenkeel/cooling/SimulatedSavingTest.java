package io.evenkeel.cooling;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.plantsimulator.Faults;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Sixty days of a plant with other equations are enough for a model that predicts it and advises it well. With
 * {@code -Denergy.hours=200} it measures the figures of docs/benchmarks.md, in every climate there is data for.
 */
class SimulatedSavingTest {
    private static final int SIXTY_DAYS = 60 * 24;
    private static final int YEAR = 8760;
    private static final int HOURS = Integer.getInteger("energy.hours", 4);

    @Test
    void theModelAfterSixtyDaysPredictsThePlantAndSavesMostOfWhatCanBeSaved() {
        var operation = new SimulatedOperation(ReferencePlant.sanFrancisco(), Faults.NONE);
        List<OperatingHour> days = operation.metered(SIXTY_DAYS, SIXTY_DAYS, true);
        Plant design = ReferencePlant.plant();
        Calibration calibration = Calibration.of(design.site(), design.chiller(), days);
        Plant model = Plant.of(calibration.site(), calibration.chiller());

        List<OperatingHour> later = operation.metered(2 * SIXTY_DAYS, 10 * 24, false);
        assertThat(Calibration.against(model, later).cvrmse()).isLessThan(0.025);
        SimulatedFigures figures = SimulatedFigures.of(operation, model, 2 * SIXTY_DAYS, SIXTY_DAYS + YEAR, HOURS);
        System.out.println(figures);
        assertThat(figures.share()).isGreaterThan(0.7);
        assertThat(figures.worse()).isZero();
    }
}
