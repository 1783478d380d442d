package io.evenkeel.plantsimulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Not a test but a plant to try a server with, by {@code -Dtest=PlantOnModbus -Dplant.port=5020 -Dplant.minutes=30}: it answers
 * Modbus TCP at this machine, counts energy in real time, reaches its set-points sixty times as fast, and is run by somebody who
 * never looks at the wet bulb.
 */
class PlantOnModbus {
    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final double STEPS_A_DAY = 8_640;

    @Test
    @EnabledIfSystemProperty(named = "plant.port", matches = "\\d+")
    void runs() throws Exception {
        var plant = new LivePlant(Faults.NONE, 7);
        long steps = Duration.ofMinutes(Integer.getInteger("plant.minutes", 30)).dividedBy(EVERY);
        var never = new CountDownLatch(1);
        try (var meters = new ModbusPlant(Integer.getInteger("plant.port"))) {
            for (long step = 0; step < steps; step++) {
                double warm = Math.sin(2 * Math.PI * step / STEPS_A_DAY);
                var air = new Outdoors(20 + 4 * warm, 14.2 + 2 * warm, 101_325);
                plant.step(air, 11_000 + 200 * warm, new Command(24, 16, 19, false, 4, 4, 0.9, 9, 4))
                        .ifPresent(truth -> meters.show(plant.read(truth), EVERY.toSeconds() / 3_600.0));
                assertThat(never.await(EVERY.toMillis(), TimeUnit.MILLISECONDS)).isFalse();
            }
        }
    }
}
