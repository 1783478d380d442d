package io.evenkeel.energy.internal.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.cooling.Advice;
import io.evenkeel.cooling.Controllers;
import io.evenkeel.cooling.Grid;
import io.evenkeel.cooling.Plant;
import io.evenkeel.cooling.PlantState;
import io.evenkeel.cooling.SetPoint;
import io.evenkeel.cooling.SetPointAdvice.Why;
import io.evenkeel.cooling.Weather;
import io.evenkeel.energy.CoolingPlant;
import io.evenkeel.energy.EnergyTariffs;
import io.evenkeel.energy.PlantAdvice;
import io.evenkeel.energy.PlantAdvice.Verdict;
import io.evenkeel.energy.PlantLocks;
import io.evenkeel.energy.PlantPoint;
import io.evenkeel.energy.PointNow;
import io.evenkeel.energy.Tariff;
import io.evenkeel.energy.internal.EnergyRooms;
import io.evenkeel.energy.internal.ToldMeasurements;
import io.evenkeel.oncall.fakes.MovableClock;
import io.evenkeel.oncall.fakes.RecordedAudit;
import io.evenkeel.oncall.fakes.TestRooms;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** The plant's room with a fresh database; its sensors are told by the test. */
class PlantRoomTests {
    private static final OptionalLong ANY = OptionalLong.empty();
    private static final Actor KIM =
            new Actor(Actor.Kind.PERSON, "kim", "Kim", Set.of(Right.SEE_OPERATIONS, Right.EDIT_ENERGY));
    private static final Plant PLANT = PlantRules.plant(PlantFixture.described());
    private static final PlantState MILD = Controllers.expert(PLANT)
            .decide(new Weather(1, 5, 20, 14.2, 101_325), 11_000)
            .orElseThrow();

    private final AnnotationConfigApplicationContext context =
            new AnnotationConfigApplicationContext(TestRooms.class, EnergyRooms.class);
    private final CoolingPlant room = context.getBean(CoolingPlant.class);
    private final ToldMeasurements told = context.getBean(ToldMeasurements.class);
    private final Instant now = context.getBean(MovableClock.class).instant();

    @AfterEach
    void close() {
        context.close();
    }

    private PlantAdvice advised() {
        room.keep(KIM, PlantFixture.described(), ANY);
        PlantFixture.tell(told, PlantFixture.values(MILD), now.minusSeconds(30));
        return room.advice();
    }

    private static Verdict.Compared compared(PlantAdvice advice) {
        assertThat(advice.verdict()).isInstanceOf(Verdict.Compared.class);
        return (Verdict.Compared) advice.verdict();
    }

    @Test
    void theOptimizerSaysWhatItWouldDoNowAndWhatEachPartGains() {
        Verdict.Compared both = compared(advised());

        assertThat(both.now().powers().total()).isCloseTo(MILD.powers().total(), within(1e-6));
        assertThat(both.advice()).isInstanceOf(Advice.Change.class);
        Advice.Change change = (Advice.Change) both.advice();
        assertThat(change.kw()).isGreaterThan(50);
        assertThat(change.gains().values().stream().mapToDouble(kw -> kw).sum()).isCloseTo(change.kw(), within(1e-6));
        assertThat(both.proposed().loadKw()).isEqualTo(both.now().loadKw());
    }

    @Test
    void everySetPointThatWouldChangeSaysWhy() {
        Verdict.Compared both = compared(advised());

        assertThat(both.setPoints()).hasSize(SetPoint.values().length).allSatisfy(one -> {
            boolean stays = one.what().same(one.now(), one.wouldBe());
            assertThat(one.why() instanceof Why.Same).isEqualTo(stays);
        });
        assertThat(both.setPoints()).anyMatch(one -> one.why() instanceof Why.Saves saves && saves.kw() > 1);
    }

