package io.evenkeel.desk.internal.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.desk.internal.clock.CalendarText.Unreadable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What desks are known to count wrongly, each as a case that a person can follow on a wall calendar. */
class ClockTests {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final String OFFICE = "Mon-Fri 09:00-12:00 13:00-18:00";
    private static final Calendar ALWAYS = Calendar.always(BERLIN);

    /** 20 November 2026 is a Friday; 28 March and 24 October 2027 … see each. */
    @ParameterizedTest
    @CsvSource({
        // within a day, and over the break
        "2026-11-20T09:00, 60, 2026-11-20T10:00",
        "2026-11-20T11:30, 60, 2026-11-20T13:30",
        "2026-11-20T12:30, 60, 2026-11-20T14:00",
        // runs out with the working day, not with the next one's beginning
        "2026-11-20T17:00, 60, 2026-11-20T18:00",
        "2026-11-20T17:00, 61, 2026-11-23T09:01",
        // begun at night and on a Sunday
        "2026-11-19T23:59, 1, 2026-11-20T09:01",
        "2026-11-22T12:00, 480, 2026-11-23T18:00",
    })
    void officeHours(String from, long minutes, String due) throws Unreadable {
        Calendar office = CalendarText.read(BERLIN, OFFICE);
        assertThat(office.after(berlin(from), Duration.ofMinutes(minutes))).hasValue(berlin(due));
    }

    @Test
    void roundTheClockLosesNoMinuteAtMidnight() {
        Instant from = berlin("2026-11-20T23:58");
        assertThat(ALWAYS.between(from, berlin("2026-11-21T00:02"))).isEqualTo(Duration.ofMinutes(4));
        assertThat(ALWAYS.after(from, Duration.ofDays(30))).hasValue(from.plus(Duration.ofDays(30)));
        assertThat(ALWAYS.between(from, from.plus(Duration.ofDays(400)))).isEqualTo(Duration.ofDays(400));
    }

    @Test
    void aPauseOverAWeekendCostsOnlyTheWorkingTimeInIt() throws Unreadable {
        Function<String, WorkingTime> calendars = always(CalendarText.read(BERLIN, OFFICE));
        Clock clock = Clock.started(berlin("2026-11-20T09:00"), "c", Duration.ofHours(16))
                .paused(berlin("2026-11-20T17:00"))
                .resumed(berlin("2026-11-23T10:00"));
        // Friday 7 h, Monday 10 to 18 another 7 h, Tuesday the last 2.
        assertThat(clock.due(calendars)).hasValue(berlin("2026-11-24T11:00"));
    }

    @Test
    void aPauseSurvivesAChangeOfTheTarget() throws Unreadable {
        Function<String, WorkingTime> calendars = always(CalendarText.read(BERLIN, OFFICE));
        Clock clock = Clock.started(berlin("2026-11-20T09:00"), "c", Duration.ofHours(4))
                .paused(berlin("2026-11-20T10:00"))
                .resumed(berlin("2026-11-20T11:00"))
                .retargeted(berlin("2026-11-20T11:30"), "c", Duration.ofHours(5));
        assertThat(clock.due(calendars)).hasValue(berlin("2026-11-20T16:00"));
        assertThat(clock.elapsed(calendars, berlin("2026-11-20T11:30"))).isEqualTo(Duration.ofMinutes(90));
    }

    @Test
    void aTargetChangedDuringAPauseLeavesItPaused() throws Unreadable {
        Function<String, WorkingTime> calendars = always(CalendarText.read(BERLIN, OFFICE));
        Clock clock = Clock.started(berlin("2026-11-20T09:00"), "c", Duration.ofHours(4))
                .paused(berlin("2026-11-20T10:00"))
                .retargeted(berlin("2026-11-20T11:00"), "c", Duration.ofHours(2));
        assertThat(clock.due(calendars)).isEmpty();
        assertThat(clock.resumed(berlin("2026-11-20T13:00")).due(calendars)).hasValue(berlin("2026-11-20T14:00"));
    }

    @Test
    void aShorterTargetIsNotBrokenBeforeItWasSet() {
        Instant set = berlin("2026-11-20T20:00");
        Clock clock = Clock.started(berlin("2026-11-20T08:00"), "c", Duration.ofDays(3))
                .retargeted(set, "c", Duration.ofHours(4));
        assertThat(clock.due(always(ALWAYS))).hasValue(set);
    }

    /** Raised on Monday from office hours to round the clock: the weekend before does not count. */
    @Test
    void whatPassedCountsByTheCalendarThatHeldThen() throws Unreadable {
        Calendar office = CalendarText.read(BERLIN, OFFICE);
        Clock clock = Clock.started(berlin("2026-11-20T17:00"), "office", Duration.ofHours(16))
                .retargeted(berlin("2026-11-23T10:00"), "always", Duration.ofHours(4));
        assertThat(clock.due(name -> name.equals("office") ? office : ALWAYS)).hasValue(berlin("2026-11-23T12:00"));
    }

    @Test
    void aChangedCalendarCountsFromTheChangeOn() throws Unreadable {
        CalendarHistory history = CalendarHistory.of(CalendarText.read(BERLIN, OFFICE))
                .changed(berlin("2026-11-20T16:00"), CalendarText.read(BERLIN, OFFICE + "\n2026-11-23 off"));
        Clock clock = Clock.started(berlin("2026-11-20T16:00"), "c", Duration.ofHours(3));
        assertThat(clock.due(always(history))).hasValue(berlin("2026-11-24T10:00"));
    }

