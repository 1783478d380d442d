package io.evenkeel.agent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Inodes by {@code stat -f} of coreutils or busybox: Java has no call for them, and calling statvfs(3) through
 * java.lang.foreign costs 13 MB of memory against 2 MB (measured on JDK 25) and no waiting that can be broken off. Used by one thread.
 */
final class StatCommand implements Filesystems.InodeCounts {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final String program;

    /** One that even SIGKILL may not end, when a disk is dead; no second one is started beside it. */
    private @Nullable Process hanging;

    StatCommand(String program) {
        this.program = program;
    }

    @Override
    public Map<String, Filesystems.Inodes> of(List<String> mountPoints) throws IOException {
        if (hanging != null && hanging.isAlive()) {
            throw new IOException(program + " hangs and can't be ended");
        }
        var command = new ArrayList<>(List.of(program, "-f", "-c", "%c %d %n", "--"));
        command.addAll(mountPoints);
        Process stat = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            stat.getOutputStream().close();
            // What 200 lines need fits into the pipe, so that the process never waits for a reader.
            if (!stat.waitFor(PATIENCE)) {
                hanging = stat;
                throw new IOException(program + " does not answer");
            }
            return parse(new String(stat.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Map.of();
        } finally {
            stat.destroyForcibly();
        }
    }

    /** Lines of {@code 16777216 16331464 /mount point}; others are passed over. */
    static Map<String, Filesystems.Inodes> parse(String output) {
        Map<String, Filesystems.Inodes> counts = new HashMap<>();
        for (String line : output.lines().toList()) {
            String[] words = line.split(" ", 3);
            if (words.length == 3) {
                Columns.counters(new String[] {words[0], words[1]}, 0)
                        .ifPresent(c -> counts.put(words[2], new Filesystems.Inodes(c[0], c[1])));
            }
        }
        return counts;
    }
}
