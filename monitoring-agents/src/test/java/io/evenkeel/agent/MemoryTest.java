package io.evenkeel.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryTest {

    @Test
    void readsMemoryAndSwapOfLinux618InBytes() throws Exception {
        var found = Memory.parse(Shown.linux618("meminfo"));

        assertThat(found.broken()).isEmpty();
        assertThat(Shown.readings(found))
                .containsExactlyInAnyOrder(
                        "node_memory_MemTotal_bytes 25276518400",
                        "node_memory_MemFree_bytes 22859194368",
                        "node_memory_MemAvailable_bytes 23688138752",
                        "node_memory_Buffers_bytes 33513472",
                        "node_memory_Cached_bytes 902320128",
                        "node_memory_SwapCached_bytes 0",
                        "node_memory_SwapTotal_bytes 0",
                        "node_memory_SwapFree_bytes 0",
                        "node_memory_Dirty_bytes 1732608",
                        "node_memory_Shmem_bytes 8933376",
                        "node_memory_SReclaimable_bytes 210325504");
    }

    @Test
    void kernelsBefore314NameNoAvailableMemory() {
        var found = Memory.parse("""
                MemTotal:        1020128 kB
                MemFree:          123456 kB
                Buffers:               0 kB
                HugePages_Total:       0
                """);

        assertThat(found.broken()).isEmpty();
        assertThat(Shown.readings(found))
                .containsExactly(
                        "node_memory_MemTotal_bytes 1044611072",
                        "node_memory_MemFree_bytes 126418944",
                        "node_memory_Buffers_bytes 0");
    }

    @Test
    void theTableAtTheTopOfKernel24IsPassedOver() {
        var found = Memory.parse("""
                        total:    used:    free:  shared: buffers:  cached:
                Mem:  64634880 62357504  2277376        0  2703360 29777920
                Swap: 139788288        0 139788288
                MemTotal:        63120 kB
                """);

        assertThat(Shown.readings(found)).containsExactly("node_memory_MemTotal_bytes 64634880");
    }

    @Test
    void aBrokenLineCostsThatLineOnly() {
        var found = Memory.parse(
                "MemTotal: 4 kB\nMemFree: kB\nCached: 1 MB\nBuffers: 9223372036854775807 kB\nSwapFree: -1 kB\n");

        assertThat(Shown.readings(found)).containsExactly("node_memory_MemTotal_bytes 4096");
        assertThat(found.broken())
                .containsExactly(
                        "meminfo has a line that can't be read: MemFree: kB",
                        "meminfo has a line that can't be read: Cached: 1 MB",
                        "meminfo has a line that can't be read: Buffers: 9223372036854775807 kB",
                        "meminfo has a line that can't be read: SwapFree: -1 kB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no memory here", "HugePages_Total: 0"})
    void aTextWithoutMemoryIsBroken(String meminfo) {
        assertThat(Memory.parse(meminfo)).isEqualTo(Findings.broken("meminfo names no memory"));
        assertThat(Memory.total(meminfo)).isEmpty();
    }
}
