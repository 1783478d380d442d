package io.evenkeel.energy.internal.modbus;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.energy.ModbusDevice;
import io.evenkeel.energy.ModbusRegister;
import io.evenkeel.energy.ModbusState;
import io.evenkeel.energy.ModbusState.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When a device is asked again, and what is known of it then. A device that is asked every ten seconds. */
class DueTests {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final ModbusDevice DEVICE = new ModbusDevice(
            "m",
            "M",
            "10.0.0.7",
            502,
            1,
            Duration.ofSeconds(10),
            true,
            List.of(new ModbusRegister(
                    "kw",
                    ModbusRegister.Table.HOLDING,
                    0,
                    ModbusRegister.NumberType.UINT16,
                    ModbusRegister.WordOrder.HIGH_FIRST,
                    1)));

    private static ModbusState silentTimes(int times) {
        ModbusState state =
                NextState.of(ModbusState.unasked(), new Conversation(DEVICE, NOON, Map.of("kw", 7.0), Map.of(), ""));
        for (int i = 0; i < times; i++) {
            state = NextState.of(state, Conversation.failed(DEVICE, NOON, Failure.LATE, "It did not answer."));
        }
        return state;
    }

    @Test
    void whoWasNeverAskedIsDue() {
        assertThat(Due.now(DEVICE, ModbusState.unasked(), NOON)).isTrue();
    }

    @Test
    void whoAnswersIsAskedWhenItsTimeHasCome() {
        assertThat(Due.now(DEVICE, silentTimes(0), NOON.plusSeconds(9))).isFalse();
        assertThat(Due.now(DEVICE, silentTimes(0), NOON.plusMillis(9_600))).isTrue();
    }

    @Test
    void whoIsSilentThriceIsLeftInPeaceForAMinute() {
        assertThat(Due.now(DEVICE, silentTimes(2), NOON.plusSeconds(10))).isTrue();
        assertThat(Due.now(DEVICE, silentTimes(3), NOON.plusSeconds(10))).isFalse();
        assertThat(Due.now(DEVICE, silentTimes(3), NOON.plusSeconds(60))).isTrue();
    }

    @Test
    void whatItSaidLastStaysBesideWhyItSaysNothing() {
        ModbusState state = silentTimes(2);
        assertThat(state.failure()).hasValue(Failure.LATE);
        assertThat(state.asked()).isEqualTo(3);
        assertThat(state.failed()).isEqualTo(2);
        assertThat(state.registers().getFirst().value()).hasValue(7.0);
        assertThat(state.registers().getFirst().failure()).hasValue(Failure.LATE);
    }
}
