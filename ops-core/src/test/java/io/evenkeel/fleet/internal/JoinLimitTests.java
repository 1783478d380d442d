package io.evenkeel.fleet.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class JoinLimitTests {

    private static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");

    private final JoinLimit limit = new JoinLimit();

    @Test
    void tenAttemptsInTenMinutesFromOneAddress() {
        assertThat(taken("a", NOW, 12)).isEqualTo(JoinLimit.MOST);
        assertThat(taken("b", NOW, 12)).isEqualTo(JoinLimit.MOST);

        assertThat(taken("a", NOW.plus(JoinLimit.WINDOW).minusMillis(1), 1)).isZero();
        assertThat(taken("a", NOW.plus(JoinLimit.WINDOW), 12)).isEqualTo(JoinLimit.MOST);
    }

    @Test
    void rightOnesDoNotCount() {
        for (int i = 0; i < 100; i++) {
            assertThat(limit.take("a", NOW)).isTrue();
            limit.giveBack("a");
        }
    }

    @Test
    void manyAtOncePassNoOftener() throws Exception {
        List<Callable<Boolean>> attempts = Collections.nCopies(200, () -> limit.take("a", NOW));
        try (var threads = Executors.newFixedThreadPool(8)) {
            assertThat(threads.invokeAll(attempts).stream().filter(Future::resultNow))
                    .hasSize(JoinLimit.MOST);
        }
    }

    @Test
    void aClockThatIsSetBackLocksNobodyOut() {
        taken("a", NOW, 12);

        assertThat(taken("a", NOW.minus(Duration.ofDays(1)), 1)).isEqualTo(1);
    }

    @Test
    void whatIsNotKnownIsNotGivenBack() {
        limit.giveBack("a");

        assertThat(taken("a", NOW, 12)).isEqualTo(JoinLimit.MOST);
    }

    @Test
    void rememberedAddressesAreBounded() {
        taken("a", NOW, 12);
        for (int i = 0; i < 10_000; i++) {
            limit.take("stranger-" + i, NOW);
        }

        assertThat(taken("a", NOW, 1)).isEqualTo(1);
    }

    private int taken(String address, Instant now, int attempts) {
        int taken = 0;
        for (int i = 0; i < attempts; i++) {
            taken += limit.take(address, now) ? 1 : 0;
        }
        return taken;
    }
}
