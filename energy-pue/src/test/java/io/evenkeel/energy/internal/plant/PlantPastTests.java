package io.evenkeel.energy.internal.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.cooling.Controller;
import io.evenkeel.cooling.Controllers;
import io.evenkeel.cooling.Limit;
import io.evenkeel.cooling.Plant;
import io.evenkeel.cooling.PlantState;
import io.evenkeel.cooling.SetPoint;
import io.evenkeel.cooling.Weather;
import io.evenkeel.energy.CoolingPlant;
import io.evenkeel.energy.Energy;
import io.evenkeel.energy.Meter;
import io.evenkeel.energy.MeterSource;
import io.evenkeel.energy.PlantCalibration;
import io.evenkeel.energy.PlantCalibrations;
import io.evenkeel.energy.PlantHistory;
import io.evenkeel.energy.PlantHistory.Expected;
import io.evenkeel.energy.PlantPoint;
import io.evenkeel.energy.PlantTrial;
import io.evenkeel.energy.internal.EnergyRooms;
import io.evenkeel.energy.internal.ToldMeasurements;
import io.evenkeel.oncall.fakes.MovableClock;
import io.evenkeel.oncall.fakes.RecordedAudit;
import io.evenkeel.oncall.fakes.TestRooms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ten days of the reference plant's operation, told as measurements, and what is made of them. In a night its wet bulb stands
 * still for seven hours, as a stuck sensor's would. It is a full hour.
 */
class PlantPastTests {
    private static final OptionalLong ANY = OptionalLong.empty();
    private static final Actor KIM =
            new Actor(Actor.Kind.PERSON, "kim", "Kim", Set.of(Right.SEE_OPERATIONS, Right.EDIT_ENERGY));
    private static final int WEEK = 168;
    private static final List<PlantState> RUN = run();

    private final AnnotationConfigApplicationContext context =
            new AnnotationConfigApplicationContext(TestRooms.class, EnergyRooms.class);
    private final CoolingPlant room = context.getBean(CoolingPlant.class);
    private final PlantCalibrations calibrations = context.getBean(PlantCalibrations.class);
    private final PlantHistory history = context.getBean(PlantHistory.class);
    private final ToldMeasurements told = context.getBean(ToldMeasurements.class);
    private final Instant now = context.getBean(MovableClock.class).instant();

    private static List<PlantState> run() {
        Plant plant = PlantRules.plant(PlantFixture.described());
        Controller expert = Controllers.expert(plant);
        List<Weather> year = PlantFixture.sanFrancisco();
        return year.subList(4_800, 5_040).stream()
                .map(weather -> expert.decide(weather, 10_500 + 800 * Math.sin(weather.hour() % 24 * Math.PI / 12))
                        .orElseThrow())
                .toList();
    }

    @BeforeEach
    void describe() {
        room.keep(KIM, PlantFixture.described(), ANY);
    }

    @AfterEach
    void close() {
        context.close();
    }

    private void tell(BiConsumer<Integer, Map<PlantPoint, Double>> change) {
        List<Map<PlantPoint, Double>> hours =
                RUN.stream().map(PlantFixture::values).toList();
        for (int hour = 0; hour < hours.size(); hour++) {
            change.accept(hour, hours.get(hour));
        }
        PlantFixture.tellHours(told, hours, now);
    }

    private void tell() {
        tell((_, _) -> {});
    }

    private void meterGridAndHall() {
        context.getBean(Energy.class)
                .arrange(KIM, EnergyRooms.site(List.of(), meter("grid", "total_kw"), meter("hall", "it_kw")), ANY);
    }

    private static Meter meter(String node, String point) {
        return EnergyRooms.meter(
                node,
                new MeterSource.Series(PlantFixture.SERIES, Map.of("point", point)),
                Meter.Unit.KW,
                Duration.ofMinutes(20));
    }

