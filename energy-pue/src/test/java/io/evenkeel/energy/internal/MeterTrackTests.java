package io.evenkeel.energy.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.energy.Meter;
import io.evenkeel.energy.Meter.Unit;
import io.evenkeel.energy.MeterSource;
import io.evenkeel.energy.Metered;
import io.evenkeel.energy.Metered.Cause;
import io.evenkeel.energy.Metered.Gap;
import io.evenkeel.energy.Metered.Mark;
import io.evenkeel.energy.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Readings each minute: from noon, an hour is asked for. */
class MeterTrackTests {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant ONE = NOON.plus(Duration.ofHours(1));

    private static Meter meter(Unit unit, OptionalDouble wrapsAt, boolean mayRest) {
        return new Meter(
                "m",
                "n",
                new MeterSource.ByHand(),
                unit,
                1,
                0.5,
                wrapsAt,
                1_000,
                Duration.ofMinutes(5),
                Duration.ofMinutes(15),
                mayRest);
    }

    private static Meter counter() {
        return meter(Unit.KWH, OptionalDouble.empty(), false);
    }

    private static Meter power() {
        return meter(Unit.KW, OptionalDouble.empty(), false);
    }

    /** 600 kW: 10 kWh a minute. */
    private static List<Reading> steady(double start) {
        return readings(IntStream.rangeClosed(0, 60)
                .mapToDouble(minute -> start + 10 * minute)
                .toArray());
    }

    private static List<Reading> readings(double... values) {
        List<Reading> readings = new ArrayList<>();
        for (int minute = 0; minute < values.length; minute++) {
            readings.add(new Reading(NOON.plus(Duration.ofMinutes(minute)), values[minute]));
        }
        return readings;
    }

    private static Metered hour(Meter meter, List<Reading> readings) {
        return MeterTrack.of(meter, Track.of(readings), NOON, ONE);
    }

    private static Instant minute(int minute) {
        return NOON.plus(Duration.ofMinutes(minute));
    }

    @Test
    void aCounterGivesWhatItCounted() {
        Metered hour = hour(counter(), steady(5_000));
        assertThat(hour.amount().getAsDouble()).isCloseTo(600, within(1e-9));
        assertThat(hour.marks()).isEmpty();
    }

    @Test
    void aPowerIsIntegratedOverTime() {
        double[] ramp = IntStream.rangeClosed(0, 60).asDoubleStream().toArray();
        assertThat(hour(power(), readings(ramp)).amount().getAsDouble()).isCloseTo(30, within(1e-9));
    }

