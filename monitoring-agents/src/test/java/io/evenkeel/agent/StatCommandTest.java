package io.evenkeel.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.evenkeel.agent.Filesystems.Inodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class StatCommandTest {

    @TempDir
    private Path folder;

    @Test
    void countsTheInodesOfThisHost() throws IOException {
        var counts = new StatCommand("stat").of(List.of("/proc", "/nowhere"));

        assertThat(counts).containsOnlyKeys("/proc");
    }

    @Test
    void aMountPointMayHoldBlanks() {
        assertThat(StatCommand.parse("10 4 /media/my disk\nstat: cannot read\n5 x /y\n7 7\n"))
                .isEqualTo(Map.of("/media/my disk", new Inodes(10, 4)));
    }

    @Test
    void aProgramThatIsMissingIsAnError() {
        assertThatThrownBy(() -> new StatCommand("/nowhere/stat").of(List.of("/")))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aProgramThatHangsIsEnded() throws IOException {
        Path hanging = Files.writeString(folder.resolve("stat"), "#!/bin/sh\nexec sleep 1000\n");
        assertThat(hanging.toFile().setExecutable(true)).isTrue();

        assertThatThrownBy(() -> new StatCommand(hanging.toString()).of(List.of("/")))
                .hasMessageContaining("does not answer");
        await().atMost(Duration.ofSeconds(10))
                .until(() -> ProcessHandle.current()
                        .children()
                        .noneMatch(child -> child.info().command().orElse("").endsWith("/sleep")));
    }
}
