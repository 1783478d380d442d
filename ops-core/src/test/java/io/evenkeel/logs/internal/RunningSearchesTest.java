package io.evenkeel.logs.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.logs.internal.columns.Deadline;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RunningSearchesTest {
    private static final Actor ANN = Actor.system("ann");
    private static final Actor BOB = Actor.system("bob");
    private static final Optional<String> PAGE = Optional.of("tab-1-lines");
    private static final int PATIENCE_SECONDS = 20;

    private final RunningSearches running = new RunningSearches();

    /** As a search does that would read everything; its own deadline is far away. */
    private static Supplier<String> endless(CountDownLatch begun, CountDownLatch free) {
        return () -> {
            Deadline deadline = new Deadline(Duration.ofHours(1));
            begun.countDown();
            while (!deadline.isOver() && free.getCount() > 0) {
                Thread.onSpinWait();
            }
            return deadline.isOver() ? "cut short by " + deadline.left() : "went on";
        };
    }

    private CompletableFuture<String> begin(Actor actor, Optional<String> page, CountDownLatch free)
            throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<String> answer = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                answer.complete(running.instead(actor, page, endless(begun, free)));
            } catch (Refusal e) {
                answer.completeExceptionally(e);
            }
        });
        assertThat(begun.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        return answer;
    }

    @Test
    void theNextSearchOfAPageEndsTheOneBefore() throws Exception {
        CompletableFuture<String> before = begin(ANN, PAGE, new CountDownLatch(1));

        assertThat(running.instead(ANN, PAGE, () -> "next")).isEqualTo("next");
        assertThatThrownBy(() -> before.get(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("search-ended"));
        assertThat(running.count()).isZero();
    }

    @Test
    void searchesOfOtherPagesAndPeopleGoOn() throws Exception {
        CountDownLatch free = new CountDownLatch(1);
        CompletableFuture<String> ofAnn = begin(ANN, PAGE, free);
        CompletableFuture<String> unnamed = begin(ANN, Optional.empty(), free);

        running.instead(ANN, Optional.of("tab-2-lines"), () -> "");
        running.instead(BOB, PAGE, () -> "");
        running.instead(ANN, Optional.empty(), () -> "");
        free.countDown();

        assertThat(ofAnn.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("went on");
        assertThat(unnamed.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("went on");
        assertThat(running.count()).isZero();
    }

    @Test
    void aSearchThatFailsLeavesNothingBehind() {
        assertThatThrownBy(() -> running.instead(ANN, PAGE, () -> {
                    throw new IllegalStateException("away");
                }))
                .hasMessage("away");
        assertThat(running.count()).isZero();
    }
}
