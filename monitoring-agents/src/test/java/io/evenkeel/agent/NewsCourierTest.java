package io.evenkeel.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.protocol.DrillStep;
import io.evenkeel.protocol.RecoveryNews;
import io.evenkeel.protocol.RecoveryNews.Checked;
import io.evenkeel.protocol.RecoveryNews.Ended;
import io.evenkeel.protocol.RecoveryNews.Progress;
import io.evenkeel.protocol.RecoveryNews.Said;
import io.evenkeel.protocol.RecoveryNews.StepBegan;
import io.evenkeel.protocol.RecoveryNews.StepEnded;
import io.evenkeel.protocol.RecoveryNewsJson;
import io.evenkeel.protocol.RecoveryResult.Verified;
import io.evenkeel.protocol.SignedJob;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the server hears of a job, and in which order. */
@Timeout(60)
class NewsCourierTest {
    private static final List<RecoveryNews> DRILL = List.of(
            new StepBegan(DrillStep.PREPARE),
            new Said("a line"),
            new StepEnded(DrillStep.PREPARE, true, Duration.ofMillis(7), ""),
            new StepBegan(DrillStep.PROVE),
            new Checked("orders", true, Duration.ofMillis(3), "7", Optional.empty()),
            new StepEnded(DrillStep.PROVE, true, Duration.ofMillis(3), ""));
    private static final RecoveryNews END = new Ended(new Verified());

    private final AtomicLong seconds = new AtomicLong(1_800_000_000);
    /** Moves on with each look, so that what is to be tried again later is due soon. */
    private final InstantSource clock = () -> Instant.ofEpochSecond(seconds.addAndGet(10));

    private final HearingServer server = new HearingServer();
    private final CountDownLatch stopped = new CountDownLatch(1);

    private static final class HearingServer implements JobLink {
        final List<RecoveryNews> heard = Collections.synchronizedList(new ArrayList<>());
        final Deque<Answer> answers = new ArrayDeque<>();

        @Override
        public Optional<SignedJob> takeJob() {
            return Optional.empty();
        }

        @Override
        public synchronized Answer tell(long number, String json) {
            Answer answer = answers.isEmpty() ? new Answer.Taken() : answers.poll();
            if (answer instanceof Answer.Taken) {
                heard.add(RecoveryNewsJson.read(json));
            }
            return answer;
        }
    }

    private NewsCourier courier() {
        var log = new Log(clock, new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
        return new NewsCourier(
                7, server, new Retry(new SplittableRandom(1)), log, clock, new CountDownLatch(1), stopped::countDown);
    }

    private List<RecoveryNews> heard() {
        return server.heard.stream().filter(news -> !(news instanceof Progress)).toList();
    }

    private void bring(List<RecoveryNews> news) throws InterruptedException {
        NewsCourier courier = courier();
        courier.start();
        news.forEach(courier);
        courier.accept(END);
        courier.end();
    }

    @Test
    void stepsAndChecksOfADrillAreToldInOrderAndTheEndIsTheLast() throws Exception {
        bring(DRILL);

        List<RecoveryNews> all = new ArrayList<>(DRILL);
        all.add(END);
        assertThat(heard()).isEqualTo(all);
    }

    @Test
    void ofABackupOnlyProgressAndEndAreTold() throws Exception {
        bring(List.of(new Said("a line"), new Progress(0.5, 7)));

        assertThat(heard()).containsExactly(END);
    }

    @Test
    void whatAServerThatIsAwayMissedIsToldAgain() throws Exception {
        server.answers.addAll(List.of(new Answer.Unreachable("away"), new Answer.Unreachable("away")));

        bring(DRILL);

        assertThat(heard()).hasSize(DRILL.size() + 1).endsWith(END);
    }

    @Test
    void whereTooManyWaitLinesAreLeftOutAndNoStep() throws Exception {
        NewsCourier courier = courier();
        courier.accept(DRILL.getFirst());
        for (int i = 0; i < 5_000; i++) {
            courier.accept(new Said("line " + i));
        }
        DRILL.stream().skip(2).forEach(courier);
        courier.accept(END);
        courier.start();
        courier.end();

        assertThat(heard()).filteredOn(news -> !(news instanceof Said)).hasSize(DRILL.size());
    }

    @Test
    void theServersWishToStopIsHeard() throws Exception {
        server.answers.add(new Answer.Taken(true));
        NewsCourier courier = courier();

        courier.start();

        assertThat(stopped.await(30, TimeUnit.SECONDS)).isTrue();
        courier.end();
    }
}
