package io.evenkeel.desk.internal.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.evenkeel.desk.internal.clock.CalendarText.Unreadable;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarTextTests {
    private static final ZoneId UTC = ZoneId.of("UTC");

    @Test
    void daysCanBeRangesListsAllAndDates() throws Unreadable {
        Calendar read = CalendarText.read(UTC, """
                # the desk
                Fri-Mon,Wed 08:00-12:00
                Mon 13:00-14:00

                2026-12-31..2027-01-01 off
                """);
        assertThat(read.week())
                .containsOnlyKeys(
                        DayOfWeek.FRIDAY, DayOfWeek.SATURDAY, DayOfWeek.SUNDAY, DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY);
        assertThat(read.week().get(DayOfWeek.MONDAY)).hasToString("Hours[spans=[08:00-12:00, 13:00-14:00]]");
        assertThat(read.days()).containsOnlyKeys(LocalDate.of(2026, 12, 31), LocalDate.of(2027, 1, 1));
        assertThat(CalendarText.read(UTC, "daily 00:00-24:00")).isEqualTo(Calendar.always(UTC));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mon 09:00-12:00 11:00-14:00                  | Line 1: 11:00-14:00 overlaps 09:00-12:00 on Monday.",
                "Mon-Fri 09:00-12:00;Wed 11:59-13:00          | Line 2: 11:59-13:00 overlaps 09:00-12:00 of line 1 on Wednesday.",
                "Mon 09:00-12:00;2026-10-01 8:00-9:00;2026-10-01..2026-10-03 8:30-9:30 | Line 3: 08:30-09:30 overlaps 08:00-09:00 of line 2 on 2026-10-01.",
                "Mon 09:00-12:00;Mon off                      | Line 2: Monday is in line 1 too, and one of them says off.",
                "Mon 22:00-06:00                              | Line 1: 22:00-06:00 ends before it begins. Over midnight write until 24:00, and from 00:00 on the next day.",
                "Mon 09:00-09:00                              | Line 1: 09:00-09:00 ends before it begins. Over midnight write until 24:00, and from 00:00 on the next day.",
                "Mon 09:00-24:01                              | Line 1: 09:00-24:01 has a time that no clock shows; a day ends at 24:00.",
                "Mon 09:60-12:00                              | Line 1: 09:60-12:00 has a time that no clock shows; a day ends at 24:00.",
                "Mon                                          | Line 1: after the days come hours such as 09:00-18:00, or the word off.",
                "Mon nine                                     | Line 1: “nine” is not hours such as 09:00-18:00, nor the word off.",
                "Mon 08:00-09:00 off                          | Line 1: “off” is not hours such as 09:00-18:00, nor the word off.",
                "Montag 09:00-12:00                           | Line 1: “Montag” is no day: write Mon, Tue, Wed, Thu, Fri, Sat, Sun, daily, or a date.",
                "Mon-Tue-Wed 09:00-12:00                      | Line 1: “Mon-Tue-Wed” is not days such as Mon or Mon-Fri.",
                "Mon 09:00-12:00;2026-02-30 off               | Line 2: “2026-02-30” is not a date such as 2026-10-01.",
                "Mon 09:00-12:00;2026-02-03..2026-02-01 off   | Line 2: 2026-02-03..2026-02-01 must run forward, and over one year at most.",
                "Mon 09:00-12:00;2026-02-03..9999-02-01 off   | Line 2: 9999-02-01 is not from 1970 to 2200.",
                "Mon off                                      | Line 1: nobody ever works: give hours to at least one day of the week.",
                "2026-10-10 09:00-12:00                       | Line 1: nobody ever works: give hours to at least one day of the week."
            })
    void whatCannotBeMeantIsRefusedWithTheLine(String text, String sentence) {
        Unreadable refused = catchThrowableOfType(
                Unreadable.class, () -> CalendarText.read(UTC, text.strip().replace(';', '\n')));
        assertThat(refused).hasMessage(sentence);
        assertThat(sentence).startsWith("Line " + refused.line() + ":");
    }

    @Test
    void itsLengthIsBounded() {
        assertThat(catchThrowableOfType(Unreadable.class, () -> CalendarText.read(UTC, "#".repeat(70_000))))
                .hasMessageContaining("65536");
        assertThat(catchThrowableOfType(Unreadable.class, () -> CalendarText.read(UTC, "\n".repeat(2_001))))
                .hasMessageContaining("2000 lines");
    }
}
