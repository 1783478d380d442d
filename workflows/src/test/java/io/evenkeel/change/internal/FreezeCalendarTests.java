package io.evenkeel.change.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.change.Freeze;
import io.evenkeel.change.Freeze.Weekly;
import io.evenkeel.change.Window;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FreezeCalendarTests {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Freeze WEEKENDS = weekly(DayOfWeek.FRIDAY, "18:00", DayOfWeek.MONDAY, "06:00", BERLIN);

    @Test
    void aWeekendIsFoundFromWithinIt() {
        assertThat(FreezeCalendar.during(WEEKENDS, window("2026-11-21T12:00:00Z", "2026-11-21T13:00:00Z")))
                .containsExactly(window("2026-11-20T17:00:00Z", "2026-11-23T05:00:00Z"));
    }

    @Test
    void theWorkWeekIsFree() {
        assertThat(FreezeCalendar.during(WEEKENDS, window("2026-11-23T05:00:00Z", "2026-11-27T17:00:00Z")))
                .isEmpty();
    }

    @Test
    void aLongWindowMeetsEveryWeekend() {
        assertThat(FreezeCalendar.during(WEEKENDS, window("2026-11-02T12:00:00Z", "2026-11-29T12:00:00Z")))
                .hasSize(4);
    }

    @Test
    void theWeekendOfSummersEndIsAnHourLonger() {
        List<Window> found = FreezeCalendar.during(WEEKENDS, window("2026-10-25T00:00:00Z", "2026-10-25T02:00:00Z"));
        assertThat(found).containsExactly(window("2026-10-23T16:00:00Z", "2026-10-26T05:00:00Z"));
        assertThat(found.getFirst().length()).isEqualTo(Duration.ofHours(61));
    }

    @Test
    void theWeekendOfSummersBeginningIsAnHourShorter() {
        List<Window> found = FreezeCalendar.during(WEEKENDS, window("2026-03-29T00:00:00Z", "2026-03-29T02:00:00Z"));
        assertThat(found).containsExactly(window("2026-03-27T17:00:00Z", "2026-03-30T04:00:00Z"));
        assertThat(found.getFirst().length()).isEqualTo(Duration.ofHours(59));
    }

    @Test
    void whatTheClocksSkipIsNoFreeze() {
        Freeze skipped = weekly(DayOfWeek.SUNDAY, "02:00", DayOfWeek.SUNDAY, "02:30", BERLIN);
        // 02:00 to 02:30 of 29 March 2026 is 03:00 to 03:30 there.
        assertThat(FreezeCalendar.during(skipped, window("2026-03-29T00:00:00Z", "2026-03-29T12:00:00Z")))
                .containsExactly(window("2026-03-29T01:00:00Z", "2026-03-29T01:30:00Z"));
    }

    @Test
    void anHourThatComesTwiceIsFrozenOnceThrough() {
        Freeze twice = weekly(DayOfWeek.SUNDAY, "01:30", DayOfWeek.SUNDAY, "03:30", BERLIN);
        assertThat(FreezeCalendar.during(twice, window("2026-10-25T00:00:00Z", "2026-10-25T12:00:00Z")))
                .extracting(Window::length)
                .containsExactly(Duration.ofHours(3));
    }

    @Test
    void aNightThatEndsOnItsOwnDayNextWeekIsAlmostAlways() {
        Freeze almost = weekly(DayOfWeek.MONDAY, "06:00", DayOfWeek.MONDAY, "05:00", SHANGHAI);
        assertThat(FreezeCalendar.during(almost, window("2026-11-18T00:00:00Z", "2026-11-18T01:00:00Z")))
                .extracting(Window::length)
                .containsExactly(Duration.ofHours(7 * 24 - 1));
    }

    @Test
    void onceIsOnlyThen() {
        Window festival = window("2026-09-30T16:00:00Z", "2026-10-08T16:00:00Z");
        var once = new Freeze(
                UUID.randomUUID(),
                "festival",
                "nobody is there",
                Optional.of(festival),
                Optional.empty(),
                Set.of(),
                "");
        assertThat(FreezeCalendar.during(once, window("2026-10-08T15:59:59Z", "2026-10-09T00:00:00Z")))
                .containsExactly(festival);
        assertThat(FreezeCalendar.during(once, window("2026-10-08T16:00:00Z", "2026-10-09T00:00:00Z")))
                .isEmpty();
    }

    private static Freeze weekly(DayOfWeek fromDay, String from, DayOfWeek toDay, String to, ZoneId zone) {
        return new Freeze(
                UUID.randomUUID(),
                "weekly",
                "quiet",
                Optional.empty(),
                Optional.of(new Weekly(fromDay, LocalTime.parse(from), toDay, LocalTime.parse(to), zone)),
                Set.of(),
                "");
    }

    private static Window window(String from, String to) {
        return new Window(Instant.parse(from), Instant.parse(to));
    }
}
