package io.evenkeel.oncall.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.oncall.OnCall.Schedule;
import io.evenkeel.oncall.internal.Rotation.Turn;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RotationTests {
    private static final UUID WEI = new UUID(0, 1);
    private static final UUID ANA = new UUID(0, 2);
    private static final UUID YU = new UUID(0, 3);

    @ParameterizedTest
    @CsvSource({
        // Berlin, by the day from 08:00; the clock goes forward on 2026-03-29 and back on 2026-10-25.
        "Europe/Berlin, 2026-03-27T08:00, 24, 2026-03-28T06:59:59Z, 1",
        "Europe/Berlin, 2026-03-27T08:00, 24, 2026-03-28T07:00:00Z, 2",
        "Europe/Berlin, 2026-03-27T08:00, 24, 2026-03-29T05:59:59Z, 2",
        "Europe/Berlin, 2026-03-27T08:00, 24, 2026-03-29T06:00:00Z, 1",
        "Europe/Berlin, 2026-10-24T08:00, 24, 2026-10-25T06:59:59Z, 1",
        "Europe/Berlin, 2026-10-24T08:00, 24, 2026-10-25T07:00:00Z, 2",
        // By the half day from 20:00: the night of the change is 11 or 13 hours long, and 08:00 stays 08:00.
        "Europe/Berlin, 2026-03-28T20:00, 12, 2026-03-29T05:59:59Z, 1",
        "Europe/Berlin, 2026-03-28T20:00, 12, 2026-03-29T06:00:00Z, 2",
        "Europe/Berlin, 2026-10-24T20:00, 12, 2026-10-25T06:59:59Z, 1",
        "Europe/Berlin, 2026-10-24T20:00, 12, 2026-10-25T07:00:00Z, 2",
        // The hour that is left out: a hand-over at 02:30 happens at the change, 01:00 UTC.
        "Europe/Berlin, 2026-03-28T02:30, 24, 2026-03-29T00:59:59Z, 1",
        "Europe/Berlin, 2026-03-28T02:30, 24, 2026-03-29T01:00:00Z, 2",
        // The hour that comes twice: a hand-over at 02:30 happens the first time, 00:30 UTC.
        "Europe/Berlin, 2026-10-24T02:30, 24, 2026-10-25T00:29:59Z, 1",
        "Europe/Berlin, 2026-10-24T02:30, 24, 2026-10-25T00:30:00Z, 2",
        "Europe/Berlin, 2026-10-24T02:30, 24, 2026-10-25T01:30:00Z, 2",
        // No clock change at all, and one of half an hour.
        "Asia/Shanghai, 2026-11-16T08:00, 168, 2026-11-22T23:59:59Z, 1",
        "Asia/Shanghai, 2026-11-16T08:00, 168, 2026-11-23T00:00:00Z, 2",
        "Australia/Lord_Howe, 2026-04-04T08:00, 24, 2026-04-04T21:29:59Z, 1",
        "Australia/Lord_Howe, 2026-04-04T08:00, 24, 2026-04-04T21:30:00Z, 2",
        // Samoa had no 30 December 2011: that day's turn is skipped.
        "Pacific/Apia, 2011-12-29T08:00, 24, 2011-12-30T09:59:59Z, 1",
        "Pacific/Apia, 2011-12-29T08:00, 24, 2011-12-30T10:00:00Z, 2",
        "Pacific/Apia, 2011-12-29T08:00, 24, 2011-12-30T18:00:00Z, 1",
        // New York: forward on 2026-03-08, back on 2026-11-01.
        "America/New_York, 2026-03-07T08:00, 24, 2026-03-08T11:59:59Z, 1",
        "America/New_York, 2026-03-07T08:00, 24, 2026-03-08T12:00:00Z, 2",
        "America/New_York, 2026-10-31T08:00, 24, 2026-11-01T12:59:59Z, 1",
        "America/New_York, 2026-10-31T08:00, 24, 2026-11-01T13:00:00Z, 2",
        "America/New_York, 2026-03-02T09:00, 168, 2026-03-09T12:59:59Z, 1",
        "America/New_York, 2026-03-02T09:00, 168, 2026-03-09T13:00:00Z, 2",
        // Before the first hand-over nobody is on call.
        "Europe/Berlin, 2026-03-27T08:00, 24, 2026-03-27T06:59:59Z, 0",
    })
    void handsOverInLocalTime(String zone, String first, long hours, Instant moment, int expected) {
        Turn turn = rotation(zone, first, hours, WEI, ANA).at(moment);
        assertThat(turn.person()).isEqualTo(expected == 0 ? Optional.empty() : Optional.of(new UUID(0, expected)));
    }

    @Test
    void theNightOfTheChangeIsElevenOrThirteenHoursLong() {
        var spring = rotation("Europe/Berlin", "2026-03-28T20:00", 12, WEI, ANA).at(at("2026-03-28T23:00:00Z"));
        var autumn = rotation("Europe/Berlin", "2026-10-24T20:00", 12, WEI, ANA).at(at("2026-10-24T23:00:00Z"));
        assertThat(Duration.between(spring.from(), spring.to())).isEqualTo(Duration.ofHours(11));
        assertThat(Duration.between(autumn.from(), autumn.to())).isEqualTo(Duration.ofHours(13));
    }

    @Test
    void listsTheTurnsThatOverlapASpan() {
        var turns = rotation("UTC", "2026-11-01T08:00", 24, WEI, ANA)
                .turns(at("2026-11-02T00:00:00Z"), at("2026-11-03T12:00:00Z"));
        assertThat(turns)
                .containsExactly(
                        turn(WEI, "2026-11-01T08:00:00Z", "2026-11-02T08:00:00Z"),
                        turn(ANA, "2026-11-02T08:00:00Z", "2026-11-03T08:00:00Z"),
                        turn(WEI, "2026-11-03T08:00:00Z", "2026-11-04T08:00:00Z"));
    }

    @Test
    void timeBeforeTheFirstHandOverIsAGap() {
        var turns = rotation("UTC", "2026-11-02T08:00", 24, WEI)
                .turns(at("2026-11-01T00:00:00Z"), at("2026-11-02T09:00:00Z"));
        assertThat(turns)
                .containsExactly(
                        new Turn(Optional.empty(), at("2026-11-01T00:00:00Z"), at("2026-11-02T08:00:00Z")),
                        turn(WEI, "2026-11-02T08:00:00Z", "2026-11-03T08:00:00Z"));
    }

    @Test
    void aScheduleWithoutPeopleIsOneGap() {
        Rotation nobody = rotation("UTC", "2026-11-01T08:00", 24);
        assertThat(nobody.turns(at("2026-11-01T00:00:00Z"), at("2026-11-09T00:00:00Z")))
                .containsExactly(new Turn(Optional.empty(), at("2026-11-01T00:00:00Z"), at("2026-11-09T00:00:00Z")));
        assertThat(nobody.at(at("2026-11-01T00:00:00Z")).person()).isEmpty();
    }

    /** Whatever the zone, the hand-over and the turn: turns join without hole or overlap, and agree with who is on call. */
    @Test
    void randomRotationsLeaveNoHole() {
        long seed = new Random().nextLong();
        System.out.println("RotationTests seed=" + seed);
        var random = new Random(seed);
        List<String> zones = ZoneId.getAvailableZoneIds().stream().sorted().toList();
        for (int round = 0; round < 300; round++) {
            String zone = zones.get(random.nextInt(zones.size()));
            var first = LocalDateTime.of(2024, 1, 1, 0, 0).plusMinutes(random.nextInt(60 * 24 * 1000));
            var rotation = new Rotation(schedule(zone, first, 1 + random.nextInt(300), WEI, ANA, YU));
            Instant from = at("2024-01-01T00:00:00Z").plusSeconds(random.nextInt(86_400 * 900));
            Instant to = from.plusSeconds(1 + random.nextInt(86_400 * 60));
            List<Turn> turns = rotation.turns(from, to);

            var where = "seed %d, %s from %s: %s".formatted(seed, zone, first, turns);
            assertThat(turns.getFirst().from()).as(where).isBeforeOrEqualTo(from);
            assertThat(turns.getLast().to()).as(where).isAfterOrEqualTo(to);
            for (int i = 1; i < turns.size(); i++) {
                assertThat(turns.get(i).from())
                        .as(where)
                        .isEqualTo(turns.get(i - 1).to());
            }
            for (Turn turn : turns) {
                assertThat(turn.from()).as(where).isBefore(turn.to());
                if (turn.person().isPresent()) {
                    assertThat(rotation.at(turn.from())).as(where).isEqualTo(turn);
                    assertThat(rotation.at(turn.to().minusMillis(1))).as(where).isEqualTo(turn);
                }
            }
        }
    }

    private static Rotation rotation(String zone, String first, long hours, UUID... people) {
        return new Rotation(schedule(zone, LocalDateTime.parse(first), hours, people));
    }

    private static Schedule schedule(String zone, LocalDateTime first, long hours, UUID... people) {
        return new Schedule(
                new UUID(0, 0),
                "On call",
                ZoneId.of(zone),
                Stream.of(people).toList(),
                first,
                Duration.ofHours(hours),
                1);
    }

    private static Turn turn(UUID person, String from, String to) {
        return new Turn(Optional.of(person), at(from), at(to));
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }
}
