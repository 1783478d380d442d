package io.evenkeel.agent.recovery;

import io.evenkeel.protocol.RecoveryFinding.Code;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder in which one drill takes place. It belongs to the tool's user and nobody else sees into it.
 *
 * @param owner the agent, by its own folder, so that no agent removes another's
 */
record DrillSandbox(HostScript script, Path folder, String owner) {

    private static final Duration SHORT = Duration.ofMinutes(2);
    private static final Duration TO_REMOVE = Duration.ofHours(1);
    /** A socket's path has 107 bytes at most (unix(7)). */
    private static final int LONGEST = 107 - "/run/.s.PGSQL.5432".length();

    /** @throws ToolFailed where it is there already */
    void prepare(GuardedTool tool) throws ToolFailed {
        if (folder.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            throw new ToolFailed(
                    Code.SANDBOX_FAILED,
                    "the name of " + folder + " is too long for a database's socket: choose a shorter restore-below");
        }
        script.run(tool, SHORT, List.of("prepare", folder.toString(), owner), line -> {});
    }

    /** @return bytes on the disk */
    long size(GuardedTool tool) throws ToolFailed {
        ToolEnd end = script.run(tool, TO_REMOVE, List.of("size", folder.toString()), line -> {});
        try {
            return Long.parseLong(end.output().strip());
        } catch (NumberFormatException e) {
            throw new ToolFailed(Code.SANDBOX_FAILED, "the size of " + folder + " can't be told: " + end.lastWords());
        }
    }

    /** Ends what runs in it; none at all is well too. */
    void remove(GuardedTool tool) throws ToolFailed {
        try {
            script.run(tool, TO_REMOVE, List.of("remove", folder.toString(), owner), line -> {});
        } catch (ToolFailed e) {
            throw new ToolFailed(
                    Code.SANDBOX_LEFT,
                    folder + " could not be removed: " + e.finding().sentence());
        }
    }

    /**
     * Removes what a killed agent left.
     *
     * @param alive names of drills that run
     */
    static void sweep(HostScript script, GuardedTool tool, Path below, String owner, Set<String> alive)
            throws ToolFailed {
        List<String> words = Stream.concat(Stream.of("sweep", below.toString(), owner), alive.stream())
                .toList();
        script.run(tool, TO_REMOVE, words, line -> {});
    }
}
