package io.evenkeel.energy.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.HouseZone;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.energy.Contract;
import io.evenkeel.energy.ContractYear;
import io.evenkeel.energy.ContractYear.State;
import io.evenkeel.energy.ContractYears;
import io.evenkeel.energy.Energy;
import io.evenkeel.energy.EnergyTariffs;
import io.evenkeel.energy.EnergyWatch;
import io.evenkeel.energy.EnergyWatches;
import io.evenkeel.energy.Meter;
import io.evenkeel.energy.MeterSource;
import io.evenkeel.energy.MeteredYear.Period;
import io.evenkeel.energy.Reading;
import io.evenkeel.energy.Settlement;
import io.evenkeel.energy.Tariff;
import io.evenkeel.energy.Tariff.Band;
import io.evenkeel.energy.internal.EnergyRooms.RaisedAlerts;
import io.evenkeel.energy.internal.watch.EnergyAlerts;
import io.evenkeel.oncall.fakes.MovableClock;
import io.evenkeel.oncall.fakes.RecordedAudit;
import io.evenkeel.oncall.fakes.TestRooms;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
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

/** Hours, tariffs, contracts and watches with a fresh database. Its grid and hall are read by people, once a month and now. */
class HoursRoomTests {
    private static final OptionalLong ANY = OptionalLong.empty();
    private static final Actor KIM =
            new Actor(Actor.Kind.PERSON, "kim", "Kim", Set.of(Right.SEE_OPERATIONS, Right.EDIT_ENERGY));
    private static final Actor VERA = new Actor(Actor.Kind.PERSON, "vera", "Vera", Set.of(Right.SEE_OPERATIONS));
    private static final Contract CONTRACT = new Contract(
            new BigDecimal("12214.4"),
            new BigDecimal("0.70"),
            new BigDecimal("1.3"),
            new BigDecimal("1.4"),
            new BigDecimal("0.10"));

    private final AnnotationConfigApplicationContext context =
            new AnnotationConfigApplicationContext(TestRooms.class, EnergyRooms.class);
    private final ZoneId zone = HouseZone.of(context.getEnvironment());
    private final Energy energy = context.getBean(Energy.class);
    private final EnergyTariffs tariffs = context.getBean(EnergyTariffs.class);
    private final ContractYears years = context.getBean(ContractYears.class);
    private final EnergyWatches watches = context.getBean(EnergyWatches.class);
    private final RaisedAlerts raised = context.getBean(RaisedAlerts.class);

    @BeforeEach
    void drawTheTree() {
        context.getBean(MovableClock.class).moveTo("2026-03-03T12:30:00Z");
        context.getBean(HourRows.class).begin(midnight(1, 1));
        draw(byHand("grid"), byHand("hall"));
    }

    private void draw(Meter grid, Meter hall) {
        energy.arrange(KIM, EnergyRooms.site(List.of(), grid, hall), ANY);
    }

    @AfterEach
    void close() {
        context.close();
    }

    private static Meter byHand(String node) {
        return EnergyRooms.meter(
                node, new MeterSource.ByHand(), Meter.Unit.KWH, Duration.ofHours(2), Duration.ofDays(40));
    }

    private static Meter live(String node) {
        return EnergyRooms.meter(
                node, new MeterSource.Series("power_kw", Map.of("node", node)), Meter.Unit.KW, Duration.ofMinutes(5));
    }

    private Instant midnight(int month, int day) {
        return LocalDate.of(2026, month, day).atStartOfDay(zone).toInstant();
    }

    /** Reads both counters at two moments, between which the hall used so many kW and the grid a fifth more. */
    private void reads(Instant from, Instant to, double kw) {
        double hours = Duration.between(from, to).toMinutes() / 60.0;
        energy.enter(KIM, "hall-m", List.of(new Reading(from, 0), new Reading(to, kw * hours)));
        energy.enter(KIM, "grid-m", List.of(new Reading(from, 0), new Reading(to, 1.2 * kw * hours)));
    }

