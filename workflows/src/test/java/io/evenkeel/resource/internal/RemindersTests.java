package io.evenkeel.resource.internal;

import static io.evenkeel.resource.internal.ResourceRoom.ANY;
import static io.evenkeel.resource.internal.ResourceRoom.TODAY;
import static io.evenkeel.resource.internal.ResourceRoom.WHY;
import static io.evenkeel.resource.internal.ResourceRoom.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.resource.Resource;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is told when that the end comes near. */
class RemindersTests {
    private final ResourceRoom room = new ResourceRoom();

    @AfterEach
    void close() {
        room.close();
    }

    /** Nine in Shanghai is one in UTC. The last day is the 31st of January, which is over at 16:00 UTC. */
    @ParameterizedTest
    @CsvSource({
        "2027-01-01T00:59:59Z, ",
        "2027-01-01T01:00:00Z, 30",
        "2027-01-24T00:59:59Z, 30",
        "2027-01-24T01:00:00Z, 30 7",
        "2027-01-30T01:00:00Z, 30 7 1",
        "2027-01-31T15:59:59Z, 30 7 1",
        "2027-01-31T16:00:00Z, ",
    })
    void dueOnItsDayAtNine(Instant now, String expected) {
        var settings =
                new ResourceSettings(() -> now, ZoneId.of("Asia/Shanghai"), LocalTime.of(9, 0), List.of(30, 7, 1));
        List<Integer> due = EndReminders.due(settings, LocalDate.parse("2027-01-31"), now, List.of());
        assertThat(due.stream().map(String::valueOf).toList())
                .isEqualTo(expected == null ? List.of() : List.of(expected.split(" ")));
    }

    @Test
    void eachOnceHoweverOftenItIsLookedAndAcrossRestarts() {
        Resource resource = room.inUse();
        room.notices.forget();
        List<String> told = new ArrayList<>();
        for (int day = 0; day < 60; day++) {
            room.passes(Duration.ofDays(1));
            room.remind();
            room.remind();
            // A restart forgets what is in memory: what was sent is asked of the database.
            told.addAll(room.told(room.lin));
            room.notices.forget();
        }
        assertThat(told)
                .containsExactly(
                        resource.key() + " ends in 30 days",
                        resource.key() + " ends in 7 days",
                        resource.key() + " ends in 1 day");
    }

    @Test
    void afterALongOutageOnlyTheNearestIsSent() {
        Resource resource = room.inUse();
        room.notices.forget();
        room.passes(Duration.ofDays(58));
        room.remind();
        assertThat(room.told(room.lin)).containsExactly(resource.key() + " ends in 7 days");
        room.passes(Duration.ofDays(1));
        room.remind();
        assertThat(room.told(room.lin)).hasSize(2).last().isEqualTo(resource.key() + " ends in 1 day");
    }

    @Test
    void aLaterEndIsRemindedOfAnew() {
        Resource resource = room.inUse();
        room.passes(Duration.ofDays(55));
        room.remind();
        room.notices.forget();
        room.resources.extend(as(room.lin), resource.key(), TODAY.plusDays(70), WHY, ANY);
        room.runJobs();
        room.notices.forget();
        room.remind();
        assertThat(room.told(room.lin)).containsExactly(resource.key() + " ends in 30 days");
        room.resources.release(as(room.lin), resource.key(), WHY, ANY);
        room.notices.forget();
        room.passes(Duration.ofDays(9));
        room.remind();
        assertThat(room.told(room.lin))
                .as("nobody is reminded of what was released")
                .isEmpty();
    }

    @Test
    void everybodyOfATeamIsTold() {
        room.teams.add("payroll", room.lin, room.bo);
        Resource resource = room.resources.apply(
                as(room.lin),
                new io.evenkeel.resource.Resources.Application(
                        "vm", java.util.Optional.of("payroll"), 1, "Testing", TODAY.plusDays(5)));
        room.runJobs();
        room.provide(resource.key(), "");
        room.notices.forget();
        room.remind();
        assertThat(room.told(room.lin)).isEqualTo(room.told(room.bo)).hasSize(1);
    }
}
