package io.evenkeel.energy.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.energy.CarbonFactor;
import io.evenkeel.energy.Energy;
import io.evenkeel.energy.Energy.EnergyPicture;
import io.evenkeel.energy.EnergyNode;
import io.evenkeel.energy.EnergyNode.Kind;
import io.evenkeel.energy.EnergyTree;
import io.evenkeel.energy.Meter;
import io.evenkeel.energy.MeterSource;
import io.evenkeel.energy.Metered.Cause;
import io.evenkeel.energy.Reading;
import io.evenkeel.oncall.fakes.MovableClock;
import io.evenkeel.oncall.fakes.RecordedAudit;
import io.evenkeel.oncall.fakes.TestRooms;
import io.evenkeel.telemetry.MetricStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** The room with a fresh database; measurements are told by the test. It is 02:00 UTC of 21 November 2026. */
class EnergyRoomTests {
    private static final OptionalLong ANY = OptionalLong.empty();
    private static final Instant END = Instant.parse("2026-11-21T01:58:00Z");
    private static final Instant BEGIN = END.minus(Duration.ofMinutes(15));
    private static final Actor KIM =
            new Actor(Actor.Kind.PERSON, "kim", "Kim", Set.of(Right.SEE_OPERATIONS, Right.EDIT_ENERGY));

    private final AnnotationConfigApplicationContext context =
            new AnnotationConfigApplicationContext(TestRooms.class, EnergyRooms.class);
    private final Energy energy = context.getBean(Energy.class);
    private final ToldMeasurements told = context.getBean(ToldMeasurements.class);
    private final RecordedAudit audit = context.getBean(RecordedAudit.class);

    @BeforeEach
    void now() {
        assertThat(context.getBean(MovableClock.class).instant()).isEqualTo(Instant.parse("2026-11-21T02:00:00Z"));
    }

    @AfterEach
    void close() {
        context.close();
    }

    private static Meter live(String node) {
        return EnergyRooms.meter(
                node, new MeterSource.Series("power_kw", Map.of("node", node)), Meter.Unit.KW, Duration.ofMinutes(5));
    }

    private static EnergyTree site(Meter... meters) {
        return EnergyRooms.site(
                List.of(new EnergyNode("chillers", "冷机", Optional.of("grid"), Kind.COOLING, Optional.empty())), meters);
    }

    private EnergyPicture quarter() {
        return energy.picture(BEGIN, END);
    }

    @Test
    void measurementsBecomeALivePue() {
        energy.arrange(KIM, site(live("grid"), live("hall"), live("chillers")), ANY);
        told.power("grid", 1_300, BEGIN.minusSeconds(120), END.plusSeconds(60));
        told.power("hall", 1_000, BEGIN.minusSeconds(120), END.plusSeconds(60));
        told.power("chillers", 250, BEGIN.minusSeconds(120), END.plusSeconds(60));

        EnergyPicture picture = quarter();

        assertThat(picture.site().total().orElseThrow().value()).isCloseTo(325, within(0.01));
        assertThat(picture.site().pue().orElseThrow().value()).isCloseTo(1.3, within(1e-4));
        assertThat(picture.site().category()).hasValue(2);
        assertThat(picture.nodes().getFirst().loss().orElseThrow().value()).isCloseTo(12.5, within(0.01));
    }

    @Test
    void aMeterThatFallsSilentLeavesAGapAndNoFigure() {
        energy.arrange(KIM, site(live("grid"), live("hall"), live("chillers")), ANY);
        told.power("grid", 1_300, BEGIN, END);
        told.power("hall", 1_000, BEGIN, END.minus(Duration.ofMinutes(8)));

        EnergyPicture picture = quarter();

        assertThat(picture.site().pue()).isEmpty();
        assertThat(picture.nodes().getFirst().loss()).isEmpty();
        assertThat(picture.meters().get(1).metered().gaps())
                .singleElement()
                .satisfies(gap -> assertThat(gap.cause()).isEqualTo(Cause.MISSING))
                .satisfies(gap -> assertThat(gap.to()).isEqualTo(END));
    }

    @Test
    void anHourWithAGapHasNoPueAndTheOthersHaveTheirs() {
        energy.arrange(KIM, site(live("grid"), live("hall"), live("chillers")), ANY);
        Instant from = Instant.parse("2026-11-20T22:00:00Z");
        told.power("grid", 1_300, from.minusSeconds(120), END);
        told.power("chillers", 250, from.minusSeconds(120), END);
        told.power("hall", 1_000, from.minusSeconds(120), from.plusSeconds(5_400));

        var hours = energy.hours(from, 3);

        assertThat(hours.getFirst().pue().orElseThrow().value()).isCloseTo(1.3, within(1e-4));
        assertThat(hours.get(1).pue()).isEmpty();
        assertThat(hours.getLast().pue()).isEmpty();
        refused("energy-span-wrong", () -> energy.hours(from, 745));
    }

