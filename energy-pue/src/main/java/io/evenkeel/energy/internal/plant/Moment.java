package io.evenkeel.energy.internal.plant;

import io.evenkeel.cooling.RunningPlant;
import io.evenkeel.cooling.Setting;
import io.evenkeel.cooling.Site;
import io.evenkeel.cooling.Weather;
import io.evenkeel.energy.PlantPoint;
import io.evenkeel.energy.PointNow;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/** The points of a plant at one moment. */
final class Moment {
    private final Map<PlantPoint, PointNow> points = new EnumMap<>(PlantPoint.class);

    Moment(List<PointNow> points) {
        points.forEach(point -> this.points.put(point.point(), point));
    }

    /** What advice needs and cannot have. */
    List<PlantPoint> missing() {
        return points.values().stream()
                .filter(one -> one.point().need() == PlantPoint.Need.ADVICE
                        && one.known().isEmpty())
                .map(PointNow::point)
                .toList();
    }

    /** Of what advice needs, when the oldest was measured. */
    Optional<Instant> oldest() {
        return points.values().stream()
                .filter(one -> one.point().need() == PlantPoint.Need.ADVICE)
                .flatMap(one -> one.at().stream())
                .min(Instant::compareTo);
    }

    OptionalDouble known(PlantPoint point) {
        return Objects.requireNonNull(points.get(point)).known();
    }

    /** How the plant runs; only where nothing is missing. */
    RunningPlant running(Site site) {
        double rated = value(PlantPoint.CONDENSER_PUMPS_RUNNING)
                * site.condenserWaterPumps().flow();
        return new RunningPlant(
                new Weather(
                        1,
                        1,
                        value(PlantPoint.DRY_BULB_C),
                        value(PlantPoint.WET_BULB_C),
                        value(PlantPoint.PRESSURE_PA)),
                new Setting(
                        Setting.Drives.VARIABLE,
                        value(PlantPoint.SUPPLY_AIR_C),
                        value(PlantPoint.CHILLED_WATER_C),
                        value(PlantPoint.TOWER_WATER_C),
                        value(PlantPoint.ECONOMIZER) > 0.5,
                        count(PlantPoint.CHILLERS_RUNNING),
                        count(PlantPoint.CONDENSER_PUMPS_RUNNING),
                        value(PlantPoint.CONDENSER_FLOW_KG_S) / rated,
                        count(PlantPoint.CELLS_RUNNING),
                        count(PlantPoint.CHILLED_PUMPS_RUNNING)),
                value(PlantPoint.IT_KW));
    }

    private int count(PlantPoint point) {
        return (int) Math.rint(value(point));
    }

    private double value(PlantPoint point) {
        return known(point).orElseThrow();
    }
}
