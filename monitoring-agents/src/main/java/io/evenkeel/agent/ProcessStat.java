package io.evenkeel.agent;

import java.util.Optional;

/**
 * One line of {@code /proc/PID/stat} (proc_pid_stat(5)).
 *
 * @param name the kernel's, at most 15 bytes
 * @param startTicks since boot; with the number it names one process for good
 * @param isKernel whether it is a thread of the kernel itself
 */
record ProcessStat(
        int pid,
        String name,
        char state,
        long userTicks,
        long systemTicks,
        int threads,
        long startTicks,
        long residentPages,
        boolean isKernel) {

    private static final int FLAGS = 6;
    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int THREADS = 17;
    private static final int START = 19;
    private static final int RESIDENT = 21;

    /** PF_KTHREAD of the kernel's include/linux/sched.h. */
    private static final long KERNEL_THREAD = 0x00200000;

    /** Empty when the line is not whole. The name stands in parentheses and may hold any character, those too. */
    static Optional<ProcessStat> parse(String line) {
        int open = line.indexOf(" (");
        int close = line.lastIndexOf(") ");
        if (open < 1 || close < open) {
            return Optional.empty();
        }
        String[] words = Columns.of(line.substring(close + 2));
        if (words.length <= RESIDENT || words[0].length() != 1) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ProcessStat(
                    Integer.parseInt(line.substring(0, open)),
                    line.substring(open + 2, close),
                    words[0].charAt(0),
                    Long.parseLong(words[USER]),
                    Long.parseLong(words[SYSTEM]),
                    Integer.parseInt(words[THREADS]),
                    Long.parseLong(words[START]),
                    Math.max(0, Long.parseLong(words[RESIDENT])),
                    (Long.parseLong(words[FLAGS]) & KERNEL_THREAD) != 0));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
