package io.evenkeel.energy.internal.modbus;

import io.evenkeel.energy.Energy.MeterTrouble;
import io.evenkeel.energy.Meter;
import io.evenkeel.energy.MeterSource;
import io.evenkeel.energy.ModbusDevice;
import io.evenkeel.energy.ModbusDevices.WatchedDevice;
import io.evenkeel.energy.ModbusState.Told;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Why meters that are read over Modbus say nothing just now. */
@Component
public class MeterTroubles {
    private final ModbusRows rows;

    MeterTroubles(ModbusRows rows) {
        this.rows = rows;
    }

    /** By meter; of those that are read by other ways, or well, there is none. */
    public Map<String, MeterTrouble> of(List<Meter> meters) {
        Map<String, MeterTrouble> troubles = new HashMap<>();
        if (meters.stream().noneMatch(MeterTroubles::isModbus)) {
            return troubles;
        }
        Map<Place, MeterTrouble> silent = silent();
        for (Meter meter : meters) {
            if (meter.source() instanceof MeterSource.Series(String name, var labels)
                    && name.equals(ModbusDevice.SERIES)) {
                var place = new Place(labels.getOrDefault("device", ""), labels.getOrDefault("register", ""));
                MeterTrouble trouble = silent.get(place);
                if (trouble != null) {
                    troubles.put(meter.id(), trouble);
                }
            }
        }
        return troubles;
    }

    private static boolean isModbus(Meter meter) {
        return meter.source() instanceof MeterSource.Series(String name, var _) && name.equals(ModbusDevice.SERIES);
    }

    private Map<Place, MeterTrouble> silent() {
        Map<Place, MeterTrouble> silent = new HashMap<>();
        for (WatchedDevice one : rows.all()) {
            for (Told told : one.state().registers()) {
                told.failure()
                        .ifPresent(failure -> silent.put(
                                new Place(one.device().id(), told.register()),
                                new MeterTrouble(
                                        one.device().id(), failure, one.state().detail(), told.at())));
            }
        }
        return silent;
    }

    private record Place(String device, String register) {}
}
