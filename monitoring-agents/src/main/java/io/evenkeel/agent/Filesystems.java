package io.evenkeel.agent;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Room in the filesystems of {@code /proc/self/mounts}: bytes, and inodes where the filesystem has a fixed number of them.
 * A filesystem that does not answer shows as {@code node_filesystem_device_error} 1 and delays the others by a second once.
 */
final class Filesystems {

    /**
     * @param sizeBytes 0 when the filesystem has no room of its own
     * @param freeBytes also what only root may use
     */
    record Room(long sizeBytes, long freeBytes, long availableBytes) {}

    record Inodes(long all, long free) {}

    /** Bytes of one mount point; bounded in time, empty when it does not answer. */
    interface Rooms {
        Optional<Room> of(String mountPoint);
    }

    /** Inodes of those mount points whose number is known; bounded in time. */
    interface InodeCounts {
        Map<String, Inodes> of(List<String> mountPoints) throws IOException;
    }

    private final Rooms rooms;
    private final InodeCounts inodeCounts;

    Filesystems(Rooms rooms, InodeCounts inodeCounts) {
        this.rooms = rooms;
        this.inodeCounts = inodeCounts;
    }

    Findings look(String mounts) {
        var found = new Findings.Gathering();
        Map<Mount, Room> answered = new LinkedHashMap<>();
        for (Mount mount : Mount.withRoom(Mount.parseAll(mounts))) {
            Optional<Room> room = rooms.of(mount.mountPoint());
            if (room.isEmpty()) {
                found.broken("the filesystem at " + mount.mountPoint() + " does not answer");
                found.add("node_filesystem_device_error", labels(mount), 1);
            } else if (room.get().sizeBytes() > 0) {
                answered.put(mount, room.get());
            }
        }
        answered.forEach((mount, room) -> {
            found.add("node_filesystem_device_error", labels(mount), 0);
            found.add("node_filesystem_size_bytes", labels(mount), (double) room.sizeBytes());
            found.add("node_filesystem_free_bytes", labels(mount), (double) room.freeBytes());
            found.add("node_filesystem_avail_bytes", labels(mount), (double) room.availableBytes());
        });
        addInodes(found, List.copyOf(answered.keySet()));
        return found.done("no filesystem with room is mounted");
    }

    private void addInodes(Findings.Gathering found, List<Mount> mounts) {
        try {
            Map<String, Inodes> counts = mounts.isEmpty()
                    ? Map.of()
                    : inodeCounts.of(mounts.stream().map(Mount::mountPoint).toList());
            for (Mount mount : mounts) {
                Inodes inodes = counts.get(mount.mountPoint());
                // btrfs and others make inodes as they need them, and say 0.
                if (inodes != null && inodes.all() > 0) {
                    found.add("node_filesystem_files", labels(mount), (double) inodes.all());
                    found.add("node_filesystem_files_free", labels(mount), (double) inodes.free());
                }
            }
        } catch (IOException e) {
            found.broken("inodes can't be counted: " + e.getMessage());
        }
    }

    private static Map<String, String> labels(Mount mount) {
        return Map.of("device", mount.device(), "mountpoint", mount.mountPoint(), "fstype", mount.type());
    }
}
