package io.evenkeel.energy.internal.plant;

import io.evenkeel.energy.CoolingPlant.StoredPlant;
import io.evenkeel.energy.MeterSource;
import io.evenkeel.energy.PlantLocks;
import io.evenkeel.energy.PlantModel;
import io.evenkeel.energy.PlantPoint;
import io.evenkeel.energy.PlantSensor;
import io.evenkeel.energy.PlantSensor.Source;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The plant's description in its table. */
@Component
class PlantRows {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<SensorRow>> SENSORS = new TypeReference<>() {};

    private final JdbcClient jdbc;

    PlantRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param design grows when site or chiller change */
    record PlantRow(StoredPlant plant, int design) {}

    Optional<PlantRow> find() {
        return jdbc.sql("""
                        select site, chiller, sensors, locks, design, version, changed_at, changed_by_name
                        from energy.plant where id = 1""").query(PlantRows::row).optional();
    }

    /** Keeps others from changing it until the transaction ends. */
    Optional<PlantRow> lock() {
        return jdbc.sql("""
                        select site, chiller, sensors, locks, design, version, changed_at, changed_by_name
                        from energy.plant where id = 1 for update""").query(PlantRows::row).optional();
    }

    /** @return its version, which tells whether it was there after all */
    long keep(PlantModel model, int design, Instant at, String by) {
        return jdbc.sql("""
                        insert into energy.plant (id, site, chiller, sensors, locks, design, version, changed_at, changed_by_name)
                        values (1, :site, :chiller, cast(:sensors as jsonb), cast(:locks as jsonb), :design, 1, :at, :by)
                        on conflict (id) do update set site = excluded.site, chiller = excluded.chiller,
                            sensors = excluded.sensors, design = excluded.design, version = plant.version + 1,
                            changed_at = excluded.changed_at, changed_by_name = excluded.changed_by_name
                        returning version""")
                .param("site", model.site())
                .param("chiller", model.chiller().orElse(null))
                .param(
                        "sensors",
                        JSON.writeValueAsString(
                                model.sensors().stream().map(SensorRow::of).toList()))
                .param("locks", JSON.writeValueAsString(LocksRow.of(PlantLocks.NONE)))
                .param("design", design)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .query(Long.class)
                .single();
    }

    void lock(PlantLocks locks, Instant at, String by) {
        jdbc.sql("""
                        update energy.plant set locks = cast(:locks as jsonb), version = version + 1, changed_at = :at,
                            changed_by_name = :by
                        where id = 1""")
                .param("locks", JSON.writeValueAsString(LocksRow.of(locks)))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
    }

    private static PlantRow row(ResultSet row, int number) throws SQLException {
        var model = new PlantModel(
                row.getString("site"),
                Optional.ofNullable(row.getString("chiller")),
                JSON.readValue(row.getString("sensors"), SENSORS).stream()
                        .map(SensorRow::sensor)
                        .toList());
        return new PlantRow(
                new StoredPlant(
                        model,
                        JSON.readValue(row.getString("locks"), LocksRow.class).locks(),
                        row.getLong("version"),
                        row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                        row.getString("changed_by_name")),
                row.getInt("design"));
    }

    /** A sensor as JSON: a series or a constant. */
    private record SensorRow(
            PlantPoint point,
            @Nullable String series,
            @Nullable Map<String, String> labels,
            boolean summed,
            @Nullable Double constant,
            double factor,
            double offset,
            long longestAgeSeconds) {

        static SensorRow of(PlantSensor sensor) {
            var measured = sensor.source() instanceof Source.Measured one ? one : null;
            return new SensorRow(
                    sensor.point(),
                    measured == null ? null : measured.series().name(),
                    measured == null ? null : measured.series().labels(),
                    measured != null && measured.summed(),
                    sensor.source() instanceof Source.Constant(double value) ? value : null,
                    sensor.factor(),
                    sensor.offset(),
                    sensor.longestAge().toSeconds());
        }

        PlantSensor sensor() {
            Source source = constant != null
                    ? new Source.Constant(constant)
                    : new Source.Measured(
                            new MeterSource.Series(series == null ? "" : series, labels == null ? Map.of() : labels),
                            summed);
            return new PlantSensor(point, source, factor, offset, Duration.ofSeconds(longestAgeSeconds));
        }
    }

    private record LocksRow(
            @Nullable Double supplyAirC,
            @Nullable Double chilledWaterC,
            @Nullable Double towerWaterC) {

        static LocksRow of(PlantLocks locks) {
            return new LocksRow(orNull(locks.supplyAirC()), orNull(locks.chilledWaterC()), orNull(locks.towerWaterC()));
        }

        PlantLocks locks() {
            return new PlantLocks(maybe(supplyAirC), maybe(chilledWaterC), maybe(towerWaterC));
        }

        private static @Nullable Double orNull(OptionalDouble value) {
            return value.isPresent() ? value.getAsDouble() : null;
        }

        private static OptionalDouble maybe(@Nullable Double value) {
            return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
        }
    }
}
