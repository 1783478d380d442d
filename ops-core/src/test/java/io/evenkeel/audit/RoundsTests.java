package io.evenkeel.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RoundsTests {
    private static final Duration SOON = Duration.ofMillis(1);
    private static final Duration NEVER = Duration.ofDays(1);

    @Test
    void whatFailsIsDoneAgainAndHoldsUpNothingElse() throws Exception {
        var failed = new CountDownLatch(2);
        var others = new CountDownLatch(2);
        var rounds = new Rounds("trial")
                .every(SOON, "fail", () -> {
                    failed.countDown();
                    throw new IllegalStateException("not now");
                })
                .every(SOON, "other", others::countDown);

        rounds.start();

        assertThat(failed.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(others.await(10, TimeUnit.SECONDS)).isTrue();
        rounds.stop();
    }

    @Test
    void onlyWhatIsToBeDoneAtOnceIsDoneAtTheStart() throws Exception {
        List<String> done = new ArrayList<>();
        var begun = new CountDownLatch(1);
        var rounds = new Rounds("trial")
                .every(NEVER, "later", () -> done.add("later"))
                .atOnceAndEvery(NEVER, "now", () -> {
                    done.add("now on " + Thread.currentThread().getName());
                    begun.countDown();
                });

        rounds.start();

        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        rounds.stop();
        assertThat(done).containsExactly("now on trial");
    }

    @Test
    void theLastWorkComesAfterWhatIsBeingDoneAndNothingAfterIt() throws Exception {
        List<String> done = new ArrayList<>();
        var begun = new CountDownLatch(1);
        var stopping = new AtomicReference<Rounds>();
        var rounds = new Rounds("trial").atOnceAndEvery(SOON, "long", () -> {
            begun.countDown();
            while (stopping.get() == null || stopping.get().isRunning()) {
                Thread.onSpinWait();
            }
            done.add("long");
        });

        rounds.start();
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        stopping.set(rounds);
        rounds.stop("last", () -> {
            done.add("last");
            throw new IllegalStateException("the database is away");
        });

        assertThat(done).containsExactly("long", "last");
        assertThat(rounds.isRunning()).isFalse();
    }
}
