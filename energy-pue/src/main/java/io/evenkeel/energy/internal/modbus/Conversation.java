package io.evenkeel.energy.internal.modbus;

import io.evenkeel.energy.ModbusDevice;
import io.evenkeel.energy.ModbusState.Failure;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of asking a device once.
 *
 * @param numbers by register, of those that said one; scaled
 * @param failures by register, of those that did not
 * @param detail of the first failure, a sentence; empty where there is none
 */
record Conversation(
        ModbusDevice device, Instant at, Map<String, Double> numbers, Map<String, Failure> failures, String detail) {

    Conversation {
        numbers = Map.copyOf(numbers);
        failures = Map.copyOf(failures);
    }

    /** Nothing was read, for one reason. */
    static Conversation failed(ModbusDevice device, Instant at, Failure failure, String detail) {
        return new Conversation(
                device,
                at,
                Map.of(),
                device.registers().stream()
                        .collect(java.util.stream.Collectors.toMap(register -> register.id(), _ -> failure)),
                detail);
    }

    /** The failure of the first register that has one, in the device's order. */
    Optional<Failure> failure() {
        return device.registers().stream()
                .flatMap(register -> Optional.ofNullable(failures.get(register.id())).stream())
                .findFirst();
    }

    /** The numbers in the device's order. */
    List<String> told() {
        return device.registers().stream()
                .map(register -> register.id())
                .filter(numbers::containsKey)
                .toList();
    }
}
