package io.evenkeel.recovery.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.protocol.RecoveryResult.RepositorySpace;
import io.evenkeel.recovery.SpaceLeft;
import io.evenkeel.recovery.internal.SpaceForecast.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpaceForecastTest {
    private static final Instant NOW = Instant.parse("2026-11-22T18:30:00Z");
    private static final long GIB = 1L << 30;

    /** Of so many days, each told after the night's backup; the last is now. */
    private static SpaceLeft after(int days, IntToLongFunction freeOfDay) {
        List<Told> before = IntStream.range(0, days - 1)
                .mapToObj(day -> new Told(NOW.minus(Duration.ofDays(days - 1L - day)), freeOfDay.applyAsLong(day)))
                .toList();
        return SpaceForecast.of(before, new RepositorySpace(freeOfDay.applyAsLong(days - 1), 1_000 * GIB), NOW);
    }

    @Test
    void aDiskThatLosesAsMuchEachDayIsFullWhenThatIsUsedUp() {
        SpaceLeft left = after(40, day -> (500 - 10L * day) * GIB);

        Instant expected = NOW.plus(Duration.ofDays(11));
        assertThat(left.fullAt().orElseThrow())
                .isBetween(expected.minus(Duration.ofDays(1)), expected.plus(Duration.ofDays(1)));
        assertThat(left.earliest().orElseThrow())
                .isBeforeOrEqualTo(left.fullAt().orElseThrow());
        assertThat(left.why()).isEmpty();
    }

    @Test
    void aDiskThatKeepsItsRoomIsNotFull() {
        SpaceLeft left = after(40, day -> 500 * GIB);

        assertThat(left.fullAt()).isEmpty();
        assertThat(left.why()).hasValueSatisfying(why -> assertThat(why).contains("is not full within"));
    }

    @Test
    void aFewListsTellNothing() {
        SpaceLeft left = after(3, day -> (500 - 10L * day) * GIB);

        assertThat(left.fullAt()).isEmpty();
        assertThat(left.why()).hasValue("When it is full is told from 24 lists of copies on; there are 3.");
    }

    @Test
    void aFullDiskIsFull() {
        assertThat(after(40, day -> Math.max(0, 300 - 10L * day) * GIB).fullAt())
                .hasValue(NOW);
    }
}
