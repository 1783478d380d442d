package io.evenkeel.energy;

import java.time.Duration;
import java.util.List;

/**
 * A meter, gateway or controller that answers Modbus TCP, and what is read from it. Only read, never written.
 *
 * @param id stable, lower case, such as {@code meter-grid-1}; its measurements carry it as label {@code device}
 * @param host a name or an address that an administrator entered
 * @param port 1 to 65,535; 502 by convention
 * @param unit 0 to 255; behind a gateway the device's number on the line
 * @param every how often it is asked, 5 seconds to 1 day
 * @param active whether it is asked at all
 * @param registers at most 200
 */
public record ModbusDevice(
        String id,
        String name,
        String host,
        int port,
        int unit,
        Duration every,
        boolean active,
        List<ModbusRegister> registers) {

    /** The measurement that each register becomes, with the labels {@code device} and {@code register}. */
    public static final String SERIES = "modbus_value";

    public ModbusDevice {
        registers = List.copyOf(registers);
    }
}