    @Test
    void nowIsWhatSensorsSayWhereTheModelDriftsToFollow() {
        Map<PlantPoint, Double> values = PlantFixture.values(MILD);
        double colder = MILD.setting().towerWaterC() - 2;
        values.put(PlantPoint.TOWER_WATER_C, colder);
        room.keep(KIM, PlantFixture.described(), ANY);
        PlantFixture.tell(told, values, now);

        Verdict.Compared both = compared(room.advice());

        assertThat(both.now().setting().towerWaterC()).isGreaterThan(colder);
        assertThat(both.beyond()).isPresent();
        assertThat(both.setPoints())
                .filteredOn(one -> one.what() == SetPoint.TOWER_WATER)
                .allSatisfy(one -> assertThat(one.now()).isEqualTo(colder));
    }

    @Test
    void itIsAsOldAsItsOldestInput() {
        room.keep(KIM, PlantFixture.described(), ANY);
        Map<PlantPoint, Double> values = PlantFixture.values(MILD);
        PlantFixture.tell(told, Map.of(PlantPoint.WET_BULB_C, 14.2), now.minusSeconds(200));
        values.remove(PlantPoint.WET_BULB_C);
        PlantFixture.tell(told, values, now);

        assertThat(room.advice().oldest()).hasValue(now.minusSeconds(200));
    }

    @Test
    void itKnowsThePriceOfTheHourByTheTariffThatIsValid() {
        assertThat(advised().price()).isEmpty();
        EnergyTariffs tariffs = context.getBean(EnergyTariffs.class);
        tariffs.keep(KIM, flat(LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(40), "0.68"), ANY);
        tariffs.keep(KIM, flat(LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(2), "0.90"), ANY);
        assertThat(room.advice().price())
                .hasValueSatisfying(price -> assertThat(price).isEqualByComparingTo("0.68"));
    }

    @Test
    void doubledPricesLeaveSetPointsAlone() {
        EnergyTariffs tariffs = context.getBean(EnergyTariffs.class);
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        tariffs.keep(KIM, flat(today.minusDays(40), "0.68"), ANY);
        PlantAdvice before = advised();
        tariffs.keep(KIM, flat(today.minusDays(1), "1.36"), ANY);
        PlantAdvice doubled = room.advice();

        assertThat(doubled.price()).isNotEqualTo(before.price());
        assertThat(compared(doubled).setPoints())
                .isNotEmpty()
                .isEqualTo(compared(before).setPoints());
        assertThat(compared(doubled).proposed()).isEqualTo(compared(before).proposed());
    }

    private static Tariff flat(LocalDate from, String price) {
        return new Tariff(
                from,
                "Flat",
                Map.of(Tariff.Band.FLAT, new BigDecimal(price)),
                List.of(new Tariff.Schedule(
                        EnumSet.allOf(Month.class),
                        EnumSet.allOf(Tariff.Day.class),
                        List.of(new Tariff.Slot(0, 24, Tariff.Band.FLAT)))),
                Set.of());
    }

    @Test
    void aStaleSensorIsNamedAndNothingIsAdvised() {
        room.keep(KIM, PlantFixture.described(), ANY);
        Map<PlantPoint, Double> values = PlantFixture.values(MILD);
        PlantFixture.tell(told, Map.of(PlantPoint.WET_BULB_C, 14.2), now.minus(Duration.ofMinutes(6)));
        values.remove(PlantPoint.WET_BULB_C);
        values.remove(PlantPoint.CELLS_RUNNING);
        PlantFixture.tell(told, values, now);

        PlantAdvice advice = room.advice();

        assertThat(advice.verdict())
                .isEqualTo(new Verdict.NotKnown(List.of(PlantPoint.WET_BULB_C, PlantPoint.CELLS_RUNNING)));
        assertThat(state(advice, PlantPoint.WET_BULB_C)).isEqualTo(PointNow.State.STALE);
        assertThat(state(advice, PlantPoint.CELLS_RUNNING)).isEqualTo(PointNow.State.SILENT);
    }

    @Test
    void aWetBulbAboveTheDryBulbIsNotBelieved() {
        room.keep(KIM, PlantFixture.described(), ANY);
        Map<PlantPoint, Double> values = PlantFixture.values(MILD);
        values.put(PlantPoint.WET_BULB_C, 21.0);
        PlantFixture.tell(told, values, now);

        PlantAdvice advice = room.advice();

        assertThat(advice.verdict())
                .isEqualTo(new Verdict.NotKnown(List.of(PlantPoint.WET_BULB_C, PlantPoint.DRY_BULB_C)));
        assertThat(state(advice, PlantPoint.DRY_BULB_C)).isEqualTo(PointNow.State.UNBELIEVABLE);
    }

