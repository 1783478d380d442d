package io.evenkeel.energy.internal.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.energy.Energy;
import io.evenkeel.energy.EnergyNode;
import io.evenkeel.energy.EnergyTree;
import io.evenkeel.energy.Meter;
import io.evenkeel.energy.MeterSource;
import io.evenkeel.energy.Metered.Cause;
import io.evenkeel.energy.ModbusDevice;
import io.evenkeel.energy.ModbusDevices;
import io.evenkeel.energy.ModbusDevices.WatchedDevice;
import io.evenkeel.energy.ModbusRegister;
import io.evenkeel.energy.ModbusRegister.NumberType;
import io.evenkeel.energy.ModbusRegister.Table;
import io.evenkeel.energy.ModbusRegister.WordOrder;
import io.evenkeel.energy.ModbusState.Failure;
import io.evenkeel.energy.internal.EnergyRooms;
import io.evenkeel.energy.internal.ToldMeasurements;
import io.evenkeel.notify.internal.AllowedAddresses;
import io.evenkeel.oncall.fakes.MovableClock;
import io.evenkeel.oncall.fakes.RecordedAudit;
import io.evenkeel.oncall.fakes.TestRooms;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Devices are read over real Modbus TCP, into measurements and the tree; this machine is on the list of allowed addresses. */
class ModbusRoomTests {
    private static final OptionalLong ANY = OptionalLong.empty();
    private static final Actor ADMIN = new Actor(
            Actor.Kind.PERSON, "ada", "Ada", Set.of(Right.SEE_OPERATIONS, Right.EDIT_ENERGY, Right.EDIT_SETTINGS));

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final SpokenDevice spoken = new SpokenDevice();
    private ModbusDevices devices;
    private ModbusRound round;
    private MovableClock clock;

