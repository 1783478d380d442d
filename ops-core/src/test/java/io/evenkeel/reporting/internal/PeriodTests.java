package io.evenkeel.reporting.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.reporting.Language;
import io.evenkeel.reporting.Period;
import io.evenkeel.reporting.Period.Kind;
import io.evenkeel.reporting.Schedules.Wish;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTests {

    @ParameterizedTest
    @CsvSource({
        // Clocks change in this week; in Havana and Beirut at midnight itself.
        "WEEK,  2026-03-29, Europe/Berlin,   2026-03-23, 2026-03-29, 167, 2026-W13",
        "WEEK,  2026-10-25, Europe/Berlin,   2026-10-19, 2026-10-25, 169, 2026-W43",
        "MONTH, 2026-10-01, Europe/Berlin,   2026-10-01, 2026-10-31, 745, 2026-10",
        "WEEK,  2026-03-08, America/Havana,  2026-03-02, 2026-03-08, 167, 2026-W10",
        "MONTH, 2026-03-31, Asia/Beirut,     2026-03-01, 2026-03-31, 743, 2026-03",
        "WEEK,  2026-11-21, Asia/Shanghai,   2026-11-16, 2026-11-22, 168, 2026-W47",
        "MONTH, 2028-02-29, Asia/Shanghai,   2028-02-01, 2028-02-29, 696, 2028-02",
        // Weeks around new year belong to the year that has their Thursday.
        "WEEK,  2027-01-02, Asia/Shanghai,   2026-12-28, 2027-01-03, 168, 2026-W53",
        "WEEK,  2025-01-01, Asia/Shanghai,   2024-12-30, 2025-01-05, 168, 2025-W01",
        // Samoa left out 30 December 2011.
        "MONTH, 2011-12-10, Pacific/Apia,    2011-12-01, 2011-12-31, 720, 2011-12",
    })
    void aPeriodRunsFromMidnightToMidnightWhereItIs(
            Kind kind, LocalDate day, String zone, LocalDate first, LocalDate last, long hours, String name) {
        Period period = Period.containing(kind, day, ZoneId.of(zone));

        assertThat(period.from()).isEqualTo(first);
        assertThat(period.last()).isEqualTo(last);
        assertThat(Duration.between(period.begin(), period.end())).isEqualTo(Duration.ofHours(hours));
        assertThat(FileNames.period(period)).isEqualTo(name);
    }

    @Test
    void everyMomentIsInExactlyOnePeriodOfAKind() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        List<String> zones = ZoneId.getAvailableZoneIds().stream().sorted().toList();
        for (int round = 0; round < 3_000; round++) {
            ZoneId zone = ZoneId.of(zones.get(random.nextInt(zones.size())));
            Kind kind = random.nextBoolean() ? Kind.WEEK : Kind.MONTH;
            Instant moment = Instant.ofEpochSecond(random.nextLong(946_684_800L, 2_524_608_000L));
            Period period = Period.running(kind, moment, zone);

            assertThat(period.contains(moment))
                    .as("%s %s %s, seed %s", kind, zone, moment, seed)
                    .isTrue();
            assertThat(period.before().end())
                    .as("%s %s, seed %s", period, zone, seed)
                    .isEqualTo(period.begin());
            assertThat(period.isOver(period.end())).isTrue();
            assertThat(period.isOver(period.end().minusNanos(1))).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        // now, due for, next
        "MONTH, 0, 08:00, 2026-11-01T06:59:59Z, 2026-09-01, 2026-11-01T07:00:00Z",
        "MONTH, 0, 08:00, 2026-11-01T07:00:00Z, 2026-10-01, 2026-12-01T07:00:00Z",
        "MONTH, 4, 08:00, 2026-11-03T12:00:00Z, 2026-09-01, 2026-11-05T07:00:00Z",
        "WEEK,  0, 08:00, 2026-11-21T12:00:00Z, 2026-11-09, 2026-11-23T07:00:00Z",
        "WEEK, 27, 00:00, 2026-11-21T12:00:00Z, 2026-10-12, 2026-11-21T23:00:00Z",
        // 02:30 is left out on 29 March and comes twice on 25 October.
        "WEEK,  6, 02:30, 2026-03-29T01:29:59Z, 2026-03-09, 2026-03-29T01:30:00Z",
        "WEEK,  6, 02:30, 2026-10-25T00:30:00Z, 2026-10-12, 2026-11-01T01:30:00Z",
    })
    void whatIsDueFollowsTheLocalClock(Kind kind, int days, LocalTime at, Instant now, LocalDate due, Instant next) {
        ZoneId zone = ZoneId.of("Europe/Berlin");
        var wish = new Wish(kind, true, days, at, Language.EN, List.of(), List.of());

        assertThat(Due.newest(wish, now, zone).from()).isEqualTo(due);
        assertThat(Due.next(wish, now, zone)).isEqualTo(next);
    }
}
