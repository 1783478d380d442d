package io.evenkeel.energy.internal.modbus;

import io.evenkeel.audit.Refusal;
import io.evenkeel.energy.ModbusDevice;
import io.evenkeel.energy.ModbusRegister;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** What a device must be to be asked. */
final class DeviceChecks {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,59}");
    /** A name, or an address of either kind; whether it leads anywhere is seen when it is asked. */
    private static final Pattern HOST = Pattern.compile("(?i)[a-z0-9][a-z0-9.-]{0,252}|[0-9a-f:.]{2,45}");

    private static final int LONGEST_NAME = 120;
    private static final int LAST_PORT = 65_535;
    private static final int LAST_UNIT = 255;
    private static final int WORDS = 65_536;
    private static final int MOST_REGISTERS = 200;
    private static final double MOST_SCALE = 1e9;
    private static final Duration OFTENEST = Duration.ofSeconds(5);
    private static final Duration RAREST = Duration.ofDays(1);

    private DeviceChecks() {}

    /** @throws Refusal INVALID with the field */
    static void check(ModbusDevice device) {
        mustBeId(device.id(), "id");
        must(
                !device.name().isBlank() && device.name().length() <= LONGEST_NAME,
                "Give the device a name of 1 to 120 characters.",
                "name");
        must(
                HOST.matcher(device.host()).matches(),
                "The host must be a name or an address, such as meter-1.example.org or 10.20.0.7, without a port.",
                "host");
        must(device.port() >= 1 && device.port() <= LAST_PORT, "The port must be 1 to 65535; usual is 502.", "port");
        must(
                device.unit() >= 0 && device.unit() <= LAST_UNIT,
                "The unit must be 0 to 255; a device with an address of its own mostly takes 1 or 255.",
                "unit");
        must(
                device.every().compareTo(OFTENEST) >= 0 && device.every().compareTo(RAREST) <= 0,
                "A device is asked every 5 seconds to once a day.",
                "everySeconds");
        must(
                !device.registers().isEmpty() && device.registers().size() <= MOST_REGISTERS,
                "Name 1 to 200 registers; here are " + device.registers().size() + ".",
                "registers");
        Set<String> seen = new HashSet<>();
        for (ModbusRegister register : device.registers()) {
            register(register);
            must(
                    seen.add(register.id()),
                    "Two registers are called " + register.id() + "; give one another id.",
                    "registers");
        }
    }

    private static void register(ModbusRegister register) {
        mustBeId(register.id(), "registers");
        must(
                register.address() >= 0 && register.address() + register.type().words() <= WORDS,
                "The register " + register.id() + " must lie within addresses 0 to 65535.",
                "registers");
        double scale = Math.abs(register.scale());
        must(
                scale > 0 && scale <= MOST_SCALE,
                "The scale of the register " + register.id()
                        + " must be a number other than 0, up to a thousand million.",
                "registers");
    }

    private static void mustBeId(String id, String field) {
        String shown = id.length() > 60 ? id.substring(0, 60) + "…" : id;
        must(
                ID.matcher(id).matches(),
                "The id \"" + shown
                        + "\" must have 1 to 60 of a-z, 0-9, dot, dash and underscore, a letter or digit first.",
                field);
    }

    private static void must(boolean right, String sentence, String field) {
        if (!right) {
            throw new Refusal(Refusal.Kind.INVALID, "energy-device-invalid", sentence, field);
        }
    }
}