    /** As often as it takes to come from the begin of the year to now. */
    private void count() {
        for (int tick = 0; tick < 3; tick++) {
            context.getBean(HourCount.class).look();
        }
    }

    private static Tariff flat(LocalDate from, String price) {
        return new Tariff(
                from,
                "Flat",
                Map.of(Band.FLAT, new BigDecimal(price)),
                List.of(new Tariff.Schedule(
                        EnumSet.allOf(Month.class),
                        EnumSet.allOf(Tariff.Day.class),
                        List.of(new Tariff.Slot(0, 24, Band.FLAT)))),
                Set.of());
    }

    private static void refused(String code, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    @Test
    void aMonthReadAtBothEndsIsWholeAndMarkedInterpolated() {
        tariffs.keep(KIM, flat(LocalDate.of(2025, 1, 1), "0.68"), ANY);
        years.agree(KIM, 2026, CONTRACT, ANY);
        reads(midnight(2, 1), midnight(3, 1), 10_000);
        count();

        ContractYear year = years.of(2026);

        ContractYear.Month february = year.months().get(1);
        assertThat(february.state()).isEqualTo(State.COMPLETE);
        assertThat(february.interpolated()).isEqualTo(28 * 24);
        assertThat(february.periods())
                .singleElement()
                .satisfies(period -> assertThat(period.period().itKwh())
                        .hasValueSatisfying(kwh -> assertThat(kwh).isEqualByComparingTo("6720000")));
        assertThat(year.months().getFirst().missing()).isEqualTo(31 * 24);
        assertThat(year.settlement().orElseThrow())
                .isEqualTo(new Settlement.Incomplete(List.of(1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)));
    }

    @Test
    void readingsThatComeLateAreCounted() {
        count();
        assertThat(years.of(2026).months().get(1).missing()).isEqualTo(28 * 24);
        reads(midnight(2, 1), midnight(3, 1), 10_000);
        count();
        assertThat(years.of(2026).months().get(1).missing()).isZero();
        assertThat(years.of(2026).months().getFirst().missing()).isEqualTo(31 * 24);
    }

    @Test
    void readingsThatComeWhileTheirHoursAreCountedAreCounted() {
        draw(byHand("grid"), live("hall"));
        var told = context.getBean(ToldMeasurements.class);
        told.beforeReading = () -> {
            told.beforeReading = () -> {};
            energy.enter(
                    KIM,
                    "grid-m",
                    List.of(new Reading(midnight(1, 1), 0), new Reading(midnight(2, 1), 31 * 24 * 12_000)));
        };
        count();
        LocalDate day = LocalDate.of(2026, 1, 10);
        tariffs.keep(KIM, flat(LocalDate.of(2025, 1, 1), "1"), ANY);
        assertThat(tariffs.bill("grid", day, day).missing()).isZero();
    }

    @Test
    void anHourInWhichOnlyItHadAGapIsCountedAgain() {
        Instant noon = Instant.parse("2026-03-03T12:00:00Z");
        var told = context.getBean(ToldMeasurements.class);
        told.power("grid", 12_000, noon.minus(Duration.ofHours(9)), noon.plus(Duration.ofHours(3)));
        draw(live("grid"), live("hall"));
        count();
        told.power("hall", 10_000, noon.minus(Duration.ofHours(9)), noon.plus(Duration.ofHours(3)));

        context.getBean(MovableClock.class).moveTo("2026-03-03T13:30:00Z");
        count();

        assertThat(context.getBean(HourRows.class).of("grid", noon.minus(Duration.ofHours(1)), noon))
                .singleElement()
                .satisfies(hour -> assertThat(hour.itKwh().orElseThrow()).isCloseTo(10_000, within(1.0)));
    }

    /** The second opened an empty form, as the first did. */
    @Test
    void whoEntersWhatAnotherIsJustEnteringIsRefused() {
        OptionalLong none = OptionalLong.of(0);
        Tariff tariff = flat(LocalDate.of(2026, 1, 1), "0.68");
        refused(
                "energy-tariff-changed",
                () -> AtTheSameTime.after(
                        context,
                        Optional.empty(),
                        () -> tariffs.keep(KIM, tariff, none),
                        () -> tariffs.keep(KIM, flat(tariff.from(), "0.9"), none)));
        assertThat(tariffs.all()).extracting(EnergyTariffs.StoredTariff::tariff).containsExactly(tariff);
        refused(
                "energy-contract-changed",
                () -> AtTheSameTime.after(
                        context, Optional.empty(), () -> years.agree(KIM, 2026, CONTRACT, none), () -> {
                            years.agree(KIM, 2026, CONTRACT, none);
                            return 0;
                        }));
    }

    @Test
    void aDayHasItsBill() {
        tariffs.keep(KIM, flat(LocalDate.of(2025, 1, 1), "0.68"), ANY);
        reads(midnight(2, 1), midnight(3, 1), 10_000);
        count();
        LocalDate day = LocalDate.of(2026, 2, 10);
        assertThat(tariffs.bill("grid", day, day).cny().doubleValue()).isCloseTo(288_000 * 0.68, within(0.01));
        assertThat(tariffs.bill("grid", day.minusMonths(1), day.minusMonths(1)).missing())
                .isEqualTo(24);
    }

    @Test
    void aTariffComesBackAsItWasWrittenAndIsKeptFromOthers() {
        Tariff written = flat(LocalDate.of(2026, 1, 1), "0.6800");
        long version = tariffs.keep(KIM, written, ANY).version();
        assertThat(tariffs.all()).containsExactly(new EnergyTariffs.StoredTariff(written, version));
        tariffs.keep(KIM, flat(written.from(), "0.7"), OptionalLong.of(version));
        refused("energy-tariff-changed", () -> tariffs.keep(KIM, written, OptionalLong.of(version)));
        tariffs.remove(KIM, written.from());
        refused("energy-tariff-unknown", () -> tariffs.remove(KIM, written.from()));
    }

    @Test
    void aMonthEnteredByHandSaysWhoAndWhyAndCanBeTakenBack() {
        years.agree(KIM, 2025, CONTRACT, ANY);
        var period = new Period(
                1,
                Optional.of(new BigDecimal("8184000")),
                Optional.of(new BigDecimal("9738960.125")),
                Optional.of(new BigDecimal("0.68")));
        years.enterMonth(KIM, 2026, 1, List.of(period), "The main meter was changed.");

        ContractYear.Month january = years.of(2026).months().getFirst();

        assertThat(january.state()).isEqualTo(State.ENTERED);
        assertThat(january.entry()).hasValueSatisfying(entry -> {
            assertThat(entry.periods()).containsExactly(period);
            assertThat(entry.enteredByName()).isEqualTo("Kim");
        });
        assertThat(years.of(2026).contract())
                .hasValueSatisfying(agreed -> assertThat(agreed.since()).isEqualTo(2025));
        years.removeEntry(KIM, 2026, 1);
        refused("energy-month-not-entered", () -> years.removeEntry(KIM, 2026, 1));
        refused("energy-contract-invalid", () -> years.enterMonth(KIM, 2026, 1, List.of(period), " "));
        assertThat(context.getBean(RecordedAudit.class).verbs())
                .endsWith("energy.agree", "energy.enter-month", "energy.remove-month");
    }

    @Test
    void anHourOverItsLimitIsRaisedAndClearedByTheNextKnownOne() {
        watches.keep(KIM, new EnergyWatch("grid", OptionalDouble.of(10_000), false));
        Instant now = Instant.parse("2026-03-03T12:00:00Z");
        reads(now.minus(Duration.ofHours(30)), now, 10_000);
        count();
        context.getBean(EnergyAlerts.class).look();
        assertThat(raised.all)
                .singleElement()
                .satisfies(held -> assertThat(held.annotations().get("description"))
                        .contains("12,000 kWh", "the limit is 10,000 kWh"));

        raised.all.clear();
        watches.keep(KIM, new EnergyWatch("grid", OptionalDouble.of(13_000), false));
        context.getBean(EnergyAlerts.class).look();
        assertThat(raised.all).isEmpty();
    }

    /** Read each day at midnight: from 2 February on the hall draws 10 MW, on the last whole day a tenth more. */
    @Test
    void aDayOutOfLineIsRaisedWithTheDaysLikeIt() {
        watches.keep(KIM, new EnergyWatch("grid", OptionalDouble.empty(), true));
        LocalDate last = LocalDate.of(2026, 3, 2);
        List<Reading> readings = new ArrayList<>();
        double kwh = 0;
        for (LocalDate day = LocalDate.of(2026, 2, 2); !day.isAfter(last.plusDays(1)); day = day.plusDays(1)) {
            readings.add(new Reading(day.atStartOfDay(zone).toInstant(), kwh));
            kwh += 24 * (day.equals(last) ? 13_200 : 12_000);
        }
        energy.enter(KIM, "grid-m", readings);
        count();

        context.getBean(EnergyAlerts.class).look();

        assertThat(raised.all)
                .filteredOn(held -> "EnergyDayOutOfLine".equals(held.labels().get("alertname")))
                .singleElement()
                .satisfies(held -> assertThat(held.annotations().get("description"))
                        .contains("316,800 kWh on 2026-03-02", "288,000", "days like it"));
    }

    @Test
    void whileHoursOfLongAgoAreCountedAgainTheNewestOneIsWatched() {
        watches.keep(KIM, new EnergyWatch("grid", OptionalDouble.of(10_000), false));
        Instant now = Instant.parse("2026-03-03T12:00:00Z");
        reads(now.minus(Duration.ofHours(30)), now, 10_000);
        count();
        tariffs.countAgain(KIM, LocalDate.of(2026, 1, 1));

        context.getBean(EnergyAlerts.class).look();

        assertThat(raised.all).hasSize(1);
    }

    @Test
    void hoursOfYearsThatNobodySettlesAnyMoreAreForgotten() {
        HourRows rows = context.getBean(HourRows.class);
        Instant now = context.getBean(MovableClock.class).instant();
        List<Instant> begins = List.of(midnight(1, 1).minus(Duration.ofHours(1)), midnight(1, 1), midnight(3, 1));
        rows.keep(begins.stream().map(HoursRoomTests::counted).toList(), now);
        context.getBean(MovableClock.class).moveTo("2029-07-01T12:00:00Z");

        context.getBean(HourRetention.class).forget();

        assertThat(rows.of("grid", midnight(1, 1).minus(Duration.ofDays(1)), midnight(4, 1)))
                .extracting(CountedHour::at)
                .containsExactly(midnight(1, 1), midnight(3, 1));
    }

    private static CountedHour counted(Instant at) {
        return new CountedHour(
                "grid", at, OptionalDouble.of(1), OptionalDouble.of(1), OptionalDouble.of(0), false, List.of());
    }

    @Test
    void whoMayOnlySeeChangesNothing() {
        refused("right-missing", () -> tariffs.keep(VERA, flat(LocalDate.EPOCH, "1"), ANY));
        refused("right-missing", () -> years.agree(VERA, 2026, CONTRACT, ANY));
        refused("right-missing", () -> years.enterMonth(VERA, 2026, 1, List.of(), "because"));
        refused("right-missing", () -> watches.keep(VERA, new EnergyWatch("grid", OptionalDouble.of(1), false)));
        refused("right-missing", () -> tariffs.countAgain(VERA, LocalDate.of(2026, 1, 1)));
    }

    @Test
    void aWatchNeedsANodeAndSomethingToWatchFor() {
        refused("energy-node-unknown", () -> watches.keep(KIM, new EnergyWatch("moon", OptionalDouble.of(1), false)));
        refused(
                "energy-watch-invalid",
                () -> watches.keep(KIM, new EnergyWatch("grid", OptionalDouble.empty(), false)));
        refused("energy-watch-unknown", () -> watches.remove(KIM, "grid"));
    }
}
