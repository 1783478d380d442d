package io.evenkeel.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryBacklogTest {

    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

    private final MemoryBacklog backlog = new MemoryBacklog(Duration.ofMinutes(1), 1_000);

    @Test
    void givesTheOldestUntilItIsSettled() {
        Batch first = batch(0);
        Batch second = batch(10);
        backlog.add(first);
        backlog.add(second);

        assertThat(backlog.oldest()).contains(first);
        assertThat(backlog.oldest()).contains(first);
        backlog.settle(first);
        assertThat(backlog.oldest()).contains(second);
        backlog.settle(second);
        assertThat(backlog.oldest()).isEmpty();
        assertThat(backlog.samples()).isZero();
    }

    @Test
    void whatIsOlderThanTheSpanIsDroppedAndCounted() {
        for (int second = 0; second <= 80; second += 10) {
            backlog.add(batch(second));
        }

        assertThat(drain())
                .extracting(batch -> batch.time().getEpochSecond() - START.getEpochSecond())
                .containsExactly(20L, 30L, 40L, 50L, 60L, 70L, 80L);
        assertThat(backlog.droppedSamples()).isEqualTo(2 * 5);
    }

    @Test
    void whatTakesTooManyBytesIsDroppedOldestFirst() {
        backlog.add(new Batch(START, 1, new byte[400]));
        backlog.add(new Batch(START.plusSeconds(1), 2, new byte[400]));
        backlog.add(new Batch(START.plusSeconds(2), 4, new byte[400]));

        assertThat(backlog.samples()).isEqualTo(6);
        assertThat(backlog.droppedSamples()).isEqualTo(1);
    }

    @Test
    void theNewestStaysHoweverLargeItIs() {
        backlog.add(batch(0));
        backlog.add(new Batch(START.plusSeconds(1), 7, new byte[5_000]));

        assertThat(drain()).extracting(Batch::samples).containsExactly(7);
    }

    @Test
    void aBatchThatIsTakenWhileThereIsNoRoomForItIsNotLost() {
        Batch onItsWay = batch(0);
        backlog.add(onItsWay);
        backlog.oldest();
        backlog.add(batch(100));

        backlog.settle(onItsWay);

        assertThat(backlog.droppedSamples()).isZero();
        assertThat(drain()).extracting(Batch::time).containsExactly(START.plusSeconds(100));
    }

    @Test
    void aBatchThatIsNotTakenWhileThereIsNoRoomForItIsLostAndCountedOnce() {
        backlog.add(batch(0));
        backlog.oldest();
        backlog.add(batch(100));

        assertThat(drain()).extracting(Batch::time).containsExactly(START.plusSeconds(100));
        assertThat(backlog.droppedSamples()).isEqualTo(5);
    }

    private List<Batch> drain() {
        var all = new ArrayList<Batch>();
        for (var next = backlog.oldest(); next.isPresent(); next = backlog.oldest()) {
            all.add(next.get());
            backlog.settle(next.get());
        }
        return all;
    }

    private static Batch batch(int second) {
        return new Batch(START.plusSeconds(second), 5, new byte[10]);
    }
}
