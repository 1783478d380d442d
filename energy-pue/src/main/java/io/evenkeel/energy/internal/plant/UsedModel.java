package io.evenkeel.energy.internal.plant;

import io.evenkeel.cooling.Plant;
import io.evenkeel.energy.CoolingPlant.StoredPlant;
import io.evenkeel.energy.PlantCalibration;
import io.evenkeel.energy.PlantModel;
import io.evenkeel.energy.internal.plant.CalibrationRows.CalibrationRow;
import java.util.List;
import java.util.Optional;

/**
 * The model that answers are made with.
 *
 * @param calibration empty for the plant as designed
 */
record UsedModel(Plant plant, Optional<PlantCalibration> calibration) {

    static UsedModel of(StoredPlant stored, Optional<CalibrationRow> newest) {
        return newest.map(row -> new UsedModel(
                        PlantRules.plant(new PlantModel(row.site(), Optional.empty(), List.of())),
                        Optional.of(row.calibration())))
                .orElseGet(() -> new UsedModel(PlantRules.plant(stored.model()), Optional.empty()));
    }
}
