package io.evenkeel.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.agent.recovery.RecoveryJobs;
import io.evenkeel.protocol.RecoveryAct;
import io.evenkeel.protocol.RecoveryJob;
import io.evenkeel.protocol.RecoveryNews;
import io.evenkeel.protocol.RecoveryNewsJson;
import io.evenkeel.protocol.RecoveryResult.Reason;
import io.evenkeel.protocol.RecoveryResult.Refused;
import io.evenkeel.protocol.SignedJob;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How jobs are fetched and their ends told. The host allows nothing, so that each job ends at once. */
class JobWatchTest {
    private static final Instant NOW = Instant.parse("2026-11-22T02:30:00Z");

    @TempDir
    Path folder;

    private final MovedClock clock = new MovedClock(NOW.toString());
    private final GivingServer server = new GivingServer();

    /** A server in memory, which may be away. */
    private static final class GivingServer implements JobLink {
        final Deque<SignedJob> waiting = new ArrayDeque<>();
        final List<String> told = Collections.synchronizedList(new ArrayList<>());
        final Deque<Answer> answers = new ArrayDeque<>();
        int asked;
        boolean away;

        @Override
        public Optional<SignedJob> takeJob() throws IOException {
            asked++;
            if (away) {
                throw new IOException("the server is away");
            }
            return Optional.ofNullable(waiting.poll());
        }

        @Override
        public synchronized Answer tell(long number, String json) {
            told.add(number + " " + json);
            boolean isEnd = RecoveryNewsJson.read(json) instanceof RecoveryNews.Ended;
            return isEnd && !answers.isEmpty() ? answers.poll() : new Answer.Taken();
        }
    }

    @BeforeEach
    void theHostHasRulesThatAllowNothing() throws IOException {
        Files.createFile(folder.resolve("jobs.conf"));
    }

    private JobWatch watch() {
        var jobs = new RecoveryJobs(
                folder.resolve("jobs.conf"), folder.resolve("jobs.number"), "web1", folder.resolve("run-tool"), clock);
        var log = new Log(clock, new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
        return new JobWatch(jobs, server, new Retry(new SplittableRandom(1)), log, clock);
    }

    private static SignedJob job(long number) {
        try {
            var key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate();
            return SignedJob.of(
                    new RecoveryJob("web1", number, NOW.plusSeconds(300), "restic", "files", new RecoveryAct.Verify()),
                    key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aJobsBeginningAndEndAreTold() throws Exception {
        server.waiting.add(job(7));

        watch().workWhenDue();

        assertThat(server.told.getFirst()).isEqualTo("7 " + RecoveryNewsJson.write(new RecoveryNews.Progress(0, 0)));
        var last = RecoveryNewsJson.read(server.told.getLast().substring(2));
        assertThat(last)
                .isInstanceOfSatisfying(
                        RecoveryNews.Ended.class,
                        ended -> assertThat(ended.result())
                                .isInstanceOfSatisfying(
                                        Refused.class,
                                        refused -> assertThat(refused.code()).isEqualTo(Reason.NOT_ALLOWED)));
    }

    @Test
    void whatWaitsIsDoneOneAfterTheOther() throws Exception {
        server.waiting.addAll(List.of(job(7), job(8)));

        watch().workWhenDue();

        assertThat(server.waiting).isEmpty();
        assertThat(server.told.getLast()).startsWith("8 ");
    }

    @Test
    void theServerIsAskedEveryHalfMinute() throws Exception {
        JobWatch watch = watch();
        watch.workWhenDue();
        watch.workWhenDue();
        assertThat(server.asked).isEqualTo(1);

        clock.move(JobWatch.EVERY);
        watch.workWhenDue();

        assertThat(server.asked).isEqualTo(2);
    }

    @Test
    void theServerIsAskedOnceThereAreRules() throws Exception {
        Files.delete(folder.resolve("jobs.conf"));
        JobWatch watch = watch();
        watch.workWhenDue();
        assertThat(server.asked).isZero();

        Files.createFile(folder.resolve("jobs.conf"));
        clock.move(JobWatch.EVERY);
        watch.workWhenDue();

        assertThat(server.asked).isEqualTo(1);
    }

    @Test
    void aServerThatIsAwayIsAskedAgain() throws Exception {
        JobWatch watch = watch();
        server.away = true;
        watch.workWhenDue();
        server.away = false;
        server.waiting.add(job(7));

        clock.move(JobWatch.EVERY);
        watch.workWhenDue();

        assertThat(server.told).isNotEmpty();
    }

    @Test
    void anEndThatTheServerRefusesIsNotToldForever() throws Exception {
        server.waiting.add(job(7));
        server.answers.add(new Answer.Refused(400, "no such news"));

        watch().workWhenDue();

        assertThat(server.told.stream().filter(told -> told.contains("refused")))
                .hasSize(1);
    }

    @Test
    void whatIsNoJobIsLeft() throws Exception {
        server.waiting.add(new SignedJob("{}".getBytes(StandardCharsets.UTF_8), new byte[64]));

        watch().workWhenDue();

        assertThat(server.told).isEmpty();
    }
}
