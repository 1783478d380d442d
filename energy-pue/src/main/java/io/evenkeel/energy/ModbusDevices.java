package io.evenkeel.energy;

import io.evenkeel.audit.Actor;
import java.util.List;
import java.util.OptionalLong;

/**
 * Devices that are read over Modbus TCP. Each number becomes a measurement, {@link ModbusDevice#SERIES}, which a meter of the
 * tree, a rule or a chart may use. Verbs need {@code EDIT_SETTINGS}, since they say where the server connects to, and are
 * audited. Thread-safe.
 */
public interface ModbusDevices {

    /** All of them, by id. */
    List<WatchedDevice> devices();

    /**
     * Enters a device, or changes it.
     *
     * @throws io.evenkeel.audit.Refusal INVALID with the field; OUT_OF_DATE where somebody else changed it; CONFLICT above 500
     */
    WatchedDevice keep(Actor actor, ModbusDevice device, OptionalLong expectedVersion);

    /** Asks it no more; what was measured stays. */
    void remove(Actor actor, String id);

    /** Asks it now, and returns what it said; blocks up to ten seconds. */
    WatchedDevice ask(Actor actor, String id);

    /** @param version grows by 1 with each change of the device; attempts leave it alone */
    record WatchedDevice(ModbusDevice device, long version, ModbusState state) {}
}
