package io.evenkeel.energy.internal.modbus;

import io.evenkeel.energy.ModbusRegister;
import io.evenkeel.energy.ModbusRegister.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Registers that one request reads. Only those that touch or overlap are joined: an address between them that the device does not
 * have would make it refuse them all.
 *
 * @param quantity of words, 1 to 125 (Modbus Application Protocol V1.1b3 §6.3)
 */
record RegisterBlock(Table table, int address, int quantity, List<ModbusRegister> registers) {
    private static final int MOST_WORDS = 125;

    RegisterBlock {
        registers = List.copyOf(registers);
    }

    /** Each register in one block. */
    static List<RegisterBlock> of(List<ModbusRegister> registers) {
        List<RegisterBlock> blocks = new ArrayList<>();
        List<ModbusRegister> together = new ArrayList<>();
        int end = 0;
        List<ModbusRegister> sorted = registers.stream()
                .sorted(Comparator.comparing(ModbusRegister::table).thenComparingInt(ModbusRegister::address))
                .toList();
        for (ModbusRegister next : sorted) {
            int last = next.address() + next.type().words();
            if (!together.isEmpty() && !joins(together.getFirst(), next, end)) {
                blocks.add(of(together, end));
                together.clear();
                end = 0;
            }
            together.add(next);
            end = Math.max(end, last);
        }
        if (!together.isEmpty()) {
            blocks.add(of(together, end));
        }
        return blocks;
    }

    private static boolean joins(ModbusRegister first, ModbusRegister next, int end) {
        return first.table() == next.table()
                && next.address() <= end
                && next.address() + next.type().words() - first.address() <= MOST_WORDS;
    }

    private static RegisterBlock of(List<ModbusRegister> together, int end) {
        ModbusRegister first = together.getFirst();
        return new RegisterBlock(first.table(), first.address(), end - first.address(), together);
    }
}
