package io.evenkeel.energy.internal.modbus;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.energy.ModbusRegister;
import io.evenkeel.energy.ModbusRegister.NumberType;
import io.evenkeel.energy.ModbusRegister.Table;
import io.evenkeel.energy.ModbusRegister.WordOrder;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which registers one request reads. */
class RegisterBlockTests {

    private static ModbusRegister at(Table table, int address, NumberType type) {
        return new ModbusRegister("r" + address, table, address, type, WordOrder.HIGH_FIRST, 1);
    }

    private static List<String> spans(List<ModbusRegister> registers) {
        return RegisterBlock.of(registers).stream()
                .map(block -> block.table() + " " + block.address() + "+" + block.quantity())
                .toList();
    }

    @Test
    void neighboursAreReadTogetherWhateverTheirOrder() {
        assertThat(spans(List.of(
                        at(Table.HOLDING, 12, NumberType.UINT16),
                        at(Table.HOLDING, 10, NumberType.FLOAT32),
                        at(Table.HOLDING, 13, NumberType.INT32))))
                .containsExactly("HOLDING 10+5");
    }

    @Test
    void anAddressThatNobodyAskedForIsNotRead() {
        assertThat(spans(List.of(at(Table.HOLDING, 0, NumberType.UINT16), at(Table.HOLDING, 2, NumberType.UINT16))))
                .containsExactly("HOLDING 0+1", "HOLDING 2+1");
    }

    @Test
    void tablesAreReadByThemselves() {
        assertThat(spans(List.of(at(Table.INPUT, 1, NumberType.UINT16), at(Table.HOLDING, 0, NumberType.UINT16))))
                .containsExactly("HOLDING 0+1", "INPUT 1+1");
    }

    @Test
    void noRequestAsksForMoreThan125Words() {
        List<ModbusRegister> many = IntStream.range(0, 100)
                .mapToObj(i -> at(Table.INPUT, 2 * i, NumberType.FLOAT32))
                .toList();
        assertThat(spans(many)).containsExactly("INPUT 0+124", "INPUT 124+76");
    }
}
