package io.evenkeel.cooling;

import io.evenkeel.cooling.internal.ModelledHours;
import java.util.Optional;

/**
 * A plant as it is run at a moment.
 *
 * @param setting as measured; its condenser flow is the measured share of the running pumps' rated flow
 * @param itKw measured
 */
public record RunningPlant(Weather weather, Setting setting, double itKw) {

    /**
     * The moment by a model. Limits are left aside, since what runs is not to be forbidden; where a part could not carry the heat,
     * tower water is let drift by up to 3 K.
     *
     * @return empty where the model says that it cannot run so
     */
    public Optional<PlantState> by(Plant plant) {
        return ModelledHours.running(plant, weather, setting, itKw);
    }
}