    @Test
    void aCalendarChangedLaterDoesNotBreakWhatWasKept() throws Unreadable {
        CalendarHistory history =
                CalendarHistory.of(CalendarText.read(BERLIN, OFFICE)).changed(berlin("2026-11-23T08:00"), ALWAYS);
        Instant friday = berlin("2026-11-20T17:00");
        assertThat(history.between(friday, berlin("2026-11-23T09:00"))).isEqualTo(Duration.ofHours(2));
    }

    /** At 02:00 clocks show 03:00: the night shift from 22 to 6 is an hour shorter. */
    @Test
    void whenClocksAreSetForwardTheMissingHourIsNotCounted() throws Unreadable {
        Calendar night = CalendarText.read(BERLIN, "Sat 22:00-24:00\nSun 00:00-06:00");
        assertThat(night.between(berlin("2026-03-28T12:00"), berlin("2026-03-29T12:00")))
                .isEqualTo(Duration.ofHours(7));
        assertThat(night.after(berlin("2026-03-28T22:00"), Duration.ofHours(5))).hasValue(berlin("2026-03-29T04:00"));
        assertThat(ALWAYS.after(berlin("2026-03-29T01:30"), Duration.ofHours(1)))
                .hasValue(berlin("2026-03-29T03:30"));
    }

    /** At 03:00 clocks show 02:00 again: the night shift is an hour longer. */
    @Test
    void whenClocksAreSetBackTheHourThatComesTwiceIsCountedTwice() throws Unreadable {
        Calendar night = CalendarText.read(BERLIN, "Sat 22:00-24:00\nSun 00:00-06:00");
        assertThat(night.between(berlin("2026-10-24T12:00"), berlin("2026-10-25T12:00")))
                .isEqualTo(Duration.ofHours(9));
        assertThat(night.after(berlin("2026-10-24T22:00"), Duration.ofHours(6))).hasValue(berlin("2026-10-25T03:00"));
    }

    /** Hours that begin within the hour that does not exist begin when it is jumped over. */
    @Test
    void hoursThatBeginInAMissingHourBeginAtTheJump() throws Unreadable {
        Calendar early = CalendarText.read(BERLIN, "Sun 02:30-04:00");
        assertThat(early.between(berlin("2026-03-29T00:00"), berlin("2026-03-29T12:00")))
                .isEqualTo(Duration.ofHours(1));
    }

    @Test
    void holidaysAndWorkingSaturdaysReplaceTheWeek() throws Unreadable {
        Calendar office = CalendarText.read(
                SHANGHAI, OFFICE + "\n2026-10-01..2026-10-07 off # National Day\n2026-10-10 09:00-18:00");
        Instant eve = shanghai("2026-09-30T17:00");
        assertThat(office.after(eve, Duration.ofHours(2))).hasValue(shanghai("2026-10-08T10:00"));
        assertThat(office.after(shanghai("2026-10-09T17:00"), Duration.ofHours(2)))
                .hasValue(shanghai("2026-10-10T10:00"));
    }

    @Test
    void whatEndsAtTheMomentItRunsOutIsTooLateAndBeforeItIsNot() {
        Instant from = berlin("2026-11-20T09:00");
        Clock clock = Clock.started(from, "c", Duration.ofHours(1));
        assertThat(clock.paused(from.plusSeconds(3_600)).due(always(ALWAYS))).hasValue(from.plusSeconds(3_600));
        assertThat(clock.paused(from.plusSeconds(3_599)).due(always(ALWAYS))).isEmpty();
    }

    @Test
    void aPauseWithinAPauseAndAnEndWithoutABeginningChangeNothing() {
        Instant from = berlin("2026-11-20T09:00");
        Clock clock = Clock.started(from, "c", Duration.ofHours(1)).resumed(from.plusSeconds(60));
        assertThat(clock.pauses()).isEmpty();
        Clock paused = clock.paused(from.plusSeconds(60));
        assertThat(paused.paused(from.plusSeconds(120))).isEqualTo(paused);
    }

    /** Two servers' clocks differ by a second: nothing runs backwards. */
    @Test
    void anEndBeforeItsBeginningIsNoPause() {
        Instant from = berlin("2026-11-20T09:00");
        Clock clock = Clock.started(from, "c", Duration.ofHours(1))
                .paused(from.plusSeconds(60))
                .resumed(from.plusSeconds(59))
                .paused(from.plusSeconds(58))
                .resumed(from.plusSeconds(120));
        assertThat(clock.due(always(ALWAYS))).hasValue(from.plusSeconds(3_660));
    }

    @Test
    void aCalendarWhoseWorkIsOverHasNoDueTime() {
        Calendar over = new Calendar(BERLIN, java.util.Map.of(), java.util.Map.of());
        assertThat(over.after(berlin("2026-11-20T09:00"), Duration.ofMinutes(1)))
                .isEmpty();
    }

    private static Function<String, WorkingTime> always(WorkingTime calendar) {
        return name -> calendar;
    }

    private static Instant berlin(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }

    private static Instant shanghai(String local) {
        return LocalDateTime.parse(local).atZone(SHANGHAI).toInstant();
    }
}
