package io.evenkeel.oncall.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.oncall.OnCall.Schedule;
import io.evenkeel.oncall.internal.Roster.Cover;
import io.evenkeel.oncall.internal.Roster.Shift;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RosterTests {
    private static final UUID WEI = new UUID(0, 1);
    private static final UUID ANA = new UUID(0, 2);
    private static final UUID YU = new UUID(0, 3);
    private static final Instant MADE = at("2026-11-01T00:00:00Z");

    /** By the day from 08:00 UTC on the first of November: Wei on odd days, Ana on even ones. */
    private static final Rotation DAILY = rotation("UTC", "2026-11-01T08:00", 24, WEI, ANA);

    @ParameterizedTest
    @CsvSource({
        // override of Yu, moment, who (0 is nobody), from, to
        "2026-11-02T10:00:00Z, 2026-11-02T20:00:00Z, 2026-11-02T09:00:00Z, 2, 2026-11-02T08:00:00Z, 2026-11-02T10:00:00Z",
        "2026-11-02T10:00:00Z, 2026-11-02T20:00:00Z, 2026-11-02T10:00:00Z, 3, 2026-11-02T10:00:00Z, 2026-11-02T20:00:00Z",
        "2026-11-02T10:00:00Z, 2026-11-02T20:00:00Z, 2026-11-02T19:59:59Z, 3, 2026-11-02T10:00:00Z, 2026-11-02T20:00:00Z",
        "2026-11-02T10:00:00Z, 2026-11-02T20:00:00Z, 2026-11-02T20:00:00Z, 2, 2026-11-02T20:00:00Z, 2026-11-03T08:00:00Z",
        // across three hand-overs: one shift
        "2026-11-02T10:00:00Z, 2026-11-05T12:00:00Z, 2026-11-04T00:00:00Z, 3, 2026-11-02T10:00:00Z, 2026-11-05T12:00:00Z",
        // before the rotation begins: it fills the gap
        "2026-10-30T00:00:00Z, 2026-10-31T00:00:00Z, 2026-10-30T12:00:00Z, 3, 2026-10-30T00:00:00Z, 2026-10-31T00:00:00Z",
    })
    void anOverrideCountsInItsSpanOnly(
            Instant from, Instant to, Instant moment, int who, Instant shiftFrom, Instant shiftTo) {
        var shift = new Roster(DAILY, List.of(cover(YU, from, to, 0))).at(moment);
        assertThat(shift.person()).contains(new UUID(0, who));
        assertThat(shift.from()).isEqualTo(shiftFrom);
        assertThat(shift.to()).isEqualTo(shiftTo);
    }

    @Test
    void theOverrideMadeLastCounts() {
        Cover earlier = cover(YU, at("2026-11-02T10:00:00Z"), at("2026-11-02T20:00:00Z"), 1);
        Cover later = cover(WEI, at("2026-11-02T12:00:00Z"), at("2026-11-02T14:00:00Z"), 2);
        for (List<Cover> order : List.of(List.of(earlier, later), List.of(later, earlier))) {
            assertThat(new Roster(DAILY, order).shifts(at("2026-11-02T09:00:00Z"), at("2026-11-02T21:00:00Z")))
                    .extracting(shift -> shift.person().orElseThrow())
                    .containsExactly(ANA, YU, WEI, YU, ANA);
        }
    }

    @Test
    void anOverrideThatIsWhollyCoveredLeavesNoCut() {
        Cover inner = cover(WEI, at("2026-11-02T12:00:00Z"), at("2026-11-02T14:00:00Z"), 1);
        Cover outer = cover(YU, at("2026-11-02T10:00:00Z"), at("2026-11-02T20:00:00Z"), 2);
        assertThat(new Roster(DAILY, List.of(inner, outer))
                        .shifts(at("2026-11-02T10:00:00Z"), at("2026-11-02T20:00:00Z")))
                .containsExactly(new Shift(Optional.of(YU), outer.from(), outer.to(), Optional.of(outer)));
    }

    @Test
    void whoTookItIsFollowedByWhoseTurnItIs() {
        Cover taken = cover(ANA, at("2026-11-01T12:00:00Z"), at("2026-11-01T16:00:00Z"), 0);
        Shift next = new Roster(DAILY, List.of(taken))
                .nextOther(at("2026-11-01T13:00:00Z"))
                .orElseThrow();
        assertThat(next.person()).contains(WEI);
        assertThat(next.from()).isEqualTo(at("2026-11-01T16:00:00Z"));
    }

    @Test
    void anOverrideAheadIsNext() {
        Cover ahead = cover(YU, at("2026-11-01T20:00:00Z"), at("2026-11-01T22:00:00Z"), 0);
        assertThat(new Roster(DAILY, List.of(ahead))
                        .nextOther(at("2026-11-01T13:00:00Z"))
                        .orElseThrow()
                        .person())
                .contains(YU);
    }

    @Test
    void nextIsSomebodyElseEvenWhereOnePersonTakesTwoTurns() {
        var roster = new Roster(rotation("UTC", "2026-11-01T08:00", 24, WEI, WEI, ANA), List.of());
        Shift next = roster.nextOther(at("2026-11-01T09:00:00Z")).orElseThrow();
        assertThat(next.person()).contains(ANA);
        assertThat(next.from()).isEqualTo(at("2026-11-03T08:00:00Z"));
    }

    @Test
    void whoIsAloneHasNobodyNext() {
        assertThat(new Roster(rotation("UTC", "2026-11-01T08:00", 24, WEI, WEI), List.of())
                        .nextOther(at("2026-11-05T09:00:00Z")))
                .isEmpty();
    }

    @Test
    void beforeTheFirstHandOverTheFirstPersonIsNext() {
        assertThat(new Roster(rotation("UTC", "2026-11-02T08:00", 24, WEI, ANA), List.of())
                        .nextOther(at("2026-11-01T09:00:00Z"))
                        .orElseThrow()
                        .person())
                .contains(WEI);
    }

    @Test
    void inAScheduleOfNobodyAnOverrideIsTheOnlyShift() {
        Cover taken = cover(YU, at("2026-11-01T12:00:00Z"), at("2026-11-01T16:00:00Z"), 0);
        var roster = new Roster(rotation("UTC", "2026-11-01T08:00", 24), List.of(taken));
        assertThat(roster.at(at("2026-11-01T12:30:00Z")).person()).contains(YU);
        assertThat(roster.at(at("2026-11-01T16:00:00Z")).person()).isEmpty();
        assertThat(roster.nextOther(at("2026-11-01T13:00:00Z"))).isEmpty();
        assertThat(roster.shifts(at("2026-11-01T00:00:00Z"), at("2026-11-02T00:00:00Z")))
                .extracting(Shift::person)
                .containsExactly(Optional.empty(), Optional.of(YU), Optional.empty());
    }

    /** An override of local days keeps its ends whatever the clock does between them. */
    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026-03-28T08:00, 2026-03-30T08:00, 47",
        "Europe/Berlin, 2026-10-24T08:00, 2026-10-26T08:00, 49",
        "America/New_York, 2026-03-07T08:00, 2026-03-09T08:00, 47",
        "America/New_York, 2026-10-31T08:00, 2026-11-02T08:00, 49",
        "Asia/Shanghai, 2026-03-28T08:00, 2026-03-30T08:00, 48",
    })
    void anOverrideOfTwoDaysSpansTheClockChange(String zone, LocalDateTime from, LocalDateTime to, long hours) {
        ZoneId there = ZoneId.of(zone);
        Cover cover = cover(YU, from.atZone(there).toInstant(), to.atZone(there).toInstant(), 0);
        Shift shift = new Roster(rotation(zone, "2026-01-01T08:00", 24, WEI, ANA), List.of(cover)).at(cover.from());
        assertThat(Duration.between(shift.from(), shift.to())).isEqualTo(Duration.ofHours(hours));
    }

    /** Whatever zone, rotation and overrides: the shifts of any span tile it, and agree with who is on call at a moment. */
    @Test
    void shiftsOfAnySpanTileIt() {
        long seed = new Random().nextLong();
        System.out.println("RosterTests seed=" + seed);
        var random = new Random(seed);
        List<String> zones = ZoneId.getAvailableZoneIds().stream().sorted().toList();
        for (int round = 0; round < 300; round++) {
            String zone = zones.get(random.nextInt(zones.size()));
            Instant from = at("2024-01-01T00:00:00Z").plusSeconds(random.nextInt(86_400 * 900));
            Instant to = from.plusSeconds(1 + random.nextInt(86_400 * 30));
            var first = LocalDateTime.of(2024, 1, 1, 0, 0).plusMinutes(random.nextInt(60 * 24 * 1000));
            UUID[] people = random.nextInt(10) == 0 ? new UUID[0] : new UUID[] {WEI, ANA, YU};
            var roster = new Roster(
                    new Rotation(schedule(zone, first, 1 + random.nextInt(300), people)), covers(random, from));
            List<Shift> shifts = roster.shifts(from, to);

            var where = "seed %d, round %d, %s: %s".formatted(seed, round, zone, shifts);
            assertThat(shifts.getFirst().from()).as(where).isBeforeOrEqualTo(from);
            assertThat(shifts.getLast().to()).as(where).isAfterOrEqualTo(to);
            for (int i = 0; i < shifts.size(); i++) {
                Shift shift = shifts.get(i);
                assertThat(shift.from()).as(where).isBefore(shift.to());
                if (i > 0) {
                    assertThat(shift.from())
                            .as(where)
                            .isEqualTo(shifts.get(i - 1).to());
                }
                Instant inside = shift.from().isBefore(from) ? from : shift.from();
                assertThat(roster.at(inside).person()).as(where).isEqualTo(shift.person());
            }
        }
    }

    private static List<Cover> covers(Random random, Instant around) {
        var covers = new ArrayList<Cover>();
        for (int i = random.nextInt(6); i > 0; i--) {
            Instant from = around.plusSeconds(random.nextInt(86_400 * 40) - 86_400L * 10);
            covers.add(cover(
                    List.of(WEI, ANA, YU).get(random.nextInt(3)),
                    from,
                    from.plusSeconds(1 + random.nextInt(86_400 * 8)),
                    random.nextInt(100)));
        }
        return covers;
    }

    private static Cover cover(UUID person, Instant from, Instant to, int made) {
        return new Cover(UUID.randomUUID(), person, from, to, "", MADE.plusSeconds(made));
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

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }
}
