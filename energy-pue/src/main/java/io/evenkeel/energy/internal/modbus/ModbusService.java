package io.evenkeel.energy.internal.modbus;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.energy.ModbusDevice;
import io.evenkeel.energy.ModbusDevices;
import io.evenkeel.notify.OutgoingHosts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** No transaction here waits for a device or a name server: looking up and asking come before. */
@Service
class ModbusService implements ModbusDevices {
    private static final int MOST_DEVICES = 500;

    private final ModbusRows rows;
    private final ModbusRound round;
    private final OutgoingHosts hosts;
    private final Audit audit;
    private final TransactionTemplate transaction;

    ModbusService(
            ModbusRows rows, ModbusRound round, OutgoingHosts hosts, Audit audit, TransactionTemplate transaction) {
        this.rows = rows;
        this.round = round;
        this.hosts = hosts;
        this.audit = audit;
        this.transaction = transaction;
    }

    @Override
    public List<WatchedDevice> devices() {
        return rows.all();
    }

    @Override
    public WatchedDevice keep(Actor actor, ModbusDevice device, OptionalLong expectedVersion) {
        actor.mustHave(Right.EDIT_SETTINGS);
        DeviceChecks.check(device);
        if (hosts.find(device.host()) instanceof OutgoingHosts.Barred(String why)) {
            throw new Refusal(Refusal.Kind.INVALID, "address-not-allowed", why, "host");
        }
        transaction.executeWithoutResult(_ -> write(actor, device, expectedVersion));
        return found(device.id());
    }

    private void write(Actor actor, ModbusDevice device, OptionalLong expectedVersion) {
        long version = rows.lock(device.id());
        if (expectedVersion.isPresent() && expectedVersion.getAsLong() != version) {
            throw changed();
        }
        if (version == 0 && rows.count() >= MOST_DEVICES) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "energy-devices-many",
                    "There are 500 devices already. Remove one, or read several meters through one gateway.");
        }
        if (rows.keep(device) != version + 1) {
            throw changed(); // somebody entered it a moment ago
        }
        audit.record(
                actor,
                "energy.keep-device",
                device.id(),
                Map.of(
                        "host", device.host(),
                        "port", Integer.toString(device.port()),
                        "unit", Integer.toString(device.unit()),
                        "registers", Integer.toString(device.registers().size()),
                        "active", Boolean.toString(device.active())));
    }

    @Override
    public void remove(Actor actor, String id) {
        actor.mustHave(Right.EDIT_SETTINGS);
        transaction.executeWithoutResult(_ -> {
            if (!rows.remove(id)) {
                throw unknown();
            }
            audit.record(actor, "energy.remove-device", id, Map.of());
        });
    }

    @Override
    public WatchedDevice ask(Actor actor, String id) {
        actor.mustHave(Right.EDIT_SETTINGS);
        WatchedDevice device = found(id);
        round.ask(device);
        WatchedDevice asked = found(id);
        transaction.executeWithoutResult(_ -> audit.record(
                actor,
                "energy.ask-device",
                id,
                Map.of("failure", asked.state().failure().map(Enum::name).orElse("none"))));
        return asked;
    }

    private WatchedDevice found(String id) {
        return Optional.of(id).flatMap(rows::find).orElseThrow(ModbusService::unknown);
    }

    private static Refusal changed() {
        return new Refusal(
                Refusal.Kind.OUT_OF_DATE,
                "energy-device-changed",
                "Not saved: somebody changed this device since you opened it. Load it again and repeat your change.");
    }

    private static Refusal unknown() {
        return new Refusal(
                Refusal.Kind.NOT_FOUND, "energy-device-unknown", "There is no such device. Load the list again.");
    }
}