    @Test
    void unitsBecomeKilowattHours() {
        Meter megawattHours = new Meter(
                "m",
                "n",
                new MeterSource.ByHand(),
                Unit.MWH,
                1,
                0.5,
                OptionalDouble.empty(),
                1_000,
                Duration.ofMinutes(5),
                Duration.ofMinutes(15),
                false);
        List<Reading> readings = steady(0).stream()
                .map(one -> new Reading(one.at(), one.value() / 1_000))
                .toList();
        assertThat(hour(megawattHours, readings).amount().getAsDouble()).isCloseTo(600, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(doubles = {65_536, 4_294_967_296.0})
    void aCounterThatBeginsAgainLosesNothing(double end) {
        Random random = seeded();
        for (int round = 0; round < 200; round++) {
            double start = end - 1 - random.nextInt(599);
            List<Reading> wrapped = steady(start).stream()
                    .map(one -> new Reading(one.at(), one.value() % end))
                    .toList();
            Metered hour = hour(meter(Unit.KWH, OptionalDouble.of(end), false), wrapped);
            assertThat(hour.amount().getAsDouble()).isCloseTo(600, within(1e-6));
            assertThat(hour.marks()).containsExactly(Mark.WRAPPED);
        }
    }

    @Test
    void aCounterThatCouldHaveGoneRoundUnseenIsAGap() {
        Meter small = meter(Unit.KWH, OptionalDouble.of(65_536), false);
        List<Reading> daysApart = List.of(
                new Reading(NOON.minus(Duration.ofDays(4)), 100), new Reading(ONE.plus(Duration.ofDays(1)), 300));
        assertThat(hour(small, daysApart).amount()).isEmpty();
    }

    @Test
    void aCounterThatRunsBackwardsIsAGapAndNotANegativeAmount() {
        List<Reading> replaced = new ArrayList<>(steady(5_000));
        for (int minute = 30; minute <= 60; minute++) {
            replaced.set(minute, new Reading(minute(minute), 10.0 * minute));
        }
        Metered hour = hour(counter(), replaced);
        assertThat(hour.amount()).isEmpty();
        assertThat(hour.gaps()).containsExactly(new Gap(minute(29), minute(30), Cause.BACKWARDS));
        assertThat(hour.known()).isCloseTo(590, within(1e-9));
    }

    @Test
    void aCounterThatLeapsHasChangedItsUnit() {
        List<Reading> inWattHours = new ArrayList<>(steady(5_000));
        for (int minute = 40; minute <= 60; minute++) {
            inWattHours.set(minute, new Reading(minute(minute), (5_000 + 10.0 * minute) * 1_000));
        }
        Metered hour = hour(counter(), inWattHours);
        assertThat(hour.amount()).isEmpty();
        assertThat(hour.gaps()).allMatch(gap -> gap.cause() == Cause.LEAP);
        assertThat(hour.gaps().getFirst().from()).isEqualTo(minute(39));
    }

    @Test
    void aMeterThatStandsStillIsAGapAndNotZero() {
        List<Reading> frozen = new ArrayList<>(steady(5_000));
        for (int minute = 20; minute <= 60; minute++) {
            frozen.set(minute, new Reading(minute(minute), 5_200));
        }
        Metered hour = hour(counter(), frozen);
        assertThat(hour.amount()).isEmpty();
        assertThat(hour.gaps()).containsExactly(new Gap(minute(20), minute(60), Cause.STUCK));
    }

    @Test
    void aPowerThatNeverMovesIsStuckToo() {
        double[] frozen = IntStream.rangeClosed(0, 60).mapToDouble(_ -> 431.7).toArray();
        assertThat(hour(power(), readings(frozen)).amount()).isEmpty();
    }

    @Test
    void aChillerThatIsOffUsesNothing() {
        double[] off = new double[61];
        assertThat(hour(meter(Unit.KW, OptionalDouble.empty(), true), readings(off))
                        .amount())
                .hasValue(0);
    }

    @Test
    void whatIsNoNumberIsNoReading() {
        double[] trouble = IntStream.rangeClosed(0, 60)
                .mapToDouble(minute -> minute > 10 && minute < 30 ? Double.NaN : 400 + minute)
                .toArray();
        Metered hour = hour(power(), readings(trouble));
        assertThat(hour.gaps()).containsExactly(new Gap(minute(10), minute(30), Cause.MISSING));
    }

    @Test
    void aCounterKnowsWhatItCountedWhileNobodyReadIt() {
        List<Reading> everyOtherHour = List.of(
                new Reading(NOON.minus(Duration.ofMinutes(30)), 1_000), new Reading(ONE.plusSeconds(1_800), 2_200));
        Metered hour = hour(counter(), everyOtherHour);
        assertThat(hour.amount().getAsDouble()).isCloseTo(600, within(1e-9));
        assertThat(hour.marks()).containsExactly(Mark.INTERPOLATED);
    }

    @Test
    void noReadingIsAGapOfTheWholeSpan() {
        assertThat(hour(counter(), List.of()).gaps()).containsExactly(new Gap(NOON, ONE, Cause.MISSING));
        assertThat(hour(power(), List.of(new Reading(NOON, 5))).gaps())
                .containsExactly(new Gap(NOON, ONE, Cause.MISSING));
    }

    @Test
    void whateverIsLeftOutAGapNeverBecomesZero() {
        Random random = seeded();
        for (int round = 0; round < 500; round++) {
            int first = random.nextInt(50);
            int last = first + 6 + random.nextInt(20);
            List<Reading> some = new ArrayList<>();
            for (int minute = 0; minute <= 60; minute++) {
                if (minute < first || minute > last) {
                    some.add(new Reading(minute(minute), 300 + random.nextDouble()));
                }
            }
            Metered hour = hour(power(), some);
            assertThat(hour.amount()).as("minutes %s to %s", first, last).isEmpty();
            assertThat(hour.gaps()).isNotEmpty();
        }
    }

    @Test
    void twoHalvesMakeAWhole() {
        Random random = seeded();
        for (int round = 0; round < 500; round++) {
            double value = 0;
            List<Reading> rising = new ArrayList<>();
            for (int minute = -3; minute <= 63; minute++) {
                value += random.nextDouble() * 10;
                rising.add(new Reading(minute(minute), value));
            }
            Instant middle = NOON.plusMillis(1 + random.nextInt(3_599_998));
            double halves = MeterTrack.of(counter(), Track.of(rising), NOON, middle)
                            .known()
                    + MeterTrack.of(counter(), Track.of(rising), middle, ONE).known();
            assertThat(halves).isCloseTo(hour(counter(), rising).amount().getAsDouble(), within(1e-6));
        }
    }

    private static Random seeded() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        return new Random(seed);
    }
}
