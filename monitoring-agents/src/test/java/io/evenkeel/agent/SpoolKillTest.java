package io.evenkeel.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real process that is ended by SIGKILL while it writes. Repeat a failure with {@code -Dspool.seed=…}. */
@Timeout(180)
class SpoolKillTest {

    private static final int ROUNDS = 5;

    @TempDir
    private Path folder;

    private final TreeSet<Long> added = new TreeSet<>();
    private final TreeSet<Long> settled = new TreeSet<>();

    @Test
    void whatWasAddedIsThereWhateverMomentTheProcessIsKilled() throws Exception {
        long seed = Long.getLong("spool.seed", System.nanoTime());
        var random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            writeUntilKilled(random);
        }

        List<Long> left = new ArrayList<>();
        var log = new Log(new MovedClock("2026-11-21T10:00:00Z"), new Written().stream());
        try (var spool = SpoolBacklog.open(DiskFolder.open(folder.resolve("spool")), 64 << 20, log)) {
            SpoolBacklogTest.drain(spool).forEach(batch -> left.add(batch.time().getEpochSecond()));
            assertThat(spool.droppedSamples()).isZero();
        }
        assertThat(added).as("seed %d", seed).hasSizeGreaterThan(50);
        assertThat(left).as("seed %d", seed).isSorted().doesNotHaveDuplicates();
        // The process may have died between an act and its word on it, once a round.
        var missing = new TreeSet<>(added);
        missing.removeAll(settled);
        missing.removeAll(left);
        assertThat(missing)
                .as("seed %d: settled without a word", seed)
                .hasSizeLessThanOrEqualTo(ROUNDS)
                .allMatch(number -> number < left.getFirst());
        assertThat(left).as("seed %d", seed).doesNotContainAnyElementsOf(settled);
        var untold = new TreeSet<>(left);
        untold.removeAll(added);
        assertThat(untold).as("seed %d: added without a word", seed).hasSizeLessThanOrEqualTo(ROUNDS);
    }

    private void writeUntilKilled(Random random) throws IOException, InterruptedException {
        // Two ahead, in case the last one was added without a word.
        long first = added.isEmpty() ? 0 : added.last() + 2;
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SpoolWriter.class.getName(),
                        folder.resolve("spool").toString(),
                        String.valueOf(first),
                        String.valueOf(random.nextLong()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        int words = 20 + random.nextInt(400);
        try (BufferedReader said = writer.inputReader()) {
            for (String word = said.readLine(); word != null; word = said.readLine()) {
                (word.startsWith("+") ? added : settled).add(Long.parseLong(word.substring(1)));
                words--;
                if (words == 0) {
                    // Through the handle: the process itself would close what it still has to say.
                    writer.toHandle().destroyForcibly();
                }
            }
        }
        assertThat(writer.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
}
