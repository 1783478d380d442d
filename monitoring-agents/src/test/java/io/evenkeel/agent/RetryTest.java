package io.evenkeel.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    /** Never shortens a wait. */
    private static final RandomGenerator NO_JITTER = new RandomGenerator() {
        @Override
        public long nextLong() {
            return 0;
        }

        @Override
        public long nextLong(long bound) {
            return bound - 1;
        }
    };

    @Test
    void isDueAtStart() {
        assertThat(new Retry(NO_JITTER).isDue(NOW)).isTrue();
    }

    @Test
    void waitsTwiceAsLongAfterEachFailureUpToHalfAMinute() {
        var retry = new Retry(NO_JITTER);

        assertThat(IntStream.range(0, 8)
                        .mapToObj(_ -> retry.failed(NOW, Optional.empty()).toSeconds()))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L, 30L);
    }

    @Test
    void jitterTakesAtMostHalf() {
        long seed = new Random().nextLong();
        var random = new SplittableRandom(seed);

        for (int round = 0; round < 1_000; round++) {
            var retry = new Retry(random);
            assertThat(retry.failed(NOW, Optional.empty()))
                    .as("seed %d", seed)
                    .isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
            assertThat(retry.failedForLong(NOW))
                    .as("seed %d", seed)
                    .isBetween(Duration.ofSeconds(15), Duration.ofSeconds(30));
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "20, 20", "300, 300", "86400, 300"})
    void aServersWishIsHonouredUpToFiveMinutes(long asked, long waits) {
        var wait = new Retry(NO_JITTER).failed(NOW, Optional.of(Duration.ofSeconds(asked)));

        assertThat(wait).isEqualTo(Duration.ofSeconds(waits));
    }

    @Test
    void isDueAgainWhenTheWaitIsOver() {
        var retry = new Retry(NO_JITTER);
        retry.failed(NOW, Optional.empty());

        assertThat(retry.isDue(NOW.plusMillis(999))).isFalse();
        assertThat(retry.isDue(NOW.plusMillis(1_000))).isTrue();
    }

    @Test
    void aSuccessBeginsAnew() {
        var retry = new Retry(NO_JITTER);
        retry.failedForLong(NOW);
        retry.succeeded();

        assertThat(retry.isDue(NOW)).isTrue();
        assertThat(retry.failed(NOW, Optional.empty())).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aClockThatIsSetBackDoesNotStopTheTrying() {
        var retry = new Retry(NO_JITTER);
        retry.failed(NOW, Optional.empty());

        assertThat(retry.isDue(NOW.minusSeconds(86_400))).isTrue();
    }
}
