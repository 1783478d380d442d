package io.evenkeel.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AttemptLimitTests {

    private static final Instant START = Instant.parse("2026-11-21T02:00:00Z");

    private final AttemptLimit limit = new AttemptLimit(3);

    @Test
    void letsSoManyPassWithinTheWindow() {
        take("wei", 0, 1, 2);

        assertThat(limit.take("wei", START.plusSeconds(3))).hasValue(Duration.ofSeconds(597));
        assertThat(limit.take("lin", START.plusSeconds(3))).isEmpty();
    }

    @Test
    void theWindowSlides() {
        take("wei", 0, 300, 301);

        assertThat(limit.take("wei", START.plusSeconds(599))).isPresent();
        assertThat(limit.take("wei", START.plusSeconds(600))).isEmpty();
        assertThat(limit.take("wei", START.plusSeconds(601))).isPresent();
    }

    @Test
    void aRefusedAttemptDoesNotProlongTheWait() {
        take("wei", 0, 1, 2);
        for (int second = 3; second < 600; second++) {
            limit.take("wei", START.plusSeconds(second));
        }

        assertThat(limit.take("wei", START.plusSeconds(600))).isEmpty();
    }

    @Test
    void forgivesAndGivesBack() {
        take("wei", 0, 1, 2);
        limit.giveBack("wei");
        assertThat(limit.take("wei", START.plusSeconds(4))).isEmpty();
        assertThat(limit.take("wei", START.plusSeconds(5))).isPresent();

        limit.forgive("wei");
        take("wei", 6, 7, 8);
    }

    @Test
    void forgetsTheLongestUnusedKeyAtItsBound() {
        take("first", 0, 0, 0);
        for (int stranger = 0; stranger < 10_000; stranger++) {
            limit.take("stranger " + stranger, START);
        }

        assertThat(limit.take("first", START)).isEmpty();
        assertThat(limit.take("stranger 9999", START)).isEmpty();
    }

    @Test
    void noMoreThanTheLimitPassAtOnce() throws InterruptedException {
        AtomicInteger passed = new AtomicInteger();
        CountDownLatch begin = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 100; i++) {
                threads.execute(() -> {
                    await(begin);
                    if (limit.take("wei", START).isEmpty()) {
                        passed.incrementAndGet();
                    }
                });
            }
            begin.countDown();
            threads.shutdown();
            assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(passed).hasValue(3);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(String key, int... seconds) {
        for (int second : seconds) {
            assertThat(limit.take(key, START.plusSeconds(second))).isEmpty();
        }
    }
}
