package io.evenkeel.oncall.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.oncall.OnCall.Schedule;
import io.evenkeel.oncall.internal.Roster.Cover;
import io.evenkeel.oncall.internal.Roster.Shift;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wei, Ana and Yu take turns by the day from 08:00 UTC; Wei has the 20th of November. */
class TurnoverTests {
    private static final UUID WEI = new UUID(0, 1);
    private static final UUID ANA = new UUID(0, 2);
    private static final UUID YU = new UUID(0, 3);
    private static final Map<UUID, String> NAMES = Map.of(WEI, "wei", ANA, "ana", YU, "yu");

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T08:00:00Z, wei, ana, 2026-11-21T08:00:00Z",
        "2026-11-21T07:50:00Z, wei, ana, 2026-11-21T08:00:00Z",
        "2026-11-21T08:00:00Z, ana, yu, 2026-11-22T08:00:00Z",
        "2026-11-19T12:00:00Z, nobody, wei, 2026-11-20T08:00:00Z",
    })
    void theShiftThatRunsHandsOverToTheNextOfSomebodyElse(Instant now, String from, String to, Instant begins) {
        Turnover ahead = Turnover.ahead(roster(List.of(WEI, ANA, YU)), now);

        assertThat(name(ahead.from())).isEqualTo(from);
        assertThat(ahead.to().map(TurnoverTests::name)).contains(to);
        assertThat(ahead.to().orElseThrow().from()).isEqualTo(begins);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T07:59:59Z, ''",
        "2026-11-21T08:00:00Z, wei ana",
        "2026-11-21T12:00:00Z, wei ana",
        "2026-11-21T12:00:01Z, ''",
        "2026-11-20T09:00:00Z, ''",
    })
    void theShiftThatEndedMayHandOverForFourHours(Instant now, String expected) {
        Optional<Turnover> late = Turnover.late(roster(List.of(WEI, ANA, YU)), now);

        assertThat(late.map(found -> name(found.from()) + " " + name(found.to().orElseThrow()))
                        .orElse(""))
                .isEqualTo(expected);
    }

    @Test
    void whoStaysHandsOverToNobody() {
        assertThat(Turnover.late(roster(List.of(WEI)), Instant.parse("2026-11-21T09:00:00Z")))
                .isEmpty();
        assertThat(Turnover.ahead(roster(List.of(WEI)), Instant.parse("2026-11-21T09:00:00Z"))
                        .to())
                .isEmpty();
        assertThat(Turnover.ahead(roster(List.of()), Instant.parse("2026-11-21T09:00:00Z"))
                        .to())
                .isEmpty();
    }

    @Test
    void whoTookTheNextShiftTakesItOver() {
        var cover = new Cover(
                UUID.randomUUID(),
                YU,
                Instant.parse("2026-11-21T06:00:00Z"),
                Instant.parse("2026-11-21T12:00:00Z"),
                "",
                Instant.parse("2026-11-20T00:00:00Z"));
        Roster roster = new Roster(new Rotation(schedule(List.of(WEI, ANA))), List.of(cover));

        Turnover ahead = Turnover.ahead(roster, Instant.parse("2026-11-21T05:00:00Z"));
        assertThat(ahead.isFrom(WEI)).isTrue();
        assertThat(ahead.isTo(YU)).isTrue();
        assertThat(ahead.isTo(ANA)).isFalse();
        Turnover late =
                Turnover.late(roster, Instant.parse("2026-11-21T12:30:00Z")).orElseThrow();
        assertThat(name(late.from())).isEqualTo("yu");
        assertThat(late.isTo(ANA)).isTrue();
    }

    private static Roster roster(List<UUID> people) {
        return new Roster(new Rotation(schedule(people)), List.of());
    }

    private static Schedule schedule(List<UUID> people) {
        return new Schedule(
                UUID.randomUUID(),
                "Desk",
                ZoneOffset.UTC,
                people,
                LocalDateTime.parse("2026-11-20T08:00"),
                Duration.ofDays(1),
                1);
    }

    private static String name(Shift shift) {
        return shift.person().map(NAMES::get).orElse("nobody");
    }
}
