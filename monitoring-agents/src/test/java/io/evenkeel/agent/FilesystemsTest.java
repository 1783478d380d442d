package io.evenkeel.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.agent.Filesystems.Inodes;
import io.evenkeel.agent.Filesystems.Room;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FilesystemsTest {

    private static final String TWO = "/dev/sda1 / ext4 rw 0 0\n/dev/sdb1 /data btrfs rw 0 0\n";
    private static final String ROOT = "{device=\"/dev/sda1\",fstype=\"ext4\",mountpoint=\"/\"}";
    private static final String DATA = "{device=\"/dev/sdb1\",fstype=\"btrfs\",mountpoint=\"/data\"}";

    @Test
    void showsRoomAndInodes() {
        var filesystems = new Filesystems(
                _ -> Optional.of(new Room(1_000, 300, 250)),
                _ -> Map.of("/", new Inodes(100, 40), "/data", new Inodes(0, 0)));

        var found = filesystems.look(TWO);

        assertThat(found.broken()).isEmpty();
        assertThat(Shown.readings(found))
                .containsExactlyInAnyOrder(
                        "node_filesystem_device_error" + ROOT + " 0",
                        "node_filesystem_size_bytes" + ROOT + " 1000",
                        "node_filesystem_free_bytes" + ROOT + " 300",
                        "node_filesystem_avail_bytes" + ROOT + " 250",
                        "node_filesystem_files" + ROOT + " 100",
                        "node_filesystem_files_free" + ROOT + " 40",
                        "node_filesystem_device_error" + DATA + " 0",
                        "node_filesystem_size_bytes" + DATA + " 1000",
                        "node_filesystem_free_bytes" + DATA + " 300",
                        "node_filesystem_avail_bytes" + DATA + " 250");
    }

    @Test
    void oneThatDoesNotAnswerIsShownAndItsInodesAreNotAskedFor() {
        var filesystems = new Filesystems(
                mountPoint -> mountPoint.equals("/data") ? Optional.empty() : Optional.of(new Room(10, 5, 5)),
                mountPoints -> {
                    assertThat(mountPoints).containsExactly("/");
                    return Map.of();
                });

        var found = filesystems.look(TWO);

        assertThat(found.broken()).containsExactly("the filesystem at /data does not answer");
        assertThat(Shown.readings(found))
                .contains("node_filesystem_device_error" + DATA + " 1", "node_filesystem_size_bytes" + ROOT + " 10");
    }

    @Test
    void oneWithoutRoomIsNotShown() {
        var filesystems = new Filesystems(
                mountPoint -> Optional.of(new Room(mountPoint.equals("/data") ? 0 : 10, 0, 0)), _ -> Map.of());

        assertThat(filesystems.look(TWO).readings())
                .allSatisfy(r -> assertThat(r.labels()).containsEntry("mountpoint", "/"));
    }

    @Test
    void roomIsShownThoughInodesCannotBeCounted() {
        var filesystems = new Filesystems(_ -> Optional.of(new Room(10, 5, 5)), _ -> {
            throw new IOException("no such program");
        });

        var found = filesystems.look(TWO);

        assertThat(found.broken()).containsExactly("inodes can't be counted: no such program");
        assertThat(found.readings()).hasSize(8);
    }

    @Test
    void aHostWithoutAnyFilesystemIsBroken() {
        var filesystems = new Filesystems(_ -> Optional.of(new Room(10, 5, 5)), _ -> Map.of());

        assertThat(filesystems.look("").broken()).containsExactly("no filesystem with room is mounted");
    }
}
