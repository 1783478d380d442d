package io.evenkeel.energy;

import java.util.List;
import java.util.Optional;

/**
 * A plant as people describe it.
 *
 * @param site sizes, losses and limits in the form of {@code docs/energy.md}, JSON; may have a chiller of its own
 * @param chiller a set of curves, JSON; needed for a site without its own
 * @param sensors at most one for each point
 */
public record PlantModel(String site, Optional<String> chiller, List<PlantSensor> sensors) {
    public PlantModel {
        sensors = List.copyOf(sensors);
    }

    /** The sensor of a point. */
    public Optional<PlantSensor> sensor(PlantPoint point) {
        return sensors.stream().filter(sensor -> sensor.point() == point).findFirst();
    }
}
