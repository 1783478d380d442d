package io.evenkeel.energy.internal.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Right;
import io.evenkeel.cooling.Advice;
import io.evenkeel.energy.CoolingPlant;
import io.evenkeel.energy.Energy;
import io.evenkeel.energy.Meter;
import io.evenkeel.energy.MeterSource;
import io.evenkeel.energy.ModbusDevice;
import io.evenkeel.energy.ModbusDevices;
import io.evenkeel.energy.ModbusRegister;
import io.evenkeel.energy.PlantAdvice.Verdict;
import io.evenkeel.energy.PlantPoint;
import io.evenkeel.energy.PlantSensor;
import io.evenkeel.energy.internal.EnergyRooms;
import io.evenkeel.notify.internal.AllowedAddresses;
import io.evenkeel.oncall.fakes.MovableClock;
import io.evenkeel.oncall.fakes.TestRooms;
import io.evenkeel.plantsimulator.Command;
import io.evenkeel.plantsimulator.Faults;
import io.evenkeel.plantsimulator.LivePlant;
import io.evenkeel.plantsimulator.ModbusPlant;
import io.evenkeel.plantsimulator.Outdoors;
import io.evenkeel.plantsimulator.PlantMetered;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** A plant with other equations, lag and noise is read over real Modbus TCP into the tree of energy and into advice. */
class PlantOverModbusTests {
    private static final OptionalLong ANY = OptionalLong.empty();
    private static final Actor ADA = new Actor(
            Actor.Kind.PERSON, "ada", "Ada", Set.of(Right.SEE_OPERATIONS, Right.EDIT_ENERGY, Right.EDIT_SETTINGS));
    private static final String DEVICE = "plant-gateway";

    private final AnnotationConfigApplicationContext context =
            new AnnotationConfigApplicationContext(TestRooms.class, EnergyRooms.class);

    @AfterEach
    void close() {
        context.close();
    }

    private static ModbusDevice gateway(int port) {
        return new ModbusDevice(
                DEVICE,
                "Plant gateway",
                "127.0.0.1",
                port,
                1,
                Duration.ofSeconds(10),
                true,
                IntStream.range(0, ModbusPlant.FIGURES.size())
                        .mapToObj(place -> new ModbusRegister(
                                ModbusPlant.FIGURES.get(place),
                                ModbusRegister.Table.HOLDING,
                                2 * place,
                                ModbusRegister.NumberType.FLOAT32,
                                ModbusRegister.WordOrder.HIGH_FIRST,
                                1))
                        .toList());
    }

    private static MeterSource.Series register(String figure) {
        return new MeterSource.Series(ModbusDevice.SERIES, Map.of("device", DEVICE, "register", figure));
    }

    private static Meter meter(String node, String figure) {
        return EnergyRooms.meter(node, register(figure), Meter.Unit.KW, Duration.ofMinutes(5));
    }

    @Test
    void theSimulatorIsMeteredAndAdvised() throws Exception {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        MovableClock clock = context.getBean(MovableClock.class);
        context.getBean(AllowedAddresses.class).change(ADA, List.of("127.0.0.1"));
        ModbusDevices devices = context.getBean(ModbusDevices.class);
        CoolingPlant room = context.getBean(CoolingPlant.class);
        Energy energy = context.getBean(Energy.class);
        energy.arrange(ADA, EnergyRooms.site(List.of(), meter("grid", "total_kw"), meter("hall", "it_kw")), ANY);
        room.keep(
                ADA,
                PlantFixture.with(Arrays.stream(PlantPoint.values())
                        .map(point -> new PlantSensor(
                                point,
                                new PlantSensor.Source.Measured(
                                        register(point.name().toLowerCase(Locale.ROOT)), false),
                                1,
                                0,
                                Duration.ofMinutes(5)))
                        .toList()),
                ANY);
        var operated = new LivePlant(Faults.NONE, 7);
        PlantMetered truth = null;
        try (var plant = new ModbusPlant(port)) {
            devices.keep(ADA, gateway(port), ANY);
            for (int minute = 0; minute <= 20; minute++) {
                truth = operated.step(
                                new Outdoors(20, 14.2, 101_325),
                                11_000,
                                new Command(24, 16, 19, false, 4, 4, 0.9, 9, 4))
                        .orElseThrow();
                plant.show(operated.read(truth), 1.0 / 60);
                assertThat(devices.ask(ADA, DEVICE).state().failure()).isEmpty();
                clock.advance(Duration.ofMinutes(1));
            }
        }

        var picture = energy.picture(
                clock.instant().minus(Duration.ofMinutes(17)), clock.instant().minus(Duration.ofMinutes(2)));
        assertThat(picture.site().pue().orElseThrow().value()).isCloseTo(truth.total() / truth.it(), within(0.02));
        assertThat(room.advice().verdict()).isInstanceOfSatisfying(Verdict.Compared.class, both -> {
            assertThat(both.measuredKw().orElseThrow())
                    .isCloseTo(
                            both.now().powers().total(),
                            within(0.02 * both.now().powers().total()));
            assertThat(both.advice())
                    .isInstanceOfSatisfying(
                            Advice.Change.class,
                            change -> assertThat(change.kw()).isGreaterThan(20));
        });
        assertThat(room.advice().oldest()).hasValue(clock.instant().minus(Duration.ofMinutes(1)));
    }
}
