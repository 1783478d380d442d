package io.evenkeel.console.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadTest {
    @TempDir
    private Path folder;

    private static TimeLimit aMinute() {
        return new TimeLimit(Duration.ofMinutes(1));
    }

    @Test
    void takesAtMostOneGigabyteAndFivePercentOfTheFreeDisk() throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();

        try (DiskLoad load = DiskLoad.withinLimits(folder, aMinute())) {
            assertThat(load.bytes())
                    .isPositive()
                    .isLessThanOrEqualTo(1_000_000_000)
                    .isLessThanOrEqualTo(free / 19);
        }
    }

    @Test
    void theFileThatFillsTheDiskHasNoNameWhileItFills() throws IOException {
        try (DiskLoad load = DiskLoad.ofBytes(folder, 3_000_000, aMinute())) {
            load.start();

            assertThat(folder).isEmptyDirectory();
            assertThat(unnamedFileBytes()).isEqualTo(3_000_000);
        }
        assertThat(unnamedFileBytes()).isZero();
    }

    @Test
    void whatAnEarlierTryLeftIsRemoved() throws IOException {
        Files.writeString(folder.resolve(DiskLoad.FILE), "left");

        DiskLoad.removeLeftOver(folder);

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void readsTheAvailableMemoryOfTheKernel() throws IOException {
        assertThat(MemoryLoad.availableBytes("MemTotal:  2048 kB\nMemFree: 1 kB\nMemAvailable:    1024 kB\n"))
                .isEqualTo(1_048_576);
    }

    @Test
    void aKernelThatDoesNotTellIsNotTakenForZero() {
        assertThatThrownBy(() -> MemoryLoad.availableBytes("MemTotal:  2048 kB\n"))
                .isInstanceOf(IOException.class)
                .hasMessage("/proc/meminfo does not say how much memory is available.");
    }

    @Test
    void takenMemoryIsResidentUntilItIsClosed() throws IOException {
        long before = residentBytes();
        try (MemoryLoad load = MemoryLoad.ofBytes(200_000_000, aMinute())) {
            load.start();
            assertThat(residentBytes() - before).isGreaterThan(150_000_000);
        }
        assertThat(residentBytes() - before).isLessThan(120_000_000);
    }

    @Test
    void aLoadThatHasNotBegunIsNotOver() {
        assertThat(new TimeLimit(Duration.ZERO).isOver()).isFalse();
    }

    @Test
    void aLoadIsOverAfterItsTime() {
        var limit = new TimeLimit(Duration.ZERO);
        limit.begin();

        assertThat(limit.isOver()).isTrue();
    }

    private long unnamedFileBytes() throws IOException {
        long bytes = 0;
        try (var descriptors = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path descriptor : descriptors) {
                if (Files.isSymbolicLink(descriptor)
                        && Files.readSymbolicLink(descriptor).toString().startsWith(folder + "/")) {
                    bytes += Files.size(descriptor);
                }
            }
        }
        return bytes;
    }

    private static long residentBytes() throws IOException {
        return 4096
                * Long.parseLong(Files.readString(Path.of("/proc/self/statm")).split(" ", -1)[1]);
    }
}
