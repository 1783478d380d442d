package io.evenkeel.logs.internal.syslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.logs.LogIntake;
import io.evenkeel.logs.RawLine;
import io.evenkeel.logs.internal.series.LogSeries;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

class LineQueueTest {
    private static final int PATIENCE_SECONDS = 20;

    private final LogSeries series = mock(LogSeries.class);
    private final List<String> kept = Collections.synchronizedList(new ArrayList<>());

    private static RawLine line(String text) {
        return new RawLine(Optional.empty(), "web1", "app", Optional.empty(), text, Map.of());
    }

    /** Until the line "last" was given. */
    private void give(LogIntake intake, String... texts) throws InterruptedException {
        CountDownLatch last = new CountDownLatch(1);
        LineQueue queue = new LineQueue(
                (actor, lines) -> {
                    intake.take(actor, lines);
                    lines.forEach(line -> kept.add(line.text()));
                    if (kept.contains("last")) {
                        last.countDown();
                    }
                },
                series);
        for (String text : texts) {
            queue.put(line(text));
        }
        Thread giver = Thread.ofPlatform().start(queue);
        assertThat(last.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        giver.interrupt();
        giver.join();
    }

    private static void refuseBad(Actor actor, List<RawLine> lines) {
        if (lines.stream().anyMatch(line -> line.text().startsWith("bad"))) {
            throw new DataIntegrityViolationException("never");
        }
    }

    @Test
    void aLineThatWillNeverBeTakenHoldsUpNoOther() throws Exception {
        give(LineQueueTest::refuseBad, "a", "bad 1", "b", "c", "bad 2", "last");

        assertThat(kept).containsExactly("a", "b", "c", "last");
        verify(series, times(2)).refused("syslog", "not-storable", 1);
    }

    @Test
    void whatIsRefusedForNowIsGivenAgainAndCountsAsTaken() throws Exception {
        AtomicInteger asked = new AtomicInteger();

        give(
                (_, _) -> {
                    if (asked.incrementAndGet() == 1) {
                        throw new Refusal(Refusal.Kind.UNAVAILABLE, "logs-not-kept", "The disk is full.");
                    }
                },
                "a",
                "last");

        assertThat(kept).containsExactly("a", "last");
        verifyNoMoreInteractions(series);
    }

    @Test
    void datagramsThatFindNoPlaceAreCounted() {
        LineQueue queue = new LineQueue((_, _) -> {}, series);
        for (int i = 0; i < 20_001; i++) {
            queue.offer(line("x"));
        }

        assertThat(queue.dropped()).isEqualTo(1);
        verify(series).refused("syslog-udp", "queue-full", 1);
    }
}