    @BeforeEach
    void open() {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("quick", Map.of("evenkeel.energy.modbus-wait-millis", 300)));
        context.register(TestRooms.class, EnergyRooms.class);
        context.refresh();
        devices = context.getBean(ModbusDevices.class);
        round = context.getBean(ModbusRound.class);
        clock = context.getBean(MovableClock.class);
        context.getBean(AllowedAddresses.class).change(ADMIN, List.of("127.0.0.1"));
    }

    @AfterEach
    void close() {
        context.close();
        spoken.close();
    }

    private static ModbusRegister register(String id, int address) {
        return new ModbusRegister(id, Table.HOLDING, address, NumberType.FLOAT32, WordOrder.HIGH_FIRST, 1);
    }

    private static ModbusDevice device(int port, ModbusRegister... registers) {
        return new ModbusDevice("grid", "Grid", "127.0.0.1", port, 1, Duration.ofSeconds(10), true, List.of(registers));
    }

    private WatchedDevice asked(ModbusDevice device) {
        devices.keep(ADMIN, device, ANY);
        return devices.ask(ADMIN, device.id());
    }

    private List<double[]> measured() {
        return context.getBean(ToldMeasurements.class).all.stream()
                .map(series -> series.values())
                .toList();
    }

    @Test
    void aDeviceThatIsDueBecomesMeasurements() {
        spoken.holds(0, 1_300.5f);
        spoken.holds(10, 42);
        devices.keep(ADMIN, device(spoken.port(), register("power", 0), register("energy", 10)), ANY);

        round.look();

        assertThat(measured()).containsExactlyInAnyOrder(new double[] {1_300.5}, new double[] {42});
        WatchedDevice now = devices.devices().getFirst();
        assertThat(now.state().failure()).isEmpty();
        assertThat(now.state().answeredAt()).hasValue(clock.instant());
        assertThat(now.state().registers().getFirst().value()).hasValue(1_300.5);
    }

    @Test
    void whoWasAskedJustNowIsNotAskedAgain() {
        spoken.holds(0, 1);
        devices.keep(ADMIN, device(spoken.port(), register("power", 0)), ANY);
        round.look();
        clock.advance(Duration.ofSeconds(5));
        round.look();
        assertThat(devices.devices().getFirst().state().asked()).isEqualTo(1);
        clock.advance(Duration.ofSeconds(5));
        round.look();
        assertThat(devices.devices().getFirst().state().asked()).isEqualTo(2);
    }

    @Test
    void anAddressThatTheDeviceLacksIsAnExceptionAndTheRestIsRead() {
        spoken.holds(0, 7);
        WatchedDevice now = asked(device(spoken.port(), register("power", 0), register("other", 2_000)));
        assertThat(measured()).containsExactly(new double[] {7});
        assertThat(now.state().registers().getFirst().failure()).isEmpty();
        assertThat(now.state().registers().getLast().failure()).hasValue(Failure.EXCEPTION);
        assertThat(now.state().detail())
                .isEqualTo("It answered with exception 2 (illegal data address) to holding registers 2000 to 2001.");
    }

    @Test
    void aUnitThatNobodyIsBehindSaysNothing() {
        var elsewhere = new ModbusDevice(
                "grid", "Grid", "127.0.0.1", spoken.port(), 9, Duration.ofSeconds(10), true, List.of(register("p", 0)));
        WatchedDevice now = asked(elsewhere);
        assertThat(now.state().failure()).hasValue(Failure.LATE);
        assertThat(measured()).isEmpty();
    }

    @Test
    void whatIsNoNumberIsNeverMeasured() {
        spoken.holds(0, Float.NaN);
        WatchedDevice now = asked(device(spoken.port(), register("power", 0)));
        assertThat(now.state().failure()).hasValue(Failure.GARBAGE);
        assertThat(measured()).isEmpty();
    }

    @Test
    void whoIsReachedAndSaysNothingIsLate() throws IOException {
        try (var silent = new RudeDevice()) {
            WatchedDevice now = asked(device(silent.port(), register("power", 0), register("other", 50)));
            assertThat(now.state().failure()).hasValue(Failure.LATE);
            assertThat(now.state().registers()).allMatch(told -> told.failure().isPresent());
        }
        assertThat(measured()).isEmpty();
    }

    @Test
    void whatIsNoAnswerIsNoNumber() throws IOException {
        try (var web = new RudeDevice("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII))) {
            WatchedDevice now = asked(device(web.port(), register("power", 0)));
            assertThat(now.state().failure()).isPresent().get().isIn(Failure.GARBAGE, Failure.LATE);
        }
        assertThat(measured()).isEmpty();
    }

    @Test
    void anAnswerOfAnotherLengthIsGarbage() throws IOException {
        // Transaction 0, protocol 0, 5 bytes, unit 1, function 3, 2 bytes: one word, where two were asked for.
        try (var shortOne = new RudeDevice(
                (byte) 0, (byte) 0, (byte) 0, (byte) 0, (byte) 0, (byte) 5, (byte) 1, (byte) 3, (byte) 2, (byte) 1,
                (byte) 2)) {
            WatchedDevice now = asked(device(shortOne.port(), register("power", 0)));
            assertThat(now.state().failure()).hasValue(Failure.GARBAGE);
        }
        assertThat(measured()).isEmpty();
    }

    @Test
    void whereNothingListensSaysSo() {
        WatchedDevice now = asked(device(SpokenDevice.freePort(), register("power", 0)));
        assertThat(now.state().failure()).hasValue(Failure.UNREACHED);
        assertThat(now.state().detail()).contains("Nothing answers at 127.0.0.1");
    }

    @Test
    void anAddressThatIsNotAllowedIsRefusedAndNotAskedLater() {
        ModbusDevice device = device(spoken.port(), register("power", 0));
        spoken.holds(0, 5);
        devices.keep(ADMIN, device, ANY);
        context.getBean(AllowedAddresses.class).change(ADMIN, List.of());
        refused("address-not-allowed", () -> devices.keep(ADMIN, device, ANY));
        round.look();
        assertThat(devices.devices().getFirst().state().failure()).hasValue(Failure.NOT_ALLOWED);
        assertThat(measured()).isEmpty();
    }

    @Test
    void aMeterOfTheTreeIsReadFromItsRegisterAndSaysWhyItIsSilent() {
        devices.keep(ADMIN, device(spoken.port(), register("power", 0)), ANY);
        Energy energy = context.getBean(Energy.class);
        energy.arrange(ADMIN, grid(), ANY);
        Instant begin = clock.instant();
        for (int i = 0; i <= 30; i++) {
            spoken.holds(0, 1_200 + i % 2);
            round.look();
            clock.advance(Duration.ofSeconds(10));
        }
        Instant end = begin.plus(Duration.ofMinutes(5));
        assertThat(energy.picture(begin, end).site().total().orElseThrow().value())
                .isCloseTo(100, within(0.1));

        spoken.close();
        round.look();
        clock.advance(Duration.ofMinutes(15));
        var silent = energy.picture(end, clock.instant()).meters().getFirst();
        assertThat(silent.metered().gaps().getLast().cause()).isEqualTo(Cause.MISSING);
        assertThat(silent.trouble())
                .hasValueSatisfying(why -> assertThat(why.failure()).isEqualTo(Failure.UNREACHED));
    }

    private static EnergyTree grid() {
        var meter = new Meter(
                "grid-m",
                "grid",
                new MeterSource.Series(ModbusDevice.SERIES, Map.of("device", "grid", "register", "power")),
                Meter.Unit.KW,
                1,
                0.5,
                OptionalDouble.empty(),
                20_000,
                Duration.ofMinutes(2),
                Duration.ofHours(1),
                false);
        var node = new EnergyNode("grid", "Grid", Optional.empty(), EnergyNode.Kind.GRID, Optional.empty());
        return new EnergyTree(List.of(node), List.of(meter));
    }

    @Test
    void whoeverMayNotSetAddressesEntersNoDevice() {
        var kim = new Actor(Actor.Kind.PERSON, "kim", "Kim", Set.of(Right.SEE_OPERATIONS, Right.EDIT_ENERGY));
        ModbusDevice device = device(spoken.port(), register("power", 0));
        refused("right-missing", () -> devices.keep(kim, device, ANY));
        refused("right-missing", () -> devices.remove(kim, "grid"));
        refused("right-missing", () -> devices.ask(kim, "grid"));
    }

    @Test
    void whoChangesADeviceThatAnotherChangedIsRefused() {
        ModbusDevice device = device(spoken.port(), register("power", 0));
        long version = devices.keep(ADMIN, device, ANY).version();
        devices.keep(ADMIN, device, OptionalLong.of(version));
        refused("energy-device-changed", () -> devices.keep(ADMIN, device, OptionalLong.of(version)));
        devices.remove(ADMIN, "grid");
        refused("energy-device-unknown", () -> devices.remove(ADMIN, "grid"));
        assertThat(context.getBean(RecordedAudit.class).verbs()).contains("energy.keep-device", "energy.remove-device");
    }

    private static void refused(String code, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
