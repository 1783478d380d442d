package io.evenkeel.notify.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.notify.Notice.Rank;
import io.evenkeel.notify.internal.Gathering.Decision;
import io.evenkeel.notify.internal.Gathering.Window;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatheringTests {
    private static final Instant START = Instant.parse("2026-11-21T02:00:00Z");

    @ParameterizedTest
    @CsvSource({
        // window until, filled, highest; now, priority, at once; waits, then until
        "60, false, 2,   1, 2, false, true, 60",
        "60, false, 2,  59, 3, false, true, 60",
        // a higher priority, and an escalation, wait for nothing
        "60, false, 2,   1, 1, false, false, 60",
        "60, true,  2,   1, 1, false, false, 60",
        "60, false, 1,   1, 3, true,  false, 60",
        // the minute is over and nothing gathered: the next one is a first one again
        "60, false, 2,  60, 3, false, false, 120",
        "60, false, 2, 500, 3, false, false, 560",
        // what gathered was sent at 60: another minute begins there
        "60, true,  2,  60, 3, false, true, 120",
        "60, true,  2, 119, 3, false, true, 120",
        "60, true,  2, 100, 1, false, false, 120",
        "60, true,  2, 120, 3, false, false, 180",
    })
    void decides(
            long until,
            boolean filled,
            int highest,
            long now,
            int priority,
            boolean atOnce,
            boolean waits,
            long thenUntil) {
        Decision decision = Gathering.decide(
                Optional.of(new Window(START.plusSeconds(until), filled, highest)),
                new Rank(priority, atOnce),
                START.plusSeconds(now));
        assertThat(decision.waits()).isEqualTo(waits);
        assertThat(decision.window().until()).isEqualTo(START.plusSeconds(thenUntil));
    }

    @Test
    void theFirstOfAllGoesAtOnce() {
        Decision decision = Gathering.decide(Optional.empty(), new Rank(4, false), START);
        assertThat(decision).isEqualTo(new Decision(false, new Window(START.plusSeconds(60), false, 4)));
    }

    @Test
    void afterAHigherPriorityOnlyAStillHigherOneGoesAtOnce() {
        Decision second =
                Gathering.decide(Optional.of(new Window(START.plusSeconds(60), false, 3)), new Rank(2, false), START);
        assertThat(Gathering.decide(Optional.of(second.window()), new Rank(2, false), START)
                        .waits())
                .isTrue();
        assertThat(Gathering.decide(Optional.of(second.window()), new Rank(1, false), START)
                        .waits())
                .isFalse();
    }

    /** However they come: none waits longer than a minute, and those of one priority never go twice within one. */
    @Test
    void nothingWaitsLongerThanAMinute() {
        long seed = new Random().nextLong();
        System.out.println("GatheringTests seed=" + seed);
        var random = new Random(seed);
        Optional<Window> window = Optional.empty();
        Instant now = START;
        Instant lastSent = START;
        for (int i = 0; i < 2_000; i++) {
            now = now.plusMillis(random.nextInt(40_000));
            Decision decision = Gathering.decide(window, new Rank(3, false), now);
            if (decision.waits()) {
                Instant sent = decision.window().until();
                assertThat(sent).as("seed " + seed).isAfter(now).isBeforeOrEqualTo(now.plus(Gathering.WINDOW));
                lastSent = sent;
            } else {
                assertThat(now).as("seed " + seed).isAfterOrEqualTo(lastSent);
                lastSent = now.plus(Gathering.WINDOW);
            }
            window = Optional.of(decision.window());
        }
    }
}
