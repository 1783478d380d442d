package io.evenkeel.agent;

import java.util.Optional;
import java.util.Set;

/** {@code /proc/vmstat}: pages swapped in and out, faults that had to wait for a disk, processes killed for want of memory. */
final class Paging {

    /** oom_kill came with kernel 4.13. */
    private static final Set<String> WANTED = Set.of("pswpin", "pswpout", "pgmajfault", "oom_kill");

    private Paging() {}

    static Findings parse(String vmstat) {
        var found = new Findings.Gathering();
        for (String line : vmstat.lines().toList()) {
            String[] words = Columns.of(line);
            if (words.length != 2 || !WANTED.contains(words[0])) {
                continue;
            }
            Optional<long[]> count = Columns.counters(words, 1);
            if (count.isEmpty()) {
                found.broken("vmstat", line);
            } else {
                found.add("node_vmstat_" + words[0], (double) count.get()[0]);
            }
        }
        return found.done("vmstat names no paging");
    }
}
