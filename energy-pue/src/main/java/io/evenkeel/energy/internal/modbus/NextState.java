package io.evenkeel.energy.internal.modbus;

import io.evenkeel.energy.ModbusRegister;
import io.evenkeel.energy.ModbusState;
import io.evenkeel.energy.ModbusState.Told;
import java.util.List;
import java.util.Optional;

/** How a device stands after it was asked. What it said last stays beside why it says nothing now. */
final class NextState {
    private NextState() {}

    static ModbusState of(ModbusState before, Conversation now) {
        boolean failed = !now.failures().isEmpty();
        List<Told> told = now.device().registers().stream()
                .map(register -> told(register, before, now))
                .toList();
        return new ModbusState(
                Optional.of(now.at()),
                now.numbers().isEmpty() ? before.answeredAt() : Optional.of(now.at()),
                now.failure(),
                now.detail(),
                before.asked() + 1,
                before.failed() + (failed ? 1 : 0),
                failed ? before.failedInRow() + 1 : 0,
                told);
    }

    private static Told told(ModbusRegister register, ModbusState before, Conversation now) {
        Optional<Double> number = Optional.ofNullable(now.numbers().get(register.id()));
        if (number.isPresent()) {
            return new Told(register.id(), number, Optional.of(now.at()), Optional.empty());
        }
        Optional<Told> last = before.registers().stream()
                .filter(one -> one.register().equals(register.id()))
                .findFirst();
        return new Told(
                register.id(),
                last.flatMap(Told::value),
                last.flatMap(Told::at),
                Optional.ofNullable(now.failures().get(register.id())));
    }
}
