package io.evenkeel.energy.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DaysLikeItTests {
    /** A Wednesday. */
    private static final LocalDate DAY = LocalDate.of(2026, 9, 23);

    /** Working days use 300 MWh a little up and down, days of rest 200. */
    private static NavigableMap<LocalDate, Double> site(int days) {
        var whole = new TreeMap<LocalDate, Double>();
        for (int back = days; back >= 1; back--) {
            LocalDate day = DAY.minusDays(back);
            boolean rest = day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
            whole.put(day, (rest ? 200_000.0 : 300_000.0) + back % 5 * 1_000);
        }
        return whole;
    }

    private static boolean isOut(NavigableMap<LocalDate, Double> whole, LocalDate day, Set<LocalDate> holidays) {
        return DaysLikeIt.judge(day, whole, holidays::contains).orElseThrow().isOutOfLine();
    }

    @Test
    void aDayLikeTheOthersIsInLine() {
        NavigableMap<LocalDate, Double> whole = site(60);
        whole.put(DAY, 303_000.0);
        assertThat(isOut(whole, DAY, Set.of())).isFalse();
    }

    @Test
    void aDayFarAboveOrBelowIsOut() {
        NavigableMap<LocalDate, Double> whole = site(60);
        whole.put(DAY, 330_000.0);
        assertThat(isOut(whole, DAY, Set.of())).isTrue();
        whole.put(DAY, 250_000.0);
        assertThat(isOut(whole, DAY, Set.of())).isTrue();
    }

    @Test
    void aHolidayIsHeldAgainstSundays() {
        NavigableMap<LocalDate, Double> whole = site(60);
        whole.put(DAY, 202_000.0);
        assertThat(isOut(whole, DAY, Set.of())).isTrue();
        assertThat(isOut(whole, DAY, Set.of(DAY))).isFalse();
    }

    @Test
    void aFewOddDaysBeforeDoNotHideOne() {
        NavigableMap<LocalDate, Double> whole = site(60);
        whole.put(DAY.minusDays(7), 900_000.0);
        whole.put(DAY.minusDays(14), 900_000.0);
        whole.put(DAY, 330_000.0);
        assertThat(isOut(whole, DAY, Set.of())).isTrue();
    }

    @Test
    void fewerThanFiveDaysLikeItSayNothing() {
        NavigableMap<LocalDate, Double> whole = site(5);
        whole.put(DAY, 900_000.0);
        assertThat(DaysLikeIt.judge(DAY, whole, day -> false)).isEmpty();
    }

    @Test
    void aDayThatIsNotWholeIsNotJudged() {
        assertThat(DaysLikeIt.judge(DAY, site(60), day -> false)).isEmpty();
    }
}
