package io.evenkeel.energy.internal.modbus;

import io.evenkeel.energy.ModbusRegister;
import io.evenkeel.energy.ModbusRegister.WordOrder;
import java.util.OptionalDouble;

/** Words of a device, as numbers. */
final class Words {
    private static final int BYTES = 2;
    private static final int BITS = 16;

    private Words() {}

    /**
     * What a register says.
     *
     * @param words of its block, most significant byte first
     * @param first address of the block
     * @return scaled; empty where the words are no finite number
     */
    static OptionalDouble number(ModbusRegister register, byte[] words, int first) {
        int one = word(words, register.address() - first);
        double raw = register.type().words() == 1
                ? single(register, one)
                : pair(register, one, word(words, register.address() - first + 1));
        double scaled = raw * register.scale();
        return Double.isFinite(scaled) ? OptionalDouble.of(scaled) : OptionalDouble.empty();
    }

    private static double single(ModbusRegister register, int word) {
        return register.type() == ModbusRegister.NumberType.INT16 ? (short) word : word;
    }

    private static double pair(ModbusRegister register, int one, int other) {
        int bits = register.wordOrder() == WordOrder.HIGH_FIRST ? (one << BITS) | other : (other << BITS) | one;
        return switch (register.type()) {
            case UINT32 -> Integer.toUnsignedLong(bits);
            case FLOAT32 -> Float.intBitsToFloat(bits);
            case INT16, UINT16, INT32 -> bits;
        };
    }

    private static int word(byte[] words, int index) {
        int high = words[index * BYTES] & 0xFF;
        int low = words[index * BYTES + 1] & 0xFF;
        return (high << Byte.SIZE) | low;
    }
}
