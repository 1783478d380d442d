package io.evenkeel.console.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a process has used so far, as the kernel tells (proc(5)).
 *
 * @param cpuSeconds user and system, its ended children's too
 */
record ProcessUse(long residentBytes, long peakBytes, double cpuSeconds) {

    /** USER_HZ, the same on every architecture that Java 25 runs on. */
    private static final double TICKS_PER_SECOND = 100;

    static ProcessUse of(long pid) throws IOException {
        Path proc = Path.of("/proc", String.valueOf(pid));
        List<String> status = Files.readAllLines(proc.resolve("status"));
        String stat = Files.readString(proc.resolve("stat"));
        // The name, in parentheses, may hold blanks.
        String[] words = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        double ticks = 0;
        for (int i = 11; i <= 14; i++) {
            ticks += Double.parseDouble(words[i]);
        }
        return new ProcessUse(bytes(status, "VmRSS:"), bytes(status, "VmHWM:"), ticks / TICKS_PER_SECOND);
    }

    private static long bytes(List<String> status, String name) {
        return status.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.replaceAll("[^0-9]", ""))
                .mapToLong(kilobytes -> Long.parseLong(kilobytes) << 10)
                .findFirst()
                .orElse(0);
    }
}
