package io.evenkeel.energy.web;

import static io.evenkeel.audit.Given.allGiven;
import static io.evenkeel.audit.Given.given;
import static io.evenkeel.energy.web.EnergyTreeBodies.oneOf;
import static io.evenkeel.energy.web.EnergyTreeBodies.word;

import io.evenkeel.energy.ModbusDevice;
import io.evenkeel.energy.ModbusDevices.WatchedDevice;
import io.evenkeel.energy.ModbusRegister;
import io.evenkeel.energy.ModbusState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Devices on the wire; enums are words. */
final class ModbusBodies {
    private static final int PORT = 502;
    private static final long EVERY_SECONDS = 10;

    private ModbusBodies() {}

    record ModbusDeviceList(List<ModbusDeviceAnswer> items) {}

    /**
     * @param port 502 unless given
     * @param unit 1 unless given
     * @param everySeconds 10 unless given
     * @param active true unless given
     */
    record ModbusDeviceRequest(
            @Nullable String name,
            @Nullable String host,
            @Nullable Integer port,
            @Nullable Integer unit,
            @Nullable Long everySeconds,
            @Nullable Boolean active,
            @Nullable List<ModbusRegisterRequest> registers) {

        ModbusDevice device(String id) {
            return new ModbusDevice(
                    id,
                    given(name, "name"),
                    given(host, "host"),
                    orElse(port, PORT),
                    orElse(unit, 1),
                    Duration.ofSeconds(orElse(everySeconds, EVERY_SECONDS)),
                    orElse(active, true),
                    allGiven(registers, "registers").stream()
                            .map(ModbusRegisterRequest::register)
                            .toList());
        }
    }

    /**
     * @param table {@code holding} (function 3), which is meant where it is left out, or {@code input} (function 4)
     * @param type {@code int16}, {@code uint16}, {@code int32}, {@code uint32}, {@code float32}
     * @param wordOrder {@code high_first}, which is meant where it is left out, or {@code low_first}
     * @param scale 1 unless given
     */
    record ModbusRegisterRequest(
            @Nullable String id,
            @Nullable String table,
            @Nullable Integer address,
            @Nullable String type,
            @Nullable String wordOrder,
            @Nullable Double scale) {

        ModbusRegister register() {
            return new ModbusRegister(
                    given(id, "id"),
                    oneOf(ModbusRegister.Table.values(), orElse(table, "holding"), "table"),
                    given(address, "address"),
                    oneOf(ModbusRegister.NumberType.values(), given(type, "type"), "type"),
                    oneOf(ModbusRegister.WordOrder.values(), orElse(wordOrder, "high_first"), "wordOrder"),
                    orElse(scale, 1.0));
        }
    }

    record ModbusDeviceAnswer(
            String id,
            String name,
            String host,
            int port,
            int unit,
            long everySeconds,
            boolean active,
            List<ModbusRegisterAnswer> registers,
            ModbusStateAnswer state,
            long version) {

        static ModbusDeviceAnswer of(WatchedDevice watched) {
            ModbusDevice device = watched.device();
            return new ModbusDeviceAnswer(
                    device.id(),
                    device.name(),
                    device.host(),
                    device.port(),
                    device.unit(),
                    device.every().toSeconds(),
                    device.active(),
                    device.registers().stream()
                            .map(register -> ModbusRegisterAnswer.of(register, watched.state()))
                            .toList(),
                    ModbusStateAnswer.of(watched.state()),
                    watched.version());
        }
    }

    /**
     * @param value the last that could be used, scaled, of {@code at}
     * @param failure why there is none now: {@code not_allowed}, {@code unreached}, {@code late}, {@code exception},
     *     {@code garbage}
     */
    record ModbusRegisterAnswer(
            String id,
            String table,
            int address,
            String type,
            String wordOrder,
            double scale,
            Optional<Double> value,
            Optional<Instant> at,
            Optional<String> failure) {

        static ModbusRegisterAnswer of(ModbusRegister register, ModbusState state) {
            Optional<ModbusState.Told> told = state.registers().stream()
                    .filter(one -> one.register().equals(register.id()))
                    .findFirst();
            return new ModbusRegisterAnswer(
                    register.id(),
                    word(register.table()),
                    register.address(),
                    word(register.type()),
                    word(register.wordOrder()),
                    register.scale(),
                    told.flatMap(ModbusState.Told::value),
                    told.flatMap(ModbusState.Told::at),
                    told.flatMap(ModbusState.Told::failure).map(EnergyTreeBodies::word));
        }
    }

    /** @param detail a sentence where there is a failure, else empty */
    record ModbusStateAnswer(
            Optional<Instant> askedAt,
            Optional<Instant> answeredAt,
            Optional<String> failure,
            String detail,
            long asked,
            long failed) {

        static ModbusStateAnswer of(ModbusState state) {
            return new ModbusStateAnswer(
                    state.askedAt(),
                    state.answeredAt(),
                    state.failure().map(EnergyTreeBodies::word),
                    state.detail(),
                    state.asked(),
                    state.failed());
        }
    }

    private static <T> T orElse(@Nullable T value, T otherwise) {
        return Optional.ofNullable(value).orElse(otherwise);
    }
}
