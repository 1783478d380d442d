package io.evenkeel.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random acts on a spool, killed at random points: the process is gone, the last record may be cut off anywhere, and so may
 * the last write of the position. Repeat a failure with {@code -Dspool.seed=…}.
 */
class SpoolRandomTest {

    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
    private static final int ROUNDS = 150;

    private final Log log = new Log(new MovedClock("2026-11-21T10:00:00Z"), new Written().stream());

    /** What one run of random acts knows. */
    private static final class Book {
        private final List<Long> settled = new ArrayList<>();
        private long added;
        private long samplesAdded;
        private long samplesSettled;
        private long samplesSettledAgain;
    }

    @Test
    void nothingIsLostDoubledOrTurnedRoundWhereverItIsKilled() throws IOException {
        for (int round = 0; round < ROUNDS; round++) {
            long seed = Long.getLong("spool.seed", System.nanoTime());
            try {
                killedAtRandom(new Random(seed), Long.MAX_VALUE >> 1);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("repeat with -Dspool.seed=" + seed, e);
            }
        }
    }

    /** Never dropped, as the bound is not reached: every batch comes out, in order, none skipped. */
    private void killedAtRandom(Random random, long room) throws IOException {
        var disk = new FillingFolder(room);
        var book = new Book();
        var spool = SpoolBacklog.open(disk, 1 << 30, log);
        for (int act = 0; act < 300; act++) {
            switch (random.nextInt(12)) {
                case 0, 1, 2, 3, 4, 5 -> add(spool, book, random);
                case 6, 7, 8, 9, 10 -> settle(spool, book);
                default -> {
                    disk = disk.copy();
                    boolean isTorn = random.nextBoolean() && tearLastRecord(disk, spool, book, random);
                    if (random.nextBoolean()) {
                        tearPosition(disk, random);
                    }
                    spool = SpoolBacklog.open(disk, 1 << 30, log);
                    assertThat(spool.tornRecords()).isGreaterThanOrEqualTo(isTorn ? 1 : 0);
                }
            }
        }
        while (spool.oldest().isPresent()) {
            settle(spool, book);
        }
        assertThat(spool.droppedSamples()).isZero();
        assertThat(spool.samples()).isZero();
        // A torn position may send one again; the server drops it by series and time.
        assertThat(book.settled.stream().distinct().toList()).isSorted();
        assertThat(book.settled.stream().distinct().count()).isEqualTo(book.added);
    }

    @Test
    void onADiskThatFillsAndEmptiesCountsInAreCountsOut() throws IOException {
        for (int round = 0; round < ROUNDS; round++) {
            long seed = Long.getLong("spool.seed", System.nanoTime());
            try {
                fillAndEmpty(new Random(seed));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("repeat with -Dspool.seed=" + seed, e);
            }
        }
    }

    private void fillAndEmpty(Random random) throws IOException {
        var disk = new FillingFolder(200_000);
        var book = new Book();
        var spool = SpoolBacklog.open(disk, 150_000, log);
        for (int act = 0; act < 400; act++) {
            switch (random.nextInt(10)) {
                case 0, 1, 2, 3, 4, 5 -> add(spool, book, random);
                case 6, 7, 8 -> settle(spool, book);
                default -> disk.room(random.nextInt(250_000));
            }
            assertThat(spool.samples() + spool.droppedSamples() + book.samplesSettled - book.samplesSettledAgain)
                    .isEqualTo(book.samplesAdded);
            assertThat(disk.used()).isLessThanOrEqualTo(150_000 + 128 + 20_000);
        }
        while (spool.oldest().isPresent()) {
            settle(spool, book);
        }
        assertThat(book.settled).isSorted().doesNotHaveDuplicates();
        assertThat(book.samplesSettled + spool.droppedSamples()).isEqualTo(book.samplesAdded);
    }

    private static void add(SpoolBacklog spool, Book book, Random random) {
        byte[] body = new byte[random.nextInt(8) == 0 ? random.nextInt(20_000) : random.nextInt(2_000)];
        random.nextBytes(body);
        int samples = random.nextInt(100);
        spool.add(new Batch(START.plusSeconds(book.added), samples, body));
        book.added++;
        book.samplesAdded += samples;
    }

    private static void settle(SpoolBacklog spool, Book book) {
        Optional<Batch> oldest = spool.oldest();
        oldest.ifPresent(batch -> {
            spool.settle(batch);
            long number = batch.time().getEpochSecond() - START.getEpochSecond();
            if (book.settled.contains(number)) {
                book.samplesSettledAgain += batch.samples();
            }
            book.settled.add(number);
            book.samplesSettled += batch.samples();
        });
    }

    /** As if the last add had been ended in its middle: it never returned, so it does not count as added. */
    private static boolean tearLastRecord(FillingFolder disk, SpoolBacklog spool, Book book, Random random) {
        Optional<String> last = disk.names().stream()
                .filter(name -> SpoolSegment.numberOf(name).isPresent())
                .max(String::compareTo);
        if (spool.samples() == 0 || last.isEmpty()) {
            return false;
        }
        byte[] bytes = disk.contents().get(last.get());
        var half = SpoolRecord.of(new Batch(START.plusSeconds(book.added), 9, new byte[1 + random.nextInt(500)]));
        byte[] torn = Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(half.remaining() - 1));
        half.get(torn, bytes.length, torn.length - bytes.length);
        disk.replace(last.get(), torn);
        return true;
    }

    private static void tearPosition(FillingFolder disk, Random random) {
        byte[] slots = disk.contents().get(SpoolPosition.NAME).clone();
        slots[random.nextInt(slots.length)] ^= (byte) (1 + random.nextInt(255));
        disk.replace(SpoolPosition.NAME, slots);
    }
}
