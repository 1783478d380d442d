package io.evenkeel.energy.internal.plant;

import io.evenkeel.cooling.Calibration;
import io.evenkeel.energy.PlantCalibration;
import io.evenkeel.energy.PlantCalibration.LeftOut;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Calibrations in their table. */
@Component
class CalibrationRows {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<PartRow>> PARTS = new TypeReference<>() {};
    private static final int MOST = 50;

    private final JdbcClient jdbc;

    CalibrationRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param site the site with its chiller as fitted, JSON */
    record CalibrationRow(PlantCalibration calibration, String site) {}

    /** The newest first. */
    List<CalibrationRow> of(int design) {
        return of("design = :key order by id desc limit " + MOST, design);
    }

    Optional<CalibrationRow> newest(int design) {
        return of("design = :key order by id desc limit 1", design).stream().findFirst();
    }

    /** That of an id which {@link #add} returned. */
    CalibrationRow find(long id) {
        return of("id = :key", id).getFirst();
    }

    private List<CalibrationRow> of(String which, long key) {
        return jdbc.sql("""
                        select id, at, by_name, first_hour, last_hour, hours, unexplained, stuck, gaps, switched, unbelievable,
                            cvrmse, bias, parts, site
                        from energy.plant_calibration where\s""" + which)
                .param("key", key)
                .query(CalibrationRows::row)
                .list();
    }

    /** @return its id */
    long add(PlantCalibration one, int design, String site) {
        return jdbc.sql("""
                        insert into energy.plant_calibration (at, by_name, design, first_hour, last_hour, hours, unexplained,
                            stuck, gaps, switched, unbelievable, cvrmse, bias, parts, site)
                        values (:at, :by, :design, :from, :to, :hours, :unexplained, :stuck, :gaps, :switched, :unbelievable,
                            :cvrmse, :bias, cast(:parts as jsonb), :site)
                        returning id""")
                .param("at", utc(one.at()))
                .param("by", one.by())
                .param("design", design)
                .param("from", utc(one.from()))
                .param("to", utc(one.to()))
                .param("hours", one.hours())
                .param("unexplained", one.unexplained())
                .param("stuck", one.leftOut().stuck())
                .param("gaps", one.leftOut().gaps())
                .param("switched", one.leftOut().switched())
                .param("unbelievable", one.leftOut().unbelievable())
                .param("cvrmse", one.total().cvrmse())
                .param("bias", one.total().bias())
                .param(
                        "parts",
                        JSON.writeValueAsString(
                                one.parts().stream().map(PartRow::of).toList()))
                .param("site", site)
                .query(Long.class)
                .single();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static CalibrationRow row(ResultSet row, int number) throws SQLException {
        var calibration = new PlantCalibration(
                row.getLong("id"),
                instant(row, "at"),
                row.getString("by_name"),
                instant(row, "first_hour"),
                instant(row, "last_hour"),
                row.getInt("hours"),
                row.getInt("unexplained"),
                new LeftOut(
                        row.getInt("stuck"), row.getInt("gaps"), row.getInt("switched"), row.getInt("unbelievable")),
                new Calibration.Fit(row.getDouble("cvrmse"), row.getDouble("bias"), Double.NaN),
                JSON.readValue(row.getString("parts"), PARTS).stream()
                        .map(PartRow::part)
                        .toList());
        return new CalibrationRow(calibration, row.getString("site"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** A part as JSON, which has no NaN. */
    private record PartRow(
            String name,
            Calibration.Verdict verdict,
            String reason,
            @Nullable Double cvrmse,
            @Nullable Double bias,
            @Nullable Double meanKw,
            Map<String, Double> values) {

        static PartRow of(Calibration.Part part) {
            return new PartRow(
                    part.name(),
                    part.verdict(),
                    part.reason(),
                    known(part.fit().cvrmse()),
                    known(part.fit().bias()),
                    known(part.fit().meanKw()),
                    part.values());
        }

        Calibration.Part part() {
            return new Calibration.Part(
                    name, verdict, reason, new Calibration.Fit(orNan(cvrmse), orNan(bias), orNan(meanKw)), values);
        }

        private static @Nullable Double known(double value) {
            return Double.isFinite(value) ? value : null;
        }

        private static double orNan(@Nullable Double value) {
            return value == null ? Double.NaN : value;
        }
    }
}