    @Test
    void whatIsReadByFiveMinutesIsNoGapInAMonth() {
        energy.arrange(KIM, site(live("grid"), live("hall"), live("chillers")), ANY);
        Instant from = END.minus(Duration.ofDays(20));
        long[] times = LongStream.rangeClosed(0, 2 * 288)
                .map(i -> from.toEpochMilli() + i * 300_000 + i % 2 * 20_000)
                .toArray();
        double[] kw = LongStream.of(times).mapToDouble(at -> 1_000 + at % 7).toArray();
        told.all.add(new MetricStore.Series(new TreeMap<>(Map.of("__name__", "power_kw", "node", "grid")), times, kw));
        assertThat(energy.picture(from, from.plus(Duration.ofDays(2)))
                        .meters()
                        .getFirst()
                        .metered()
                        .gaps())
                .isEmpty();
    }

    @Test
    void twoSeriesWithTheLabelsOfAMeterAreNotGuessedAt() {
        energy.arrange(KIM, site(live("grid")), ANY);
        told.power("grid", 1_300, BEGIN, END);
        told.power("grid", 900, BEGIN, END);
        assertThat(quarter().meters().getFirst().metered().gaps().getFirst().cause())
                .isEqualTo(Cause.AMBIGUOUS);
    }

    @Test
    void whatPeopleReadIsKeptAndCorrected() {
        Meter byHand = EnergyRooms.meter("grid", new MeterSource.ByHand(), Meter.Unit.MWH, Duration.ofDays(40));
        energy.arrange(KIM, site(byHand), ANY);
        Instant first = Instant.parse("2026-11-19T00:00:00Z");
        Instant last = Instant.parse("2026-11-20T00:00:00Z");
        energy.enter(KIM, "grid-m", List.of(new Reading(first, 100), new Reading(last, 123)));
        energy.enter(KIM, "grid-m", List.of(new Reading(last, 132)));

        EnergyPicture day = energy.picture(first, last);

        assertThat(day.site().total().orElseThrow().value()).isCloseTo(32_000, within(1e-6));
        assertThat(audit.verbs()).containsExactly("energy.arrange", "energy.enter-readings", "energy.enter-readings");
    }

    @Test
    void aMeterThatIsMeasuredTakesNoReadingsByHand() {
        energy.arrange(KIM, site(live("grid")), ANY);
        refused("energy-meter-not-by-hand", () -> energy.enter(KIM, "grid-m", List.of(new Reading(BEGIN, 1))));
        refused("energy-meter-unknown", () -> energy.enter(KIM, "other", List.of(new Reading(BEGIN, 1))));
    }

    @Test
    void readingsOfTheFutureAreRefused() {
        energy.arrange(
                KIM,
                site(EnergyRooms.meter("grid", new MeterSource.ByHand(), Meter.Unit.KWH, Duration.ofDays(40))),
                ANY);
        refused(
                "energy-reading-invalid",
                () -> energy.enter(KIM, "grid-m", List.of(new Reading(END.plusSeconds(3_600), 1))));
    }

    @Test
    void theTreeComesBackAsItWasDrawn() {
        EnergyTree drawn = site(
                live("grid"), EnergyRooms.meter("hall", new MeterSource.ByHand(), Meter.Unit.KWH, Duration.ofDays(40)));
        long version = energy.arrange(KIM, drawn, ANY).version();
        assertThat(energy.tree()).isEqualTo(new Energy.StoredTree(drawn, version));
    }

    @Test
    void whoDrawsOverAnothersTreeIsRefused() {
        long version = energy.arrange(KIM, site(), ANY).version();
        energy.arrange(KIM, site(live("grid")), OptionalLong.of(version));
        refused("energy-tree-changed", () -> energy.arrange(KIM, site(), OptionalLong.of(version)));
    }

    /** Else who read it just then would draw over what came in between, and not be told. */
    @Test
    void aTreeIsReadOfOneMoment() {
        energy.arrange(KIM, site(live("grid")), ANY);
        EnergyTree drawnAnew = new EnergyTree(
                List.of(new EnergyNode("main", "Main", Optional.empty(), Kind.GRID, Optional.empty())),
                List.of(live("main")));

        Energy.StoredTree read = AtTheSameTime.after(
                context,
                Optional.of("lock table energy.meter in access exclusive mode"),
                () -> energy.arrange(KIM, drawnAnew, ANY),
                energy::tree);

        assertThat(read).isIn(new Energy.StoredTree(site(live("grid")), 1), new Energy.StoredTree(drawnAnew, 2));
    }

    @Test
    void whoMayOnlySeeDrawsNothing() {
        var viewer = new Actor(Actor.Kind.PERSON, "vera", "Vera", Set.of(Right.SEE_OPERATIONS));
        refused("right-missing", () -> energy.arrange(viewer, site(), ANY));
        refused("right-missing", () -> energy.enter(viewer, "grid-m", List.of(new Reading(BEGIN, 1))));
        refused("right-missing", () -> energy.carbon(viewer, new CarbonFactor(2025, 0.5, "made up")));
    }

    @Test
    void carbonIsTheFactorOfTheYearOrTheNewestBefore() {
        energy.arrange(KIM, site(live("grid")), ANY);
        energy.carbon(KIM, new CarbonFactor(2024, 0.6, "made up"));
        energy.carbon(KIM, new CarbonFactor(2027, 0.4, "made up"));
        told.power("grid", 1_300, BEGIN, END);
        assertThat(quarter().site().carbonKg().orElseThrow()).isCloseTo(195, within(0.01));
        assertThat(quarter().carbon())
                .hasValueSatisfying(factor -> assertThat(factor.year()).isEqualTo(2024));
    }

    private static void refused(String code, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
