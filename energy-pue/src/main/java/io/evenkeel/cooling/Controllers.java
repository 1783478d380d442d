package io.evenkeel.cooling;

import io.evenkeel.cooling.internal.BaselineRules;
import io.evenkeel.cooling.internal.ExpertRules;
import io.evenkeel.cooling.internal.FastSearch;
import io.evenkeel.cooling.internal.FullSearch;
import java.util.Optional;

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

    /** Least facility power at equal IT work, nearly: milliseconds an hour. Its settings are of the grid. */
    public static Controller optimal(Plant plant, Grid grid) {
        return new FastSearch(plant, grid);
    }

    /** Least facility power at equal IT work of all settings of the grid: the yardstick, a fraction of a second an hour. */
    public static Controller exhaustive(Plant plant, Grid grid) {
        return new FullSearch(plant, grid, Optional.of(optimal(plant, grid)));
    }
}
