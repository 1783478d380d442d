package io.evenkeel.energy;

import io.evenkeel.audit.Actor;
import java.util.List;

/** Models of the plant made to agree with its operation. Thread-safe. */
public interface PlantCalibrations {

    /**
     * Calibrates with the hours of so many days up to now; some seconds. Needs {@code EDIT_ENERGY} and is audited. From then on
     * advice is made with it.
     *
     * @param days 7 to 400
     * @throws io.evenkeel.audit.Refusal INVALID where hours are too few or what fits them is not physical, with the reason;
     *     CONFLICT while another one runs; NOT_FOUND without a plant
     */
    PlantCalibration calibrate(Actor actor, int days);

    /** Those of the plant's present design, the newest, which is used, first; at most 50. */
    List<PlantCalibration> calibrations();
}
