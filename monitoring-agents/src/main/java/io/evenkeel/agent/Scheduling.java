package io.evenkeel.agent;

import java.util.Map;
import java.util.Optional;

/** {@code /proc/stat}, the lines below the processors: switches and forks since boot, tasks that run or wait for a disk now. */
final class Scheduling {

    private static final Map<String, String> NAMES = Map.of(
            "ctxt", "node_context_switches_total",
            "processes", "node_forks_total",
            "procs_running", "node_procs_running",
            "procs_blocked", "node_procs_blocked");

    private Scheduling() {}

    static Findings parse(String stat) {
        var found = new Findings.Gathering();
        for (String line : stat.lines().toList()) {
            int blank = line.indexOf(' ');
            String name = blank < 0 ? null : NAMES.get(line.substring(0, blank));
            if (name == null) {
                continue;
            }
            Optional<long[]> count = Columns.counters(Columns.of(line), 1);
            if (count.isEmpty() || count.get().length != 1) {
                found.broken("stat", line);
            } else {
                found.add(name, (double) count.get()[0]);
            }
        }
        return found.done();
    }
}
