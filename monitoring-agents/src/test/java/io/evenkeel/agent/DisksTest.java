package io.evenkeel.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DisksTest {

    private static final String COUNTERS = " 1 0 2 0 1 0 4 0 0 500 0";

    @Test
    void readsTheDiskOfLinux618AndNothingThatLivesInMemory() throws Exception {
        var found = Disks.parse(Shown.linux618("diskstats"));

        assertThat(found.broken()).isEmpty();
        assertThat(Shown.readings(found))
                .containsExactly(
                        "node_disk_read_bytes_total{device=\"vda\"} 3708716032",
                        "node_disk_written_bytes_total{device=\"vda\"} 4244365312",
                        "node_disk_io_time_seconds_total{device=\"vda\"} 21.852");
    }

    @Test
    void readsElevenFifteenAndSeventeenCounters() {
        var found = Disks.parse("""
                   8       0 sda 10 0 2 5 20 0 4 9 0 1500 14
                   8      16 sdb 10 0 2 5 20 0 4 9 0 1500 14 0 0 0 0
                 259       0 nvme0n1 10 0 2 5 20 0 4 9 0 1500 14 0 0 0 0 7 7
                """);

        assertThat(found.broken()).isEmpty();
        assertThat(Shown.readings(found))
                .hasSize(9)
                .contains(
                        "node_disk_read_bytes_total{device=\"sda\"} 1024",
                        "node_disk_written_bytes_total{device=\"sdb\"} 2048",
                        "node_disk_io_time_seconds_total{device=\"nvme0n1\"} 1.5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sda1",
                "sdaa12",
                "hdb3",
                "vda2",
                "xvda1",
                "nvme0n1p1",
                "nvme0c0n1",
                "mmcblk0p2",
                "mmcblk0boot1",
                "mmcblk0rpmb",
                "nbd3p1",
                "loop0",
                "ram15",
                "zram0",
                "fd0",
                "sr0"
            })
    void partitionsAndWhatIsNoDiskAreLeftOut(String device) {
        assertThat(Disks.parse("8 1 " + device + COUNTERS)).isEqualTo(new Findings(List.of(), List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sda",
                "xvda",
                "nvme10n2",
                "mmcblk0",
                "dm-0",
                "md127",
                "nbd0",
                "dasda",
                "cciss/c0d0",
                "bcache0",
                "zd0"
            })
    void wholeDisksAreRead(String device) {
        assertThat(Disks.parse("8 0 " + device + COUNTERS).readings())
                .hasSize(3)
                .allSatisfy(reading -> assertThat(reading.labels()).containsEntry("device", device));
    }

    @Test
    void thePartitionsOfKernelsBefore2625AreNoBreak() {
        var found = Disks.parse("   3    1 cciss/c0d0p1 35486 38030 38 76\n");

        assertThat(found).isEqualTo(new Findings(List.of(), List.of()));
    }

    @Test
    void aHostWithoutDisksIsWhole() {
        assertThat(Disks.parse("").broken()).isEmpty();
    }

    @Test
    void aBrokenLineCostsThatDiskOnly() {
        var found = Disks.parse("8 0 sda 1 2\n8 16\n8 32 sdc x 0 2 0 1 0 4 0 0 500 0\n8 48 sdd" + COUNTERS);

        assertThat(found.readings()).allSatisfy(r -> assertThat(r.labels()).containsEntry("device", "sdd"));
        assertThat(found.broken())
                .containsExactly(
                        "diskstats has a line that can't be read: 8 0 sda 1 2",
                        "diskstats has a line that can't be read: 8 16",
                        "diskstats has a line that can't be read: 8 32 sdc x 0 2 0 1 0 4 0 0 500 0");
    }
}
