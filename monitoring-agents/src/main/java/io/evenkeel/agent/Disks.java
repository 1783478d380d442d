package io.evenkeel.agent;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code /proc/diskstats}: bytes and busy time of whole disks (kernel: Documentation/admin-guide/iostats.rst). Partitions
 * are left out, since their disk counts the same bytes, and so are devices that stand in memory or on another file.
 */
final class Disks {

    private static final Pattern LEFT_OUT =
            Pattern.compile("(z?ram|loop|fd|sr)\\d+|([hsv]|xv)d[a-z]+\\d+|nvme\\d+(c\\d+)?n\\d+p\\d+|nvme\\d+c\\d+n\\d+"
                    + "|nbd\\d+p\\d+|mmcblk\\d+(p\\d+|boot\\d+|rpmb)");

    /** The kernel counts sectors of 512 bytes here, whatever the disk's own are. */
    private static final double SECTOR_BYTES = 512;

    private static final int NAME = 2;
    private static final int SECTORS_READ = 2;
    private static final int SECTORS_WRITTEN = 6;
    private static final int BUSY_MILLIS = 9;

    /** Kernel 2.6 to 4.17; 4.18 appends discards, 5.5 flushes. Kernels before 2.6.25 give partitions 4. */
    private static final int COUNTERS = 11;

    private static final int COUNTERS_OF_OLD_PARTITIONS = 4;

    private Disks() {}

    static Findings parse(String diskstats) {
        var found = new Findings.Gathering();
        for (String line : diskstats.lines().filter(line -> !line.isBlank()).toList()) {
            String[] words = Columns.of(line);
            if (words.length > NAME && LEFT_OUT.matcher(words[NAME]).matches()) {
                continue;
            }
            Optional<long[]> counters = words.length > NAME ? Columns.counters(words, NAME + 1) : Optional.empty();
            if (counters.isEmpty() || !addDisk(found, words[NAME], counters.get())) {
                found.broken("diskstats", line.strip());
            }
        }
        // A machine without any disk (a container, a diskless client) is whole too.
        return found.done();
    }

    private static boolean addDisk(Findings.Gathering found, String device, long[] counters) {
        if (counters.length < COUNTERS) {
            return counters.length == COUNTERS_OF_OLD_PARTITIONS;
        }
        found.add("node_disk_read_bytes_total", "device", device, counters[SECTORS_READ] * SECTOR_BYTES);
        found.add("node_disk_written_bytes_total", "device", device, counters[SECTORS_WRITTEN] * SECTOR_BYTES);
        found.add("node_disk_io_time_seconds_total", "device", device, counters[BUSY_MILLIS] / 1_000.0);
        return true;
    }
}
