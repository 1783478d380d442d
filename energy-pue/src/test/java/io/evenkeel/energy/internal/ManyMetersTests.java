package io.evenkeel.energy.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Right;
import io.evenkeel.energy.Energy;
import io.evenkeel.energy.Energy.EnergyHour;
import io.evenkeel.energy.EnergyNode;
import io.evenkeel.energy.EnergyNode.ItBoundary;
import io.evenkeel.energy.EnergyNode.Kind;
import io.evenkeel.energy.EnergyTree;
import io.evenkeel.energy.Meter;
import io.evenkeel.energy.MeterSource;
import io.evenkeel.energy.Metered;
import io.evenkeel.oncall.fakes.MovableClock;
import io.evenkeel.oncall.fakes.TestRooms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** A grid that feeds twenty halls, all read from series of one name, for a day and a half. */
class ManyMetersTests {
    private static final Actor KIM =
            new Actor(Actor.Kind.PERSON, "kim", "Kim", Set.of(Right.SEE_OPERATIONS, Right.EDIT_ENERGY));
    private static final int HALLS = 20;
    private static final int HOURS = 36;
    private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");
    private static final Instant FIRST = NOON.minus(Duration.ofHours(HOURS));
    private static final Duration HOUR = Duration.ofHours(1);

    private final AnnotationConfigApplicationContext context =
            new AnnotationConfigApplicationContext(TestRooms.class, EnergyRooms.class);
    private final Energy energy = context.getBean(Energy.class);
    private final MeterReadings readings = context.getBean(MeterReadings.class);
    private final ToldMeasurements told = context.getBean(ToldMeasurements.class);
    private final AtomicInteger asked = new AtomicInteger();
    private final List<Meter> meters = new ArrayList<>(List.of(power("grid")));

    @BeforeEach
    void tell() {
        context.getBean(MovableClock.class)
                .moveTo(NOON.plus(Duration.ofMinutes(20)).toString());
        told.power("grid", 120 * HALLS, FIRST.minus(HOUR), NOON.plus(HOUR));
        List<EnergyNode> nodes =
                new ArrayList<>(List.of(new EnergyNode("grid", "Grid", Optional.empty(), Kind.GRID, Optional.empty())));
        for (int i = 0; i < HALLS; i++) {
            String hall = "hall-" + i;
            told.power(hall, 100, FIRST.minus(HOUR), i == 7 ? NOON.minus(HOUR.multipliedBy(5)) : NOON.plus(HOUR));
            nodes.add(new EnergyNode(hall, hall, Optional.of("grid"), Kind.PDU, Optional.of(ItBoundary.PDU_OUTPUT)));
            meters.add(power(hall));
        }
        told.power("hall-7", 100, NOON.minus(HOUR.multipliedBy(3)), NOON.plus(HOUR));
        joinTheSeriesOfHall7();
        energy.arrange(KIM, new EnergyTree(nodes, meters), OptionalLong.empty());
        told.beforeReading = asked::incrementAndGet;
    }

    /** Its two parts are one series with a hole of two hours. */
    private void joinTheSeriesOfHall7() {
        var parts = told.all.stream()
                .filter(series -> "hall-7".equals(series.labels().get("node")))
                .toList();
        told.all.removeAll(parts);
        told.all.add(new io.evenkeel.telemetry.MetricStore.Series(
                parts.getFirst().labels(),
                parts.stream()
                        .flatMapToLong(part -> java.util.Arrays.stream(part.times()))
                        .toArray(),
                parts.stream()
                        .flatMapToDouble(part -> java.util.Arrays.stream(part.values()))
                        .toArray()));
    }

    @AfterEach
    void close() {
        context.close();
    }

    private static Meter power(String node) {
        return EnergyRooms.meter(
                node,
                new MeterSource.Series("power_kw", Map.of("node", node)),
                Meter.Unit.KW,
                Duration.ofMinutes(5),
                HOUR);
    }

