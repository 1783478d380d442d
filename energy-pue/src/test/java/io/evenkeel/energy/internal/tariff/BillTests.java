package io.evenkeel.energy.internal.tariff;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.energy.EnergyBill;
import io.evenkeel.energy.Tariff.Band;
import io.evenkeel.energy.internal.CountedHour;
import io.evenkeel.energy.internal.PricedHour;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class BillTests {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 3);

    /** 100 kWh in each hour of a day. */
    private static List<CountedHour> even(LocalDate day, ZoneId zone) {
        List<CountedHour> hours = new ArrayList<>();
        Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
        for (Instant at = day.atStartOfDay(zone).toInstant(); at.isBefore(end); at = at.plusSeconds(3_600)) {
            hours.add(new CountedHour(
                    "grid",
                    at,
                    OptionalDouble.of(100),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    false,
                    List.of()));
        }
        return hours;
    }

    private static EnergyBill bill(LocalDate day, ZoneId zone, List<CountedHour> hours) {
        var book = new TariffBook(List.of(TariffTests.usual(LocalDate.of(2026, 1, 1))));
        return Bill.of(
                "grid", day, day, PricedHour.of(day, day, zone, hours, book, Instant.parse("2027-01-01T00:00:00Z")));
    }

    @Test
    void aDayIsPaidByItsBands() {
        EnergyBill bill = bill(DAY, SHANGHAI, even(DAY, SHANGHAI));
        assertThat(bill.isComplete()).isTrue();
        assertThat(bill.cny()).isEqualByComparingTo("1632");
        assertThat(bill.lines())
                .extracting(EnergyBill.Line::band)
                .containsExactly(Optional.of(Band.PEAK), Optional.of(Band.FLAT), Optional.of(Band.VALLEY));
    }

    @Test
    void aMissingHourIsNamedAndNotGuessed() {
        List<CountedHour> hours = even(DAY, SHANGHAI);
        hours.remove(20);
        EnergyBill bill = bill(DAY, SHANGHAI, hours);
        assertThat(bill.isComplete()).isFalse();
        assertThat(bill.missing()).isEqualTo(1);
        assertThat(bill.lines().getFirst().missing()).isEqualTo(1);
        assertThat(bill.kwh()).isEqualByComparingTo("2300");
    }

    @Test
    void hoursBeforeTheFirstTariffCostNothingThatIsKnown() {
        LocalDate before = LocalDate.of(2025, 12, 31);
        EnergyBill bill = bill(before, SHANGHAI, even(before, SHANGHAI));
        assertThat(bill.unpriced()).isEqualTo(24);
        assertThat(bill.isComplete()).isFalse();
        assertThat(bill.lines().getFirst().cny()).isEmpty();
    }

    @Test
    void theDayWhenClocksGoForwardHasAnHourLessOfTheValley() {
        LocalDate spring = LocalDate.of(2026, 3, 29);
        EnergyBill bill = bill(spring, BERLIN, even(spring, BERLIN));
        assertThat(bill.hours()).isEqualTo(23);
        assertThat(bill.lines().getLast().hours()).isEqualTo(7);
        assertThat(bill.isComplete()).isTrue();
    }

    @Test
    void theDayWhenClocksGoBackHasAnHourMoreOfTheValley() {
        LocalDate autumn = LocalDate.of(2026, 10, 25);
        EnergyBill bill = bill(autumn, BERLIN, even(autumn, BERLIN));
        assertThat(bill.hours()).isEqualTo(25);
        assertThat(bill.lines().getLast().hours()).isEqualTo(9);
    }
}
