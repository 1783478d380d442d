package io.evenkeel.energy;

import io.evenkeel.cooling.Calibration;
import java.time.Instant;
import java.util.List;

/**
 * A model of the plant that was made to agree with its operation.
 *
 * @param parts by part, in the order of the heat, with CVRMSE and bias
 * @param total of facility power, given IT power
 * @param hours that were held against the model
 * @param unexplained hours that ran although the model says they cannot
 */
public record PlantCalibration(
        long id,
        Instant at,
        String by,
        Instant from,
        Instant to,
        int hours,
        int unexplained,
        LeftOut leftOut,
        Calibration.Fit total,
        List<Calibration.Part> parts) {

    public PlantCalibration {
        parts = List.copyOf(parts);
    }

    /**
     * Hours that could not be used.
     *
     * @param stuck the wet bulb stood still
     * @param gaps a point was not known for a quarter of an hour
     * @param switched machines were switched
     * @param unbelievable values that no plant has, or parts that do not add up to the total
     */
    public record LeftOut(int stuck, int gaps, int switched, int unbelievable) {}
}
