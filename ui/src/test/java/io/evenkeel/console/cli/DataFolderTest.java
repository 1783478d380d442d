package io.evenkeel.console.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    private Path parent;

    @Test
    void secretsLieInFoldersThatOnlyTheOwnerOpens() throws IOException {
        var data = new DataFolder(parent.resolve("data"));

        data.prepare();

        assertThat(permissions(data.path())).isEqualTo("rwx--x--x");
        assertThat(permissions(data.keys())).isEqualTo("rwx------");
        assertThat(permissions(data.agent())).isEqualTo("rwx------");
        assertThat(permissions(data.path().resolve("log"))).isEqualTo("rwx------");
    }

    @Test
    void aFolderThatIsThereKeepsItsPermissions() throws IOException {
        Path given = Files.createDirectory(parent.resolve("data"));
        Files.setPosixFilePermissions(given, PosixFilePermissions.fromString("rwxr-x---"));

        new DataFolder(given).prepare();

        assertThat(permissions(given)).isEqualTo("rwxr-x---");
    }

    @Test
    void aFileInTheWayIsTold() throws IOException {
        Path file = Files.writeString(parent.resolve("data"), "not a folder");

        assertThatThrownBy(() -> new DataFolder(file).prepare())
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("EVENKEEL_DATA");
    }

    @Test
    void itIsInUseWhileItsLockIsHeldAndNotByTheNumberThatIsLeft() throws IOException {
        var data = new DataFolder(parent.resolve("data"));
        data.prepare();
        assertThat(data.inUse()).isFalse();

        try (FileChannel lock = data.lock()) {
            assertThat(lock.isOpen()).isTrue();
            assertThat(data.inUse()).isTrue();
        }

        assertThat(data.path().resolve("lock")).isNotEmptyFile();
        assertThat(data.inUse()).isFalse();
    }

    @Test
    void oneInstanceAtATime() throws IOException {
        var data = new DataFolder(parent.resolve("data"));
        data.prepare();

        try (FileChannel first = data.lock()) {
            assertThat(first.isOpen()).isTrue();
            assertThatThrownBy(data::lock)
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("in use by another Evenkeel")
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
        }

        try (FileChannel next = data.lock()) {
            assertThat(next.isOpen()).isTrue();
        }
    }

    @Test
    void aSecretIsItsOwnersFromTheFirstByteAndReplacesTheOldOneWhole() throws IOException {
        Path file = Files.writeString(parent.resolve("token"), "old and readable by all");

        DataFolder.writeSecret(file, "new");

        assertThat(file).hasContent("new");
        assertThat(permissions(file)).isEqualTo("rw-------");
        assertThat(parent.resolve("token.new")).doesNotExist();
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
