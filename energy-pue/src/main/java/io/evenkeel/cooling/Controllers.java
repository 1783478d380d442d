package io.evenkeel.cooling;

import io.evenkeel.cooling.internal.BaselineRules;
import io.evenkeel.cooling.internal.ExpertRules;

/** The ways to run a plant. */
public final class Controllers {
    private Controllers() {}

    /** Conventional, of the 7/12 °C class: constant-speed pumps, cycling tower fans, free cooling with water at 12 °C. */
    public static Controller baseline(Plant plant) {
        return new BaselineRules(plant);
    }

    /** Rule-based good practice: warm water, variable speed, series economizer, staging by part load. */
    public static Controller expert(Plant plant) {
        return new ExpertRules(plant);
    }
}
