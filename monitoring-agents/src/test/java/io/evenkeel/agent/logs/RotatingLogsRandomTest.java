package io.evenkeel.agent.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Programs write and logs are rotated at random, while the agent is killed and the answers of its server get lost: every
 * line arrives, and none twice.
 */
class RotatingLogsRandomTest {

    private static final int STEPS = 120;

    @TempDir
    private Path folder;

    static List<Long> seeds() {
        List<Long> seeds = new ArrayList<>();
        long given = Long.getLong("seed", 0);
        for (int i = 0; i < (given == 0 ? Integer.getInteger("seeds", 40) : 1); i++) {
            seeds.add(given == 0 ? System.nanoTime() + i * 7919L : given);
        }
        return seeds;
    }

    @ParameterizedTest(name = "-Dseed={0}")
    @MethodSource("seeds")
    void everyLineArrivesOnce(long seed) throws IOException {
        var random = new SplittableRandom(seed);
        var host = new FollowedFolder(folder);
        // Rotated ones too: what is written and rotated while the agent is down was never seen under its first name.
        host.by(FollowedFolder.rules("[files all]\npath = " + host.logs + "/*.log*\nfrom = start\n"));
        List<String> written = new ArrayList<>();
        String[] names = {"a.log", "b.log"};
        for (int step = 0; step < STEPS; step++) {
            String name = names[random.nextInt(names.length)];
            switch (random.nextInt(12)) {
                case 0 -> rename(host, name);
                case 1 -> copyAndTruncate(host, name);
                case 2 -> host.kill();
                case 3 -> host.restart();
                case 4 -> {
                    // The answer gets lost with the agent.
                    host.sendOne();
                    host.kill();
                }
                case 5, 6, 7 -> {
                    host.pass(Duration.ofSeconds(random.nextInt(4)));
                    if (host.sendOne()) {
                        host.follower().settle();
                    }
                }
                default -> write(host, name, random, written);
            }
        }
        host.settleDown();
        for (String name : names) {
            // A line that has no end yet ends here.
            host.write(name, "\n");
        }
        host.settleDown();

        List<String> lost = new ArrayList<>(written);
        lost.removeAll(host.texts());
        assertThat(lost).as("lost, -Dseed=%d, %s", seed, host.notes).isEmpty();
        assertThat(host.texts()).as("-Dseed=%d", seed).doesNotHaveDuplicates();
    }

    private static void write(FollowedFolder host, String name, SplittableRandom random, List<String> written)
            throws IOException {
        var text = new StringBuilder();
        for (int lines = random.nextInt(1, 20); lines > 0; lines--) {
            String line = "2026-11-21T12:00:00Z line %06d of %s, %s"
                    .formatted(written.size(), name, "x".repeat(random.nextInt(60)));
            written.add(line);
            text.append(line).append('\n');
        }
        host.write(name, text.toString());
    }

    private static void rename(FollowedFolder host, String name) throws IOException {
        Path log = host.logs.resolve(name);
        for (int number = 20; number > 0; number--) {
            Path older = host.logs.resolve(name + "." + number);
            if (Files.exists(older)) {
                Files.move(older, host.logs.resolve(name + "." + (number + 1)));
            }
        }
        if (Files.exists(log)) {
            Files.move(log, host.logs.resolve(name + ".1"));
        }
    }

    private static void copyAndTruncate(FollowedFolder host, String name) throws IOException {
        Path log = host.logs.resolve(name);
        if (Files.exists(log) && Files.size(log) > 0) {
            rename(host, name);
            Path moved = host.logs.resolve(name + ".1");
            // The log keeps its inode, the copy gets a new one.
            Path copy = host.logs.resolve(name + ".copy");
            Files.copy(moved, copy);
            Files.move(moved, log);
            Files.move(copy, moved);
            Files.newOutputStream(log, StandardOpenOption.TRUNCATE_EXISTING).close();
        }
    }
}
