package io.evenkeel.agent;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code /proc/stat}: seconds each processor spent in each mode since boot, and when that was (proc_stat(5)). */
final class Processors {

    /**
     * In the order of the columns; kernels before 2.6 end after idle, before 2.6.11 after softirq. The columns behind, guest
     * and guest_nice, are part of user and nice already.
     */
    private static final List<String> MODES =
            List.of("user", "nice", "system", "idle", "iowait", "irq", "softirq", "steal");

    private static final int FEWEST_MODES = 4;

    /** USER_HZ: 100 in the kernel's interface to programs on every architecture that Java 25 runs on. */
    private static final double TICKS_PER_SECOND = 100;

    private Processors() {}

    static Findings parse(String stat) {
        var found = new Findings.Gathering();
        for (String line : stat.lines().filter(Processors::isOneProcessor).toList()) {
            String[] words = Columns.of(line);
            Optional<long[]> ticks = Columns.counters(words, 1);
            if (ticks.isEmpty() || ticks.get().length < FEWEST_MODES) {
                found.broken("stat", line);
                continue;
            }
            String cpu = words[0].substring("cpu".length());
            long[] counters = ticks.get();
            for (int i = 0; i < Math.min(MODES.size(), counters.length); i++) {
                found.add(
                        "node_cpu_seconds_total",
                        Map.of("cpu", cpu, "mode", MODES.get(i)),
                        counters[i] / TICKS_PER_SECOND);
            }
        }
        return found.done("stat names no processor");
    }

    static int count(String stat) {
        return (int) stat.lines().filter(Processors::isOneProcessor).count();
    }

    static Findings parseBootTime(String stat) {
        OptionalLong boot = bootTime(stat);
        return boot.isPresent()
                ? new Findings(List.of(Reading.of("node_boot_time_seconds", (double) boot.getAsLong())), List.of())
                : Findings.broken("stat has no btime");
    }

    /** Seconds since 1970. */
    static OptionalLong bootTime(String stat) {
        return stat.lines()
                .filter(line -> line.startsWith("btime "))
                .flatMap(line -> Columns.counters(Columns.of(line), 1).stream())
                .flatMapToLong(Arrays::stream)
                .findFirst();
    }

    /** {@code cpu0 …}, and not the sum {@code cpu …}. */
    private static boolean isOneProcessor(String line) {
        return line.length() > 3 && line.startsWith("cpu") && Character.isDigit(line.charAt(3));
    }
}
