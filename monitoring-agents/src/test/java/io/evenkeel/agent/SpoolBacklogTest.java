package io.evenkeel.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolBacklogTest {

    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
    private static final long PLENTY = 1L << 40;
    private static final int BODY = 1_000;
    private static final int RECORD = SpoolRecord.START + BODY;

    @TempDir
    private Path folder;

    private final Written written = new Written();
    private final Log log = new Log(new MovedClock("2026-11-21T10:00:00Z"), written.stream());
    private final FillingFolder disk = new FillingFolder(PLENTY);

    private SpoolBacklog open(SpoolFolder on, long mostBytes) throws IOException {
        return SpoolBacklog.open(on, mostBytes, log);
    }

    @Test
    void whatWasAddedComesOutInOrderByTheNextAgent() throws IOException {
        try (var spool = open(DiskFolder.open(folder.resolve("spool")), 1 << 20)) {
            IntStream.range(0, 100).forEach(i -> spool.add(batch(i)));
            IntStream.range(0, 10).forEach(_ -> settleOldest(spool));
        }

        try (var spool = open(DiskFolder.open(folder.resolve("spool")), 1 << 20)) {
            assertThat(spool.samples()).isEqualTo(90 * 5);
            assertThat(spool.bytes()).isEqualTo(90L * RECORD);
            assertThat(seconds(drain(spool)))
                    .isEqualTo(IntStream.range(10, 100).boxed().toList());
            assertThat(spool.samples()).isZero();
            assertThat(spool.droppedSamples()).isZero();
        }
    }

    @Test
    void aBatchComesOutAsItWentIn() throws IOException {
        byte[] body = new byte[2_000];
        new java.util.Random(1).nextBytes(body);
        open(disk, 1 << 20).add(new Batch(START.plusMillis(7), 61, body));

        Batch found = open(disk, 1 << 20).oldest().orElseThrow();

        assertThat(found.time()).isEqualTo(START.plusMillis(7));
        assertThat(found.samples()).isEqualTo(61);
        assertThat(found.body()).isEqualTo(body);
    }

    @Test
    void theBoundHoldsAndOnlyTheOldestAreDroppedAndCounted() throws IOException {
        var spool = open(disk, 256 << 10);
        for (int i = 0; i < 1_000; i++) {
            spool.add(batch(i));
            assertThat(disk.used()).isLessThanOrEqualTo((256 << 10) + 128);
            if (i == 254) {
                // 255 records fill the bound to the last kilobyte.
                assertThat(spool.droppedSamples()).isZero();
            }
        }

        List<Integer> left = seconds(drain(spool));
        assertThat(left)
                .isEqualTo(IntStream.range(1_000 - left.size(), 1_000).boxed().toList());
        assertThat(spool.droppedSamples()).isEqualTo((1_000L - left.size()) * 5);
        assertThat(left).hasSizeGreaterThan(255 * 14 / 16);
    }

    @Test
    void whatWasDroppedStaysCountedAfterARestart() throws IOException {
        var spool = open(disk, 64 << 10);
        IntStream.range(0, 200).forEach(i -> spool.add(batch(i)));
        long dropped = spool.droppedSamples();

        assertThat(dropped).isPositive();
        assertThat(open(disk, 64 << 10).droppedSamples()).isEqualTo(dropped);
    }

    @Test
    void aSmallerBoundHoldsFromTheNextStartOn() throws IOException {
        var spool = open(disk, 1 << 20);
        IntStream.range(0, 900).forEach(i -> spool.add(batch(i)));

        var smaller = open(disk, 128 << 10);

        assertThat(disk.used()).isLessThanOrEqualTo((128 << 10) + 128);
        assertThat(smaller.samples() + smaller.droppedSamples()).isEqualTo(900 * 5);
        assertThat(seconds(drain(smaller)).getLast()).isEqualTo(899);
    }

    @Test
    void whatIsSettledLeavesTheDisk() throws IOException {
        var spool = open(disk, 256 << 10);
        for (int i = 0; i < 5_000; i++) {
            spool.add(batch(i));
            settleOldest(spool);
        }

        assertThat(disk.used()).isLessThanOrEqualTo(2 * (256 << 10) / 16 + 128);
        assertThat(spool.droppedSamples()).isZero();
        assertThat(spool.bytes()).isZero();
        assertThat(open(disk, 256 << 10).oldest()).isEmpty();
    }

    @Test
    void aTornEndIsFoundCountedAndCutOff() throws IOException {
        var spool = open(disk, 1 << 20);
        IntStream.range(0, 3).forEach(i -> spool.add(batch(i)));
        String last = segment(disk);
        disk.replace(last, java.util.Arrays.copyOf(disk.contents().get(last), 3 * RECORD - 1));

        var next = open(disk, 1 << 20);
        next.add(batch(7));

        assertThat(next.tornRecords()).isEqualTo(1);
        assertThat(seconds(drain(next))).containsExactly(0, 1, 7);
        assertThat(written.lines()).anyMatch(line -> line.contains("event=spool_torn records=1"));
        assertThat(open(disk, 1 << 20).tornRecords()).isEqualTo(1);
    }

    @Test
    void aChangedRecordCostsItsSegmentAndIsCounted() throws IOException {
        var spool = open(disk, 256 << 10);
        IntStream.range(0, 48).forEach(i -> spool.add(batch(i)));
        int aSegment = (16 << 10) / RECORD;
        disk.contents().get(firstSegment(disk))[5 * RECORD + 500] ^= 1;

        var next = open(disk, 256 << 10);

        assertThat(seconds(drain(next)))
                .isEqualTo(IntStream.concat(IntStream.range(0, 5), IntStream.range(aSegment, 48))
                        .boxed()
                        .toList());
        assertThat(next.droppedSamples()).isEqualTo((aSegment - 5) * 5L);
        assertThat(next.tornRecords()).isEqualTo(1);
    }

    @Test
    void aDiskThatIsFullCostsNothingWhileMemoryHasRoomAndTakesItLater() throws IOException {
        var spool = open(disk, 1 << 20);
        IntStream.range(0, 10).forEach(i -> spool.add(batch(i)));
        disk.room(disk.used() + 100);

        IntStream.range(10, 200).forEach(i -> spool.add(batch(i)));
        assertThat(spool.droppedSamples()).isZero();
        assertThat(written.lines()).singleElement().asString().contains("spool_unwritable", "No space left on device");
        disk.room(PLENTY);
        spool.add(batch(200));

        assertThat(seconds(drain(open(disk.copy(), 1 << 20))))
                .isEqualTo(IntStream.rangeClosed(0, 200).boxed().toList());
    }

    @Test
    void onADiskThatStaysFullTheOldestGiveWayToTheNewest() throws IOException {
        disk.room(300 << 10);
        var spool = open(disk, 1 << 20);

        IntStream.range(0, 5_000).forEach(i -> spool.add(batch(i)));

        long waiting = spool.samples();
        assertThat(waiting + spool.droppedSamples()).isEqualTo(5_000 * 5);
        List<Integer> left = seconds(drain(spool));
        assertThat(left)
                .isEqualTo(IntStream.range(5_000 - left.size(), 5_000).boxed().toList());
        assertThat(left).hasSizeGreaterThan((1 << 20) / BODY);
    }

    @Test
    void aBatchOnItsWayThatLosesItsRoomIsCountedOnlyWhenItDidNotArrive() throws IOException {
        var spool = open(disk, 64 << 10);
        IntStream.range(0, 10).forEach(i -> spool.add(batch(i)));
        Batch onItsWay = spool.oldest().orElseThrow();
        IntStream.range(10, 100).forEach(i -> spool.add(batch(i)));
        long whileOnItsWay = spool.droppedSamples();

        spool.settle(onItsWay);
        assertThat(spool.droppedSamples()).isEqualTo(whileOnItsWay);
        assertThat(spool.samples() + spool.droppedSamples() + 5).isEqualTo(100 * 5);

        Batch next = spool.oldest().orElseThrow();
        IntStream.range(100, 200).forEach(i -> spool.add(batch(i)));
        assertThat(spool.oldest()).isNotEqualTo(Optional.of(next));
        assertThat(spool.samples() + spool.droppedSamples() + 5).isEqualTo(200 * 5);
    }

    @Test
    void oneFolderIsOneAgents() throws IOException {
        try (var _ = DiskFolder.open(folder.resolve("spool"))) {
            assertThatIOException()
                    .isThrownBy(() -> DiskFolder.open(folder.resolve("spool")))
                    .withMessageContaining("in use by another agent");
        }
        DiskFolder.open(folder.resolve("spool")).close();
    }

    @Test
    void onlyTheOwnerReadsWhatWaits() throws IOException {
        DiskFolder.open(folder.resolve("spool")).close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("spool"))))
                .isEqualTo("rwx------");
    }

    @Test
    void strangersInTheFolderStayUntouched() throws IOException {
        disk.replace("README", new byte[] {1, 2, 3});
        disk.replace("42.spool1", new byte[] {1, 2, 3});

        var spool = open(disk, 1 << 20);
        spool.add(batch(0));

        assertThat(seconds(drain(spool))).containsExactly(0);
        assertThat(disk.names()).contains("README", "42.spool1");
    }

    private static String segment(FillingFolder disk) {
        return disk.names().stream()
                .filter(name -> SpoolSegment.numberOf(name).isPresent())
                .max(String::compareTo)
                .orElseThrow();
    }

    private static String firstSegment(FillingFolder disk) {
        return disk.names().stream()
                .filter(name -> SpoolSegment.numberOf(name).isPresent())
                .min(String::compareTo)
                .orElseThrow();
    }

    static void settleOldest(Backlog backlog) {
        backlog.settle(backlog.oldest().orElseThrow());
    }

    static List<Batch> drain(Backlog backlog) {
        var all = new ArrayList<Batch>();
        for (var next = backlog.oldest(); next.isPresent(); next = backlog.oldest()) {
            all.add(next.get());
            backlog.settle(next.get());
        }
        return all;
    }

    private static List<Integer> seconds(List<Batch> batches) {
        return batches.stream()
                .map(batch -> (int) (batch.time().getEpochSecond() - START.getEpochSecond()))
                .toList();
    }

    private static Batch batch(int second) {
        return new Batch(START.plusSeconds(second), 5, new byte[BODY]);
    }
}