    private List<Map<String, Metered>> alone() {
        List<Map<String, Metered>> all = IntStream.range(0, HOURS)
                .<Map<String, Metered>>mapToObj(_ -> new HashMap<>())
                .toList();
        for (Meter meter : meters) {
            List<Map<String, Metered>> own = readings.hourly(List.of(meter), FIRST, HOURS);
            IntStream.range(0, HOURS).forEach(hour -> all.get(hour).putAll(own.get(hour)));
        }
        return all;
    }

    @Test
    void manyMetersOfANameAreReadTogetherAndSayWhatEachSaysAlone() {
        List<Map<String, Metered>> together = readings.hourly(meters, FIRST, HOURS);

        assertThat(asked).hasValueLessThan(meters.size());
        assertThat(together).isEqualTo(alone());
        assertThat(together.get(HOURS - 4).get("hall-7-m"))
                .extracting(Metered::amount)
                .hasToString("OptionalDouble.empty");
    }

    @Test
    void whereTheStoreDoesNotHandOutSoManyEachIsReadAlone() {
        told.mostSeries = HALLS;
        assertThat(readings.hourly(meters, FIRST, HOURS)).isEqualTo(alone());
    }

    @Test
    void hoursThatAreCountedAreNotAddedUpAgainAndSayTheSame() {
        List<EnergyHour> added = energy.hours(FIRST, HOURS);
        context.getBean(HourRows.class).begin(FIRST);
        context.getBean(HourCount.class).look();
        asked.set(0);

        List<EnergyHour> counted = energy.hours(FIRST, HOURS);

        mustBeAlike(counted, added);
        assertThat(counted).filteredOn(hour -> hour.pue().isEmpty()).hasSize(2);
        assertThat(asked).as("of the two hours with a gap").hasValueLessThan(5);
    }

    private static void mustBeAlike(List<EnergyHour> counted, List<EnergyHour> added) {
        assertThat(counted)
                .extracting(EnergyHour::from)
                .isEqualTo(added.stream().map(EnergyHour::from).toList());
        for (int hour = 0; hour < HOURS; hour++) {
            EnergyHour one = added.get(hour);
            assertThat(counted.get(hour).silent()).isEqualTo(one.silent());
            assertThat(counted.get(hour).pue().isPresent()).isEqualTo(one.pue().isPresent());
            counted.get(hour).pue().ifPresent(pue -> {
                assertThat(pue.value()).isCloseTo(one.pue().orElseThrow().value(), within(1e-12));
                assertThat(pue.plusMinus()).isCloseTo(one.pue().orElseThrow().plusMinus(), within(1e-12));
            });
        }
    }

    @Test
    void whatComesLateToAnHourThatWasCountedWithAGapIsSeen() {
        context.getBean(HourRows.class).begin(FIRST);
        context.getBean(HourCount.class).look();
        told.all.removeIf(series -> "hall-7".equals(series.labels().get("node")));
        told.power("hall-7", 100, FIRST.minus(HOUR), NOON.plus(HOUR));

        assertThat(energy.hours(FIRST, HOURS))
                .allSatisfy(hour -> assertThat(hour.pue()).isPresent());
    }

    @Test
    void hoursThatAreToBeCountedAgainAreAddedUp() {
        context.getBean(HourRows.class).begin(FIRST);
        context.getBean(HourCount.class).look();
        told.all.removeIf(series -> "grid".equals(series.labels().get("node")));
        told.power("grid", 150 * HALLS, FIRST.minus(HOUR), NOON.plus(HOUR));
        context.getBean(HourRows.class).countAgainFrom(FIRST.plus(HOUR.multipliedBy(10)));

        List<EnergyHour> hours = energy.hours(FIRST, HOURS);

        assertThat(hours.get(9).pue().orElseThrow().value()).isCloseTo(1.2, within(0.001));
        assertThat(hours.get(10).pue().orElseThrow().value()).isCloseTo(1.5, within(0.001));
    }
}
