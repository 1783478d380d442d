package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.ApiClient.Answer;
import io.evenkeel.database.DurableServer;
import io.evenkeel.database.SmallDisk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The database's disk has 64 MiB more than it needs when nothing has happened, and fills while alerts come. Whoever is
 * refused is told to come back; an accepted alert becomes one incident, and that pages once, when there is room again.
 */
@Tag("server")
class FullDiskAtNightTest {

    private static final int WRITERS = 4;
    /** So many refusals take long enough for work in the background to fail too. */
    private static final int REFUSALS = 20;

    @TempDir
    Path folder;

    private final AcceptedAlerts alerts = new AcceptedAlerts();
    private final Queue<Answer> refused = new ConcurrentLinkedQueue<>();
    private final Queue<Answer> others = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean enough = new AtomicBoolean();

    @Test
    void nothingAnsweredIsLostAndTheServerGoesOnWhenThereIsRoom() throws Exception {
        try (var disk = SmallDisk.mount();
                var database =
                        DurableServer.start(Files.createDirectory(disk.folder().resolve("data")));
                RunningServer server = RunningServer.on(database.dataSource(), folder);
                var writers = Executors.newFixedThreadPool(WRITERS)) {
            disk.leave(64);
            List<Future<?>> writing = startWriters(server, writers);
            try {
                Awaitility.await().atMost(Duration.ofMinutes(4)).until(() -> refused.size() >= REFUSALS);
                assertThat(disk.folder().resolve("data/log/postgres.log"))
                        .content()
                        .contains("No space left on device");
                int before = alerts.count();
                disk.widen();
                Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> alerts.count() > before + WRITERS);
            } finally {
                enough.set(true);
            }
            for (Future<?> writer : writing) {
                writer.get(30, TimeUnit.SECONDS);
            }

            alerts.becomeOneIncidentAndOnePageEach(database.dataSource(), Duration.ofMinutes(5));
            assertThat(others).as("neither done nor told to come back").isEmpty();
            assertThat(refused)
                    .allSatisfy(
                            answer -> assertThat(answer.header("Retry-After")).hasValue("5"));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> server.anonymous().get("/api/health").status() == 200);
        }
    }

    private List<Future<?>> startWriters(RunningServer server, ExecutorService writers) {
        var writing = new ArrayList<Future<?>>();
        for (int writer = 0; writer < WRITERS; writer++) {
            ApiClient sender = server.administrator();
            var random = new Random(writer);
            writing.add(writers.submit(() -> write(sender, random)));
        }
        return writing;
    }

    private void write(ApiClient sender, Random random) {
        var bytes = new byte[24_000];
        while (!enough.get()) {
            // What can't be compressed fills the disk sooner.
            random.nextBytes(bytes);
            Answer answer = alerts.send(sender, Base64.getEncoder().encodeToString(bytes));
            switch (answer.status()) {
                case 200 -> {}
                case 503 -> refused.add(answer);
                default -> others.add(answer);
            }
        }
    }
}
