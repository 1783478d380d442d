package io.evenkeel.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.protocol.Heartbeat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FactsTest {

    @TempDir
    private Path folder;

    @Test
    void tellsWhatTheHostIs() throws Exception {
        Path osRelease = Files.writeString(folder.resolve("os-release"), """
                NAME="Debian GNU/Linux"
                PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"
                """);

        var heartbeat = new Facts(fixture(), osRelease, "0.1.0").heartbeat(7, 3, 900);

        assertThat(heartbeat)
                .isEqualTo(new Heartbeat(
                        "0.1.0",
                        "Debian GNU/Linux 12 (bookworm)",
                        "6.18.44",
                        System.getProperty("os.arch"),
                        2,
                        25_276_518_400L,
                        1_795_228_073L,
                        7,
                        3,
                        Optional.of(900L)));
    }

    @Test
    void whatCannotBeReadIsUnknownAndTheRestIsTold() throws IOException {
        Files.writeString(folder.resolve("meminfo"), "MemTotal: 4 kB\n");

        var heartbeat = new Facts(new ProcFolder(folder), folder.resolve("none"), "0.1.0").heartbeat(0, 0, 0);

        assertThat(heartbeat)
                .extracting("operatingSystem", "kernel", "processors", "memoryBytes", "bootedAtEpochSecond")
                .containsExactly("unknown", "unknown", 0, 4_096L, 0L);
    }

    static ProcFolder fixture() throws Exception {
        return new ProcFolder(
                Path.of(FactsTest.class.getResource("/proc/linux-6.18/stat").toURI())
                        .getParent());
    }
}
