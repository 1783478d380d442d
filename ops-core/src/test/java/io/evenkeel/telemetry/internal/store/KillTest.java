package io.evenkeel.telemetry.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.evenkeel.database.DurableServer;
import io.evenkeel.telemetry.Matcher;
import io.evenkeel.telemetry.MetricStore;
import io.evenkeel.telemetry.internal.Bounds;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The server, a backend of the database, or the whole database is killed with signal 9 while it writes, folds and closes:
 * every batch that was answered is there exactly once, every other one whole or not at all. {@code -Devenkeel.seed=…}
 * repeats the choice of moments, {@code -Devenkeel.kills=…} makes more rounds.
 */
@Tag("server")
class KillTest {

    private static final int ROUNDS = Integer.getInteger("evenkeel.kills", 3);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Set<Integer> sent = new TreeSet<>();
    private final Set<Integer> kept = new TreeSet<>();

    @Test
    void whatWasAnsweredIsThereOnceWhoeverIsKilled() throws Exception {
        long seed = Long.getLong("evenkeel.seed", new Random().nextLong());
        System.out.println("evenkeel.seed=" + seed);
        var random = new Random(seed);
        Path folder = Files.createTempDirectory(
                "evenkeel-kill", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        try (var server = DurableServer.start(folder, "telemetry")) {
            for (int round = 0; round < ROUNDS; round++) {
                String what = "seed " + seed + ", round " + round;
                run(server, random, round % 3, what);
                check(server, what);
            }
            assertThat(kept.size()).as("batches answered").isGreaterThan(10 * ROUNDS);
        }
    }

    /** @param kind 0 kills the server only, 1 a backend before, 2 the postmaster before */
    private void run(DurableServer server, Random random, int kind, String what) throws Exception {
        Process writer = start(server.dataSource());
        try (BufferedReader lines = writer.inputReader()) {
            read(lines, 5 + random.nextInt(60), what);
            if (kind == 1) {
                oneBackend(server, random).destroyForcibly();
            } else if (kind == 2) {
                server.postmaster().destroyForcibly();
            }
            read(lines, kind == 0 ? 1 : 20 + random.nextInt(40), what);
            writer.toHandle().destroyForcibly();
            lines.lines().forEach(this::note);
        } finally {
            writer.destroyForcibly();
        }
        assertThat(writer.waitFor(20, TimeUnit.SECONDS)).as(what).isTrue();
    }

    private Process start(DriverManagerDataSource database) throws IOException {
        int first = sent.stream().mapToInt(i -> i + 1).max().orElse(0);
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWriter.class.getName(),
                        database.getUrl(),
                        database.getUsername(),
                        database.getPassword(),
                        Integer.toString(first))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Reads until so many more batches are answered. */
    private void read(BufferedReader lines, int answers, String what) throws IOException {
        int enough = kept.size() + answers;
        while (kept.size() < enough) {
            String line = lines.readLine();
            assertThat(line).as("%s: the writer ended by itself", what).isNotNull();
            note(line);
        }
    }

    private void note(String line) {
        String[] words = line.split(" ", 2);
        if (words[0].equals("sent")) {
            sent.add(Integer.parseInt(words[1]));
        } else if (words[0].equals("kept") && !words[1].isEmpty()) {
            kept.add(Integer.parseInt(words[1]));
        }
    }

    private static ProcessHandle oneBackend(DurableServer server, Random random) {
        List<Long> pids = JdbcClient.create(server.dataSource())
                .sql("""
                        SELECT pid FROM pg_stat_activity
                        WHERE datname = current_database() AND pid <> pg_backend_pid() ORDER BY pid
                        """)
                .query(Long.class)
                .list();
        return pids.stream()
                .skip(pids.isEmpty() ? 0 : random.nextInt(pids.size()))
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .findFirst()
                .orElseGet(() -> oneBackend(server, random));
    }

    private void check(DurableServer server, String what) {
        await(what).atMost(PATIENCE).ignoreExceptions().until(() -> canBeUsed(server.dataSource()));
        try (var stores = new Stores(server.dataSource(), KilledWriter.NOW, Bounds.USUAL)) {
            ChunkStore store = stores.open();
            long before = check(store, what + ", as it was left");
            store.upkeep().fold();
            store.upkeep().close(stores.now);
            assertThat(check(store, what + ", after close")).isEqualTo(before);
            assertThat(store.use().samples()).as("%s: samples on disk", what).isEqualTo(before);
        }
    }

    private static boolean canBeUsed(DriverManagerDataSource database) {
        return JdbcClient.create(database).sql("SELECT 1").query(Integer.class).single() == 1;
    }

    /** The number of samples. */
    private long check(MetricStore store, String what) {
        var found = store.select(
                List.of(new Matcher("__name__", Matcher.Kind.EQUAL, "killed")),
                KilledWriter.START,
                KilledWriter.START.plusSeconds(100_000_000));
        var times = new HashSet<Long>();
        long samples = 0;
        for (MetricStore.Series series : found) {
            int own = Integer.parseInt(series.labels().getOrDefault("series", ""));
            samples += series.times().length;
            for (int i = 0; i < series.times().length; i++) {
                int number = (int) ((series.times()[i] - KilledWriter.time(0)) / 300_000);
                times.add(series.times()[i]);
                assertThat(Double.valueOf(series.values()[i]))
                        .as(what)
                        .isEqualTo(Double.valueOf(KilledWriter.value(own, number)));
                assertThat(sent).as(what).contains(number);
            }
            assertThat(series.times()).as(what).doesNotHaveDuplicates();
        }
        for (int number : kept) {
            assertThat(times).as("%s: batch %d was answered", what, number).contains(KilledWriter.time(number));
        }
        assertThat(samples).as("%s: every batch is whole", what).isEqualTo((long) times.size() * KilledWriter.SERIES);
        return samples;
    }
}
