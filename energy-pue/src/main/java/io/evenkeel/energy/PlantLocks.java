package io.evenkeel.energy;

import java.util.OptionalDouble;

/** Set-points that an operator holds, °C; the search leaves them there. */
public record PlantLocks(OptionalDouble supplyAirC, OptionalDouble chilledWaterC, OptionalDouble towerWaterC) {
    public static final PlantLocks NONE =
            new PlantLocks(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
}
