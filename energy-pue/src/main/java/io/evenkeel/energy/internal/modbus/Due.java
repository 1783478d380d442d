package io.evenkeel.energy.internal.modbus;

import io.evenkeel.energy.ModbusDevice;
import io.evenkeel.energy.ModbusState;
import java.time.Duration;
import java.time.Instant;

/** When a device is asked again: one that says nothing is left in peace for a minute, so that many of them hold nobody up. */
final class Due {
    private static final int PATIENCE = 3;
    private static final Duration REST = Duration.ofMinutes(1);
    /** The clock that wakes us is not exact; who is due within this is asked now and not a whole round later. */
    static final Duration NEARLY = Duration.ofMillis(500);

    private Due() {}

    static boolean now(ModbusDevice device, ModbusState state, Instant now) {
        Duration every = device.every();
        boolean silent = state.failedInRow() >= PATIENCE
                && state.registers().stream().allMatch(told -> told.failure().isPresent());
        Duration pause = silent && every.compareTo(REST) < 0 ? REST : every;
        return device.active()
                && state.askedAt()
                        .map(last -> !last.plus(pause).isAfter(now.plus(NEARLY)))
                        .orElse(true);
    }
}
