package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.ApiClient.Answer;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Trail;
import io.evenkeel.audit.TrailProof;
import io.evenkeel.audit.TrailProof.Question;
import io.evenkeel.database.BundledPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * PostgreSQL is stopped under load and started again: whoever asks meanwhile is told so, and counts in equal counts out. An
 * accepted alert becomes one incident, and that pages once.
 */
@Tag("server")
class DatabaseOutageTest {

    private static final int WRITERS = 4;
    /** Of so many writes one is an alert: each of them starts a process. */
    private static final int WRITES_AN_ALERT = 8;

    @TempDir
    Path folder;

    private final Queue<String> kept = new ConcurrentLinkedQueue<>();
    private final AcceptedAlerts alerts = new AcceptedAlerts();
    private final Queue<Answer> refused = new ConcurrentLinkedQueue<>();
    private final Queue<Answer> others = new ConcurrentLinkedQueue<>();
    private final AtomicInteger number = new AtomicInteger();
    private final AtomicBoolean enough = new AtomicBoolean();

    @Test
    void nothingAnsweredIsLostAndTheServerRecoversByItself() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        BundledPostgres first = postgres();
        BundledPostgres second = postgres();
        first.start();
        try (var gate = DatabaseGate.before(first.dataSource());
                RunningServer server =
                        RunningServer.on(gate.dataSource(), Files.createDirectory(folder.resolve("data")));
                var writers = Executors.newFixedThreadPool(WRITERS)) {
            var writing = new ArrayList<Future<?>>();
            for (int writer = 0; writer < WRITERS; writer++) {
                ApiClient browser = server.administrator();
                writing.add(writers.submit(() -> write(browser)));
            }
            try {
                Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> kept.size() > 20 && alerts.count() > 0);

                first.close();
                gate.closeAll();
                Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> refused.size() > WRITERS);
                assertThat(server.anonymous().get("/api/health").status()).isEqualTo(503);
                second.start();
                gate.leadTo(second.dataSource());
                int before = kept.size();
                Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> kept.size() > before + 20);
                enough.set(true);
                for (Future<?> writer : writing) {
                    writer.get(30, TimeUnit.SECONDS);
                }

                assertThat(others).as("neither done nor told to come back").isEmpty();
                assertThat(refused).allSatisfy(answer -> {
                    assertThat(answer.header("Retry-After")).hasValue("5");
                    // Alertmanager's own form is a text, ours an object.
                    assertThat(answer.json().isString()
                                    || answer.json().path("type").asString("").endsWith("database-away"))
                            .as(answer.response().body())
                            .isTrue();
                });
                assertThat(recorded(second.dataSource())).containsAll(kept).doesNotHaveDuplicates();
                assertThat(proof(server).sentence()).startsWith("The trail holds");
                Awaitility.await()
                        .atMost(Duration.ofSeconds(20))
                        .until(() -> server.anonymous().get("/api/health").status() == 200);
                alerts.becomeOneIncidentAndOnePageEach(second.dataSource(), Duration.ofMinutes(2));
            } finally {
                enough.set(true);
            }
        } finally {
            first.close();
            second.close();
        }
    }

    private BundledPostgres postgres() {
        // The programs that all tests of this clone share.
        Path target = Path.of("..", "target").toAbsolutePath().normalize();
        return BundledPostgres.beside(target, folder, notice -> {});
    }

    /** Each write has a name of its own, which the trail keeps. */
    private void write(ApiClient browser) {
        while (!enough.get()) {
            int own = number.incrementAndGet();
            boolean isAlert = own % WRITES_AN_ALERT == 0;
            String name = "Name " + own + ".";
            Answer answer = isAlert
                    ? alerts.send(browser, "Broken.")
                    : browser.put("/api/people/me/contact", Map.of("displayName", name));
            switch (answer.status()) {
                case 200 -> {
                    if (!isAlert) {
                        kept.add(name);
                    }
                }
                case 503 -> refused.add(answer);
                default -> others.add(answer);
            }
        }
    }

    private static List<String> recorded(DriverManagerDataSource database) {
        return JdbcClient.create(database)
                .sql("SELECT facts ->> 'displayName' FROM audit.act WHERE verb = 'identity.change-person'")
                .query(String.class)
                .list()
                .stream()
                .map(change -> change.substring(change.indexOf("→ ") + 2))
                .toList();
    }

    private static TrailProof.Verdict proof(RunningServer server) throws IOException {
        Trail trail = server.bean(Trail.class);
        var export = new ByteArrayOutputStream();
        trail.export(Actor.system("test"), export);
        return TrailProof.check(
                new StringReader(export.toString(StandardCharsets.UTF_8)),
                new Question(Set.of(trail.publicKey(Actor.system("test"))), 0, List.of()));
    }
}
