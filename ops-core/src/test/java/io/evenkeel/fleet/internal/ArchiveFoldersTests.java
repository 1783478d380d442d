package io.evenkeel.fleet.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.fleet.AgentProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveFoldersTests {

    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    private Path root;

    private Path first;
    private Path second;
    private ArchiveFolders archives;

    @BeforeEach
    void folders() throws IOException {
        first = root.resolve("first");
        second = Files.createDirectories(root.resolve("second"));
        archives = new ArchiveFolders(List.of(first.toString(), second.toString()));
    }

    @Test
    void describesTheArchive() throws IOException {
        Path file = write(second, "evenkeel-agent-0.1.0-SNAPSHOT-linux-amd64.tar.gz", "abc", 0);

        assertThat(archives.archive())
                .contains(new AgentProgram.Archive(file, "0.1.0-SNAPSHOT", "linux-amd64", ABC, 3));
    }

    @Test
    void theFirstFolderThatHasOneCounts() throws IOException {
        write(second, "evenkeel-agent-2.0-linux-amd64.tar.gz", "new", 9);
        Files.createDirectories(first);
        write(first, "evenkeel-agent-1.0-linux-amd64.tar.gz", "abc", 0);

        assertThat(archives.archive().orElseThrow().version()).isEqualTo("1.0");
    }

    @Test
    void ofSeveralTheLastWrittenCounts() throws IOException {
        write(second, "evenkeel-agent-1.0-linux-amd64.tar.gz", "abc", 5);
        write(second, "evenkeel-agent-0.9-linux-amd64.tar.gz", "abc", 7);

        assertThat(archives.archive().orElseThrow().version()).isEqualTo("0.9");
    }

    @Test
    void anArchiveThatIsReplacedIsReadAnew() throws IOException {
        write(second, "evenkeel-agent-1.0-linux-amd64.tar.gz", "xyz", 1);
        archives.archive();

        write(second, "evenkeel-agent-1.0-linux-amd64.tar.gz", "abc", 2);

        assertThat(archives.archive().orElseThrow().sha256()).isEqualTo(ABC);
    }

    @Test
    void otherFilesAreNone() throws IOException {
        write(second, "evenkeel-agent-1.0-linux-amd64.tar.gz.new", "abc", 1);
        write(second, "evenkeel-agent-'$(reboot)'-linux-amd64.tar.gz", "abc", 1);
        write(second, "evenkeel-0.1.0.tar.gz", "abc", 1);

        assertThat(archives.archive()).isEmpty();
    }

    @Test
    void whereThereIsNoneItIsSaidWhatToDo() {
        assertThat(archives.archive()).isEmpty();
        assertThat(archives.whyNone())
                .contains(first.toString(), second.toString())
                .endsWith("./evenkeel package makes it; or put one there.");
        assertThat(new ArchiveFolders(List.of("")).whyNone()).contains("without a place");
    }

    private static Path write(Path folder, String name, String content, int second) throws IOException {
        Path file = Files.writeString(folder.resolve(name), content);
        return Files.setLastModifiedTime(
                file, FileTime.from(Instant.parse("2026-11-21T02:00:00Z").plusSeconds(second)));
    }
}
