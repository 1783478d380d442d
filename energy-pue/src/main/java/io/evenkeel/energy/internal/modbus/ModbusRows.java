package io.evenkeel.energy.internal.modbus;

import io.evenkeel.energy.ModbusDevice;
import io.evenkeel.energy.ModbusDevices.WatchedDevice;
import io.evenkeel.energy.ModbusRegister;
import io.evenkeel.energy.ModbusState;
import io.evenkeel.energy.ModbusState.Failure;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
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
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Devices and how they answered, in their tables. */
@Component
class ModbusRows {
    private static final JsonMapper JSON = JsonMapper.shared();
    /** Names are those of the columns. */
    private static final JsonMapper COLUMNS = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private static final TypeReference<List<ModbusRegister>> REGISTERS = new TypeReference<>() {};
    private static final TypeReference<List<ToldRow>> TOLD = new TypeReference<>() {};
    private static final String WATCHED = """
            select id, name, host, port, unit, every_seconds, active, d.registers, version,
                asked_at, answered_at, failure, detail, asked, failed, failed_in_row, s.registers as told
            from energy.modbus_device d left join energy.modbus_state s on s.device = d.id""";

    private final JdbcClient jdbc;

    ModbusRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<WatchedDevice> all() {
        return jdbc.sql(WATCHED + " order by id").query(ModbusRows::watched).list();
    }

    /** Active ones whose time has come by a moment; all that may be due, without reading the registers of the others. */
    List<WatchedDevice> whoseTimeHasCome(Instant by) {
        return jdbc.sql(WATCHED + """
                         where active and (asked_at is null or asked_at + make_interval(secs => every_seconds) <= :by)
                        order by id""")
                .param("by", by.atOffset(ZoneOffset.UTC))
                .query(ModbusRows::watched)
                .list();
    }

    Optional<WatchedDevice> find(String id) {
        return jdbc.sql(WATCHED + " where id = :id")
                .param("id", id)
                .query(ModbusRows::watched)
                .optional();
    }

    int count() {
        return jdbc.sql("select count(*) from energy.modbus_device")
                .query(Integer.class)
                .single();
    }

    /** Keeps others from changing it until the transaction ends; 0 for one that is not there. */
    long lock(String id) {
        return jdbc.sql("select version from energy.modbus_device where id = :id for update")
                .param("id", id)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** @return its version, which tells whether it was there after all */
    long keep(ModbusDevice device) {
        return jdbc.sql("""
                        insert into energy.modbus_device (id, name, host, port, unit, every_seconds, active, registers, version)
                        values (:id, :name, :host, :port, :unit, :every, :active, cast(:registers as jsonb), 1)
                        on conflict (id) do update set name = excluded.name, host = excluded.host, port = excluded.port,
                            unit = excluded.unit, every_seconds = excluded.every_seconds, active = excluded.active,
                            registers = excluded.registers, version = modbus_device.version + 1
                        returning version""")
                .param("id", device.id())
                .param("name", device.name())
                .param("host", device.host())
                .param("port", device.port())
                .param("unit", device.unit())
                .param("every", device.every().toSeconds())
                .param("active", device.active())
                .param("registers", JSON.writeValueAsString(device.registers()))
                .query(Long.class)
                .single();
    }

    boolean remove(String id) {
        return jdbc.sql("delete from energy.modbus_device where id = :id")
                        .param("id", id)
                        .update()
                > 0;
    }

    /** In one statement; of a device that was removed in the meantime nothing is kept. */
    void note(Map<String, ModbusState> states) {
        List<StateRow> rows = states.entrySet().stream()
                .map(one -> StateRow.of(one.getKey(), one.getValue()))
                .toList();
        jdbc.sql("""
                        insert into energy.modbus_state (device, asked_at, answered_at, failure, detail, asked, failed,
                            failed_in_row, registers)
                        select row.device, row.asked_at, row.answered_at, row.failure, row.detail, row.asked, row.failed,
                            row.failed_in_row, row.registers
                        from jsonb_to_recordset(cast(:rows as jsonb)) as row (device text, asked_at timestamptz,
                            answered_at timestamptz, failure text, detail text, asked bigint, failed bigint,
                            failed_in_row integer, registers jsonb)
                        join energy.modbus_device d on d.id = row.device
                        on conflict (device) do update set asked_at = excluded.asked_at, answered_at = excluded.answered_at,
                            failure = excluded.failure, detail = excluded.detail, asked = excluded.asked,
                            failed = excluded.failed, failed_in_row = excluded.failed_in_row,
                            registers = excluded.registers""").param("rows", COLUMNS.writeValueAsString(rows)).update();
    }

    /** A row as JSON. */
    private record StateRow(
            String device,
            @Nullable Instant askedAt,
            @Nullable Instant answeredAt,
            @Nullable Failure failure,
            String detail,
            long asked,
            long failed,
            int failedInRow,
            List<ToldRow> registers) {

        static StateRow of(String device, ModbusState state) {
            return new StateRow(
                    device,
                    state.askedAt().orElse(null),
                    state.answeredAt().orElse(null),
                    state.failure().orElse(null),
                    state.detail(),
                    state.asked(),
                    state.failed(),
                    state.failedInRow(),
                    state.registers().stream().map(ToldRow::of).toList());
        }
    }

    /** What a register said, as JSON. */
    private record ToldRow(
            String register,
            @Nullable Double value,
            @Nullable Instant at,
            @Nullable Failure failure) {

        static ToldRow of(ModbusState.Told told) {
            return new ToldRow(
                    told.register(),
                    told.value().orElse(null),
                    told.at().orElse(null),
                    told.failure().orElse(null));
        }

        ModbusState.Told told() {
            return new ModbusState.Told(
                    register, Optional.ofNullable(value), Optional.ofNullable(at), Optional.ofNullable(failure));
        }
    }

    private static WatchedDevice watched(ResultSet row, int number) throws SQLException {
        var device = new ModbusDevice(
                row.getString("id"),
                row.getString("name"),
                row.getString("host"),
                row.getInt("port"),
                row.getInt("unit"),
                Duration.ofSeconds(row.getLong("every_seconds")),
                row.getBoolean("active"),
                JSON.readValue(row.getString("registers"), REGISTERS));
        return new WatchedDevice(device, row.getLong("version"), state(row));
    }

    private static ModbusState state(ResultSet row) throws SQLException {
        if (row.getObject("asked_at") == null) {
            return ModbusState.unasked();
        }
        return new ModbusState(
                instant(row, "asked_at"),
                instant(row, "answered_at"),
                Optional.ofNullable(row.getString("failure")).map(Failure::valueOf),
                row.getString("detail"),
                row.getLong("asked"),
                row.getLong("failed"),
                row.getInt("failed_in_row"),
                JSON.readValue(row.getString("told"), TOLD).stream()
                        .map(ToldRow::told)
                        .toList());
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
