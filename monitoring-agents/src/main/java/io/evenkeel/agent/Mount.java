package io.evenkeel.agent;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of {@code /proc/self/mounts} (fstab(5)).
 *
 * @param device such as {@code /dev/vda1} or {@code server:/export}
 */
record Mount(String device, String mountPoint, String type) {

    /** Those that hold no files of anybody, or are full by nature. */
    private static final Set<String> WITHOUT_ROOM = Set.of(
            "autofs",
            "binfmt_misc",
            "bpf",
            "cgroup",
            "cgroup2",
            "configfs",
            "debugfs",
            "devpts",
            "devtmpfs",
            "efivarfs",
            "erofs",
            "fuse.gvfsd-fuse",
            "fuse.lxcfs",
            "fuse.portal",
            "fuse.snapfuse",
            "fusectl",
            "hugetlbfs",
            "iso9660",
            "mqueue",
            "nfsd",
            "nsfs",
            "proc",
            "pstore",
            "ramfs",
            "rootfs",
            "rpc_pipefs",
            "securityfs",
            "selinuxfs",
            "squashfs",
            "sysfs",
            "tracefs",
            "udf",
            "usbfs");

    /** Layers over or in other filesystems: what they hold counts there, but as a root they may be all that is seen. */
    private static final Set<String> LAYERS = Set.of("overlay", "aufs", "unionfs", "fuse.fuse-overlayfs");

    private static final Pattern OCTAL = Pattern.compile("\\\\([0-3][0-7]{2})");

    /** Far more than any host has filesystems with room; what is above is left out. */
    private static final int MOST = 200;

    /** Empty when the line has too few words. */
    static Optional<Mount> parse(String line) {
        String[] words = Columns.of(line);
        return words.length < 3
                ? Optional.empty()
                : Optional.of(new Mount(unescaped(words[0]), unescaped(words[1]), unescaped(words[2])));
    }

    /** All lines that can be read, in their order. */
    static List<Mount> parseAll(String mounts) {
        return mounts.lines().flatMap(line -> parse(line).stream()).toList();
    }

    /**
     * Those with room of their own, each once: of mounts over each other the upper one, of several mounts of one device (bind
     * mounts, subvolumes) the one with the shortest path.
     */
    static List<Mount> withRoom(List<Mount> mounts) {
        Map<String, Mount> upper = new LinkedHashMap<>();
        mounts.forEach(mount -> upper.put(mount.mountPoint(), mount));
        Map<String, Mount> byDevice = new LinkedHashMap<>();
        Collection<Mount> withRoom = new ArrayList<>(upper.values());
        withRoom.stream()
                .filter(Mount::hasRoom)
                .sorted(Comparator.comparingInt(mount -> mount.mountPoint().length()))
                .forEach(mount -> byDevice.putIfAbsent(mount.identity(), mount));
        return byDevice.values().stream().limit(MOST).toList();
    }

    private boolean hasRoom() {
        if (WITHOUT_ROOM.contains(type) || device.isEmpty() || !mountPoint.startsWith("/")) {
            return false;
        }
        // A tmpfs is memory and shows there; /tmp is the one that programs fill.
        return switch (type) {
            case "tmpfs" -> mountPoint.equals("/") || mountPoint.equals("/tmp");
            default -> !LAYERS.contains(type) || mountPoint.equals("/");
        };
    }

    /** A name with a slash or a colon is a device or an export; others ({@code tmpfs}, {@code overlay}) name nothing. */
    private String identity() {
        return device.contains("/") || device.contains(":") ? device : type + " " + mountPoint;
    }

    /** The kernel writes blank, tab, newline, backslash and {@code #} as octal numbers. */
    private static String unescaped(String word) {
        return OCTAL.matcher(word)
                .replaceAll(
                        octal -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(octal.group(1), 8))));
    }
}
