package io.evenkeel.energy.internal.modbus;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.energy.ModbusRegister;
import io.evenkeel.energy.ModbusRegister.NumberType;
import io.evenkeel.energy.ModbusRegister.Table;
import io.evenkeel.energy.ModbusRegister.WordOrder;
import java.util.HexFormat;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What words mean. Hexadecimal as they go over the wire. */
class WordsTests {

    private static OptionalDouble read(NumberType type, WordOrder order, double scale, String words) {
        var register = new ModbusRegister("r", Table.HOLDING, 7, type, order, scale);
        return Words.number(register, HexFormat.of().parseHex(words), 7);
    }

    @ParameterizedTest
    @CsvSource({
        "INT16, HIGH_FIRST, FFFE, -2",
        "UINT16, HIGH_FIRST, FFFE, 65534",
        "INT32, HIGH_FIRST, FFFFFFFE, -2",
        "UINT32, HIGH_FIRST, FFFFFFFE, 4294967294",
        "UINT32, HIGH_FIRST, 00010002, 65538",
        "UINT32, LOW_FIRST, 00020001, 65538",
        "FLOAT32, HIGH_FIRST, 42F6E979, 123.45600128173828",
        "FLOAT32, LOW_FIRST, E97942F6, 123.45600128173828",
    })
    void wordsAreNumbers(NumberType type, WordOrder order, String words, double number) {
        assertThat(read(type, order, 1, words)).hasValue(number);
    }

    @Test
    void aScaleTurnsCountsIntoUnits() {
        assertThat(read(NumberType.UINT16, WordOrder.HIGH_FIRST, 0.5, "0011")).hasValue(8.5);
    }

    @ParameterizedTest
    @CsvSource({"7FC00000", "7F800000", "FF800000", "FFFFFFFF"})
    void whatIsNoNumberIsNone(String words) {
        assertThat(read(NumberType.FLOAT32, WordOrder.HIGH_FIRST, 1, words)).isEmpty();
    }
}
