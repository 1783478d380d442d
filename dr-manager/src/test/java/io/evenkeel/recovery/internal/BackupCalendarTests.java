package io.evenkeel.recovery.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.recovery.BackupCalendar;
import io.evenkeel.recovery.BackupCalendar.Pause;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When backups begin, also in the two nights in which Berlin changes its clocks. */
class BackupCalendarTests {
    private static final Set<DayOfWeek> DAILY = EnumSet.allOf(DayOfWeek.class);

    private static BackupCalendar at(String zone, String... times) {
        return new BackupCalendar(
                DAILY, List.of(times).stream().map(LocalTime::parse).toList(), Set.of(), ZoneId.of(zone));
    }

    private static List<String> beginnings(BackupCalendar calendar, String from, int count) {
        List<String> beginnings = new ArrayList<>();
        Instant last = Instant.parse(from);
        for (int i = 0; i < count; i++) {
            last = calendar.next(last);
            beginnings.add(last.toString());
        }
        return beginnings;
    }

    @Test
    void aTimeThatTheClockLeavesOutIsMadeUpForOnce() {
        assertThat(beginnings(at("Europe/Berlin", "02:30"), "2027-03-27T00:00:00Z", 3))
                .containsExactly("2027-03-27T01:30:00Z", "2027-03-28T01:30:00Z", "2027-03-29T00:30:00Z");
    }

    @Test
    void aTimeThatComesTwiceCountsOnce() {
        assertThat(beginnings(at("Europe/Berlin", "02:30"), "2026-10-24T00:00:00Z", 3))
                .containsExactly("2026-10-24T00:30:00Z", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
    }

    @Test
    void aTimeThatIsMovedOntoAnotherBeginsNothingTwice() {
        assertThat(beginnings(at("Europe/Berlin", "02:30", "03:30"), "2027-03-28T00:00:00Z", 2))
                .containsExactly("2027-03-28T01:30:00Z", "2027-03-29T00:30:00Z");
    }

    @Test
    void daysAreThoseOfTheZone() {
        var calendar = new BackupCalendar(
                Set.of(DayOfWeek.MONDAY), List.of(LocalTime.of(1, 0)), Set.of(), ZoneId.of("Asia/Shanghai"));

        assertThat(beginnings(calendar, "2026-11-22T00:00:00Z", 2))
                .containsExactly("2026-11-22T17:00:00Z", "2026-11-29T17:00:00Z");
    }

    @Test
    void theLongestPauseOfADailyBackupIsTheNightOfTwentyFiveHours() {
        Pause berlin = at("Europe/Berlin", "02:30").longestPause(Instant.parse("2026-01-01T00:00:00Z"));

        assertThat(berlin.time()).isEqualTo(Duration.ofHours(25));
        assertThat(berlin.since()).isEqualTo("2026-10-25T00:30:00Z");
        assertThat(at("Asia/Shanghai", "02:30")
                        .longestPause(Instant.parse("2026-01-01T00:00:00Z"))
                        .time())
                .isEqualTo(Duration.ofHours(24));
    }

    @Test
    void everythingIsCopiedFirstOnItsDaysOnly() {
        var calendar = new BackupCalendar(
                DAILY,
                List.of(LocalTime.of(2, 0), LocalTime.of(14, 0)),
                Set.of(DayOfWeek.SUNDAY),
                ZoneId.of("Asia/Shanghai"));
        Instant sunday = Instant.parse("2026-11-21T18:00:00Z");

        assertThat(calendar.isFull(sunday)).isTrue();
        assertThat(calendar.isFull(sunday.plus(Duration.ofHours(12)))).isFalse();
        assertThat(calendar.isFull(sunday.plus(Duration.ofHours(24)))).isFalse();
    }
}
