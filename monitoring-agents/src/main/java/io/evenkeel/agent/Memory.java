package io.evenkeel.agent;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** {@code /proc/meminfo}: memory and swap in bytes. MemAvailable came with kernel 3.14 and is absent before. */
final class Memory {

    private static final String TOTAL = "MemTotal";

    private static final Set<String> WANTED = Set.of(
            TOTAL,
            "MemFree",
            "MemAvailable",
            "Buffers",
            "Cached",
            "Shmem",
            "SReclaimable",
            "Dirty",
            "SwapTotal",
            "SwapFree",
            "SwapCached");

    private Memory() {}

    static Findings parse(String meminfo) {
        var found = new Findings.Gathering();
        for (String line : meminfo.lines().toList()) {
            int colon = line.indexOf(':');
            if (colon < 0 || !WANTED.contains(line.substring(0, colon))) {
                continue;
            }
            bytes(line.substring(colon + 1))
                    .ifPresentOrElse(
                            bytes -> found.add("node_memory_" + line.substring(0, colon) + "_bytes", (double) bytes),
                            () -> found.broken("meminfo", line));
        }
        return found.done("meminfo names no memory");
    }

    static OptionalLong total(String meminfo) {
        return meminfo.lines()
                .filter(line -> line.startsWith(TOTAL + ":"))
                .flatMap(line -> bytes(line.substring(TOTAL.length() + 1)).stream())
                .mapToLong(Long::longValue)
                .findFirst();
    }

    /** {@code 24684100 kB}; the kernel knows no other unit here. */
    private static Optional<Long> bytes(String amount) {
        String[] words = Columns.of(amount);
        if (words.length != 2 || !words[1].equals("kB")) {
            return Optional.empty();
        }
        return Columns.counters(List.of(words[0]).toArray(String[]::new), 0)
                .filter(kilobytes -> kilobytes[0] <= Long.MAX_VALUE / 1_024)
                .map(kilobytes -> kilobytes[0] * 1_024);
    }
}