    @Test
    void aPointWithoutASensorIsMissing() {
        room.keep(
                KIM,
                PlantFixture.with(PlantFixture.described().sensors().stream()
                        .filter(sensor -> sensor.point() != PlantPoint.IT_KW)
                        .toList()),
                ANY);
        PlantFixture.tell(told, PlantFixture.values(MILD), now);

        assertThat(room.advice().verdict()).isEqualTo(new Verdict.NotKnown(List.of(PlantPoint.IT_KW)));
    }

    @Test
    void aLoadThatTheSiteDoesNotHaveGetsNoAdvice() {
        room.keep(KIM, PlantFixture.described(), ANY);
        Map<PlantPoint, Double> values = PlantFixture.values(MILD);
        values.put(PlantPoint.IT_KW, 2_000.0);
        PlantFixture.tell(told, values, now);

        assertThat(room.advice().verdict()).isInstanceOf(Verdict.NoAnswer.class);
    }

    @Test
    void whatAnOperatorLocksStays() {
        room.keep(KIM, PlantFixture.described(), ANY);
        room.lock(KIM, new PlantLocks(OptionalDouble.of(24), OptionalDouble.empty(), OptionalDouble.empty()));

        Verdict.Compared both = compared(advised());

        assertThat(both.proposed().setting().supplyAirC()).isEqualTo(24);
        assertThat(((Advice.Change) both.advice()).kw()).isPositive();
    }

    @Test
    void aPlantThatIsRunAtItsBestIsLeft() {
        PlantState best = Controllers.optimal(PLANT, Grid.reference())
                .decide(MILD.weather(), 11_000)
                .orElseThrow();
        room.keep(KIM, PlantFixture.described(), ANY);
        PlantFixture.tell(told, PlantFixture.values(best), now);

        assertThat(compared(room.advice()).advice()).isInstanceOf(Advice.Keep.class);
    }

    @Test
    void theDescriptionComesBackAndChangesAreAudited() {
        CoolingPlant.StoredPlant kept = room.keep(KIM, PlantFixture.described(), ANY);

        assertThat(room.plant()).hasValue(kept);
        assertThat(kept.model()).isEqualTo(PlantFixture.described());
        room.lock(KIM, PlantLocks.NONE);
        assertThat(context.getBean(RecordedAudit.class).verbs())
                .containsExactly("energy.describe-plant", "energy.lock-set-points");
        refused("energy-plant-changed", () -> room.keep(KIM, PlantFixture.described(), OptionalLong.of(1)));
    }

    @Test
    void whatIsWrongIsNamed() {
        assertThatThrownBy(
                        () -> room.keep(KIM, PlantFixture.with("\"capacity_kw\": 3500", "\"capacity_kw\": -3500"), ANY))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("chillers.capacity_kw is -3500; it must be above 0");
        assertThatThrownBy(() -> room.keep(
                        KIM,
                        PlantFixture.with("{\"count\": 5, \"capacity_kw\"", "{\"count\": 0, \"capacity_kw\""),
                        ANY))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("no chiller");
        var twice = PlantFixture.sensor(PlantPoint.IT_KW);
        assertThatThrownBy(() -> room.keep(KIM, PlantFixture.with(List.of(twice, twice)), ANY))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Two sensors are bound to it_kw");
        assertThat(room.plant()).isEmpty();
    }

    @Test
    void whoMayOnlySeeChangesNothing() {
        var viewer = new Actor(Actor.Kind.PERSON, "vera", "Vera", Set.of(Right.SEE_OPERATIONS));
        refused("right-missing", () -> room.keep(viewer, PlantFixture.described(), ANY));
        refused("right-missing", () -> room.lock(viewer, PlantLocks.NONE));
        refused("energy-plant-unknown", room::advice);
    }

    private static PointNow.State state(PlantAdvice advice, PlantPoint point) {
        return advice.points().stream()
                .filter(one -> one.point() == point)
                .findFirst()
                .orElseThrow()
                .state();
    }

    private static void refused(String code, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