    @Test
    void itsOwnOperationCalibratesAPlantAndAdviceIsMadeWithIt() {
        tell();

        PlantCalibration done = calibrations.calibrate(KIM, 10);

        assertThat(done.hours() + done.leftOut().stuck()).isEqualTo(RUN.size());
        assertThat(done.leftOut().stuck()).isEqualTo(7);
        assertThat(done.by()).isEqualTo("Kim");
        assertThat(done.total().cvrmse()).isLessThan(0.002);
        assertThat(done.parts()).extracting(part -> part.name()).contains("crah", "chillers", "towers", "plate");
        assertThat(calibrations.calibrations()).containsExactly(done);
        assertThat(room.advice().calibration()).hasValue(done);
        assertThat(context.getBean(RecordedAudit.class).verbs()).contains("energy.calibrate-plant");
    }

    @Test
    void aPlantThatIsDescribedAnewIsNoLongerCalibrated() {
        tell();
        calibrations.calibrate(KIM, 10);
        room.keep(KIM, PlantFixture.with("\"ua\": 1250", "\"ua\": 1300"), ANY);

        assertThat(room.advice().calibration()).isEmpty();
        assertThat(calibrations.calibrations()).isEmpty();
    }

    @Test
    void aPlantThatIsDescribedAnewWhileItIsCalibratedIsNotCalibrated() {
        tell();
        told.beforeReading = () -> {
            told.beforeReading = () -> {};
            room.keep(KIM, PlantFixture.with("\"ua\": 1250", "\"ua\": 1300"), ANY);
        };
        assertThatThrownBy(() -> calibrations.calibrate(KIM, 10)).hasMessageContaining("changed the plant");
        assertThat(context.getBean(RecordedAudit.class).verbs()).doesNotContain("energy.calibrate-plant");
    }

    @Test
    void whileOneCalibratesAnotherIsToldSo() {
        tell();
        List<String> others = new ArrayList<>();
        told.beforeReading = () -> {
            told.beforeReading = () -> {};
            others.add(refusal(() -> calibrations.calibrate(KIM, 10)));
        };

        PlantCalibration done = calibrations.calibrate(KIM, 10);

        assertThat(others).containsExactly("energy-calibration-runs");
        assertThat(calibrations.calibrations()).containsExactly(done);
    }

    @Test
    void whileAnotherServerCalibratesThisOneSaysSo() {
        context.getBean(TransactionTemplate.class).executeWithoutResult(_ -> {
            context.getBean(JdbcClient.class)
                    .sql("select pg_advisory_xact_lock(:lock)")
                    .param("lock", CalibrationTurn.LOCK)
                    .query((row, number) -> number)
                    .list();
            String code = CompletableFuture.supplyAsync(() -> refusal(() -> calibrations.calibrate(KIM, 10)))
                    .join();
            assertThat(code).isEqualTo("energy-calibration-runs");
        });
        assertThat(refusal(() -> calibrations.calibrate(KIM, 10))).isEqualTo("energy-calibration-refused");
        assertThat(refusal(() -> calibrations.calibrate(KIM, 10))).isEqualTo("energy-calibration-refused");
    }

    private static String refusal(Runnable act) {
        try {
            act.run();
            return "none";
        } catch (Refusal refused) {
            return refused.code();
        }
    }

