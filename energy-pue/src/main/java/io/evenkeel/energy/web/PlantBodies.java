package io.evenkeel.energy.web;

import static io.evenkeel.audit.Given.allGiven;
import static io.evenkeel.audit.Given.given;
import static io.evenkeel.energy.web.EnergyTreeBodies.oneOf;
import static io.evenkeel.energy.web.EnergyTreeBodies.word;

import io.evenkeel.energy.CoolingPlant.StoredPlant;
import io.evenkeel.energy.MeterSource;
import io.evenkeel.energy.PlantLocks;
import io.evenkeel.energy.PlantModel;
import io.evenkeel.energy.PlantPoint;
import io.evenkeel.energy.PlantSensor;
import io.evenkeel.energy.PlantSensor.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The plant's description on the wire; site and chiller are objects as in their files, enums are words. */
final class PlantBodies {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private PlantBodies() {}

    /** @param chiller a set of curves; not needed for a site that has a chiller of its own */
    record PlantRequest(
            @Nullable Map<String, Object> site,
            @Nullable Map<String, Object> chiller,
            @Nullable List<PlantSensorBody> sensors) {

        PlantModel model() {
            return new PlantModel(
                    JSON.writeValueAsString(given(site, "site")),
                    Optional.ofNullable(chiller).map(JSON::writeValueAsString),
                    sensors == null
                            ? List.of()
                            : allGiven(sensors, "sensors").stream()
                                    .map(PlantSensorBody::sensor)
                                    .toList());
        }
    }

    record PlantAnswer(
            Map<String, Object> site,
            @Nullable Map<String, Object> chiller,
            List<PlantSensorBody> sensors,
            PlantLocksBody locks,
            long version,
            Instant changedAt,
            String changedBy) {

        static PlantAnswer of(StoredPlant stored) {
            return new PlantAnswer(
                    JSON.readValue(stored.model().site(), OBJECT),
                    stored.model()
                            .chiller()
                            .map(set -> JSON.readValue(set, OBJECT))
                            .orElse(null),
                    stored.model().sensors().stream().map(PlantSensorBody::of).toList(),
                    PlantLocksBody.of(stored.locks()),
                    stored.version(),
                    stored.changedAt(),
                    stored.changedBy());
        }
    }

    /**
     * @param point such as {@code wet_bulb_c}
     * @param series name of the series; none for a constant
     * @param summed whether all series with these labels are added up; false unless given
     * @param constant a number in place of a series, for {@code pressure_pa}
     * @param factor 1 unless given
     * @param offset added after the factor; 0 unless given
     * @param longestAgeSeconds 300 unless given
     */
    record PlantSensorBody(
            @Nullable String point,
            @Nullable String series,
            @Nullable Map<String, String> labels,
            @Nullable Boolean summed,
            @Nullable Double constant,
            @Nullable Double factor,
            @Nullable Double offset,
            @Nullable Long longestAgeSeconds) {
        private static final long AGE = 300;

        static PlantSensorBody of(PlantSensor sensor) {
            var measured = sensor.source() instanceof Source.Measured one ? one : null;
            return new PlantSensorBody(
                    word(sensor.point()),
                    measured == null ? null : measured.series().name(),
                    measured == null ? null : measured.series().labels(),
                    measured == null ? null : measured.summed(),
                    sensor.source() instanceof Source.Constant(double value) ? value : null,
                    sensor.factor(),
                    sensor.offset(),
                    sensor.longestAge().toSeconds());
        }

        PlantSensor sensor() {
            Source source = constant != null
                    ? new Source.Constant(constant)
                    : new Source.Measured(
                            new MeterSource.Series(given(series, "series"), labels == null ? Map.of() : labels),
                            Boolean.TRUE.equals(summed));
            return new PlantSensor(
                    oneOf(PlantPoint.values(), given(point, "point"), "point"),
                    source,
                    factor == null ? 1 : factor,
                    offset == null ? 0 : offset,
                    Duration.ofSeconds(longestAgeSeconds == null ? AGE : longestAgeSeconds));
        }
    }

    /** What is left out is free. */
    record PlantLocksBody(
            @Nullable Double supplyAirC,
            @Nullable Double chilledWaterC,
            @Nullable Double towerWaterC) {

        static PlantLocksBody of(PlantLocks locks) {
            return new PlantLocksBody(
                    orNull(locks.supplyAirC()), orNull(locks.chilledWaterC()), orNull(locks.towerWaterC()));
        }

        PlantLocks locks() {
            return new PlantLocks(maybe(supplyAirC), maybe(chilledWaterC), maybe(towerWaterC));
        }

        private static OptionalDouble maybe(@Nullable Double value) {
            return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
        }
    }

    static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