    @Test
    void whatFitsAndIsNotPhysicalIsRefusedWithTheReason() {
        tell((_, values) -> {
            double chillers = values.get(PlantPoint.CHILLERS_KW);
            values.put(PlantPoint.CHILLERS_KW, 0.1 * chillers);
            values.put(PlantPoint.TOTAL_KW, values.get(PlantPoint.TOTAL_KW) - 0.9 * chillers);
        });
        assertThatThrownBy(() -> calibrations.calibrate(KIM, 10))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("energy-calibration-refused"))
                .hasMessageContaining("chillers")
                .hasMessageContaining("Carnot");
        assertThat(calibrations.calibrations()).isEmpty();
    }

    @Test
    void hoursThatSayNothingAreLeftOutAndCounted() {
        tell((hour, values) -> {
            if (hour < 3) {
                values.put(PlantPoint.WET_BULB_C, 60.0);
            } else if (hour < 8) {
                values.put(PlantPoint.CELLS_RUNNING, 7.5);
            } else if (hour < 10) {
                values.put(PlantPoint.CHW_PUMPS_KW, Double.NaN);
            }
        });

        PlantCalibration done = calibrations.calibrate(KIM, 10);

        assertThat(done.leftOut().unbelievable()).isEqualTo(8);
        assertThat(done.leftOut().gaps()).isEqualTo(2);
        assertThat(done.hours() + done.leftOut().stuck()).isEqualTo(RUN.size() - 10);
    }

    @Test
    void tooFewHoursAreRefusedAndSaidWhy() {
        tell((hour, values) ->
                values.computeIfPresent(PlantPoint.FAN_SPEED, (_, speed) -> hour % 2 == 0 ? Double.NaN : speed));
        assertThatThrownBy(() -> calibrations.calibrate(KIM, 10)).hasMessageContaining("120 hours with gaps");
        assertThatThrownBy(() -> calibrations.calibrate(KIM, 6)).hasMessageContaining("7 to 400 days");
    }

    @Test
    void aPointThatNeverCameIsNamed() {
        tell((_, values) -> values.put(PlantPoint.PLATE_HEAT_KW, Double.NaN));
        assertThatThrownBy(() -> calibrations.calibrate(KIM, 10))
                .hasMessageContaining("in no hour is known plate_heat_kw");
    }

    @Test
    void withACalibrationEveryHourHasItsExpectedPue() {
        meterGridAndHall();
        tell();
        calibrations.calibrate(KIM, 10);

        PlantHistory.PlantPast past = history.past(3);

        assertThat(past.expected()).isEqualTo(Expected.MODEL);
        assertThat(past.hours()).hasSize(72);
        // The last hour's meters have not spoken after it yet.
        assertThat(past.hours().subList(0, 71)).allSatisfy(hour -> {
            assertThat(hour.expected()).isPresent();
            assertThat(hour.pue()).isPresent();
        });
        assertThat(past.hours().stream().filter(PlantHistory.PastHour::outside).count())
                .isLessThan(10);
        assertThat(past.band()).isNotEmpty();
        assertThat(past.hours()).anySatisfy(hour -> assertThat(hour.chiller()).isPresent());
    }

    @Test
    void withoutOneTheBandIsOfItsOwnPast() {
        meterGridAndHall();
        int odd = hourLikeManyOfTheWeekBefore();
        tell((hour, values) -> {
            if (hour == odd) {
                values.computeIfPresent(PlantPoint.TOTAL_KW, (_, kw) -> 1.2 * kw);
            }
        });

        PlantHistory.PlantPast past = history.past(3);

        assertThat(past.expected()).isEqualTo(Expected.PAST);
        assertThat(past.hours().get(odd - WEEK).outside()).isTrue();
    }

    private static int hourLikeManyOfTheWeekBefore() {
        return IntStream.range(WEEK, RUN.size())
                .filter(hour -> RUN.subList(0, WEEK).stream()
                                .filter(one -> wetBulb(one) == wetBulb(RUN.get(hour)))
                                .count()
                        > 10)
                .findFirst()
                .orElseThrow();
    }

    private static double wetBulb(PlantState state) {
        return Math.rint(state.weather().wetBulbC());
    }

    @Test
    void anotherSettingIsTriedOnTheModel() {
        tell();
        PlantState last = RUN.getLast();
        PlantTrial warmer =
                room.whatIf(Map.of(SetPoint.CHILLED_WATER, last.setting().chilledWaterC() + 0.5));
        assertThat(warmer).isInstanceOfSatisfying(PlantTrial.Runs.class, both -> {
            assertThat(both.now().powers().total()).isCloseTo(last.powers().total(), within(1e-6));
            assertThat(both.then().heat().plate())
                    .isGreaterThan(both.now().heat().plate());
        });
        assertThat(room.whatIf(Map.of(SetPoint.SUPPLY_AIR, 30.0)))
                .isInstanceOfSatisfying(
                        PlantTrial.Breaks.class,
                        both -> assertThat(both.limit()).isEqualTo(Limit.RACK_INLET));
    }

    @Test
    void nothingIsTriedOnWhatIsNotKnown() {
        assertThat(room.whatIf(Map.of(SetPoint.CELLS, 9.0))).isInstanceOf(PlantTrial.NotKnown.class);
        assertThatThrownBy(() -> room.whatIf(Map.of(SetPoint.CELLS, 900.0))).isInstanceOf(Refusal.class);
    }
}
