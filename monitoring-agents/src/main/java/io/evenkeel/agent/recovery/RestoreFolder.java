package io.evenkeel.agent.recovery;

import io.evenkeel.protocol.RecoveryFinding.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Where a copy may be restored: an empty folder, or none yet, below the one that {@code jobs.conf} names. */
final class RestoreFolder {

    private RestoreFolder() {}

    static Path of(String wanted, Policy.Terms terms) throws JobRefused, ToolFailed {
        Path below = terms.restoreBelow()
                .orElseThrow(() -> JobRefused.notAllowed(
                        "jobs.conf names no restore-below for " + terms.name() + ", so nothing is restored"));
        Path folder = path(wanted);
        try {
            check(folder, below);
        } catch (IOException e) {
            throw JobRefused.notAllowed(below + " can't be looked into by the agent: " + e.getMessage());
        }
        return folder;
    }

    private static Path path(String wanted) throws JobRefused {
        try {
            Path folder = Path.of(wanted);
            if (folder.isAbsolute() && folder.normalize().equals(folder)) {
                return folder;
            }
        } catch (InvalidPathException e) {
            throw JobRefused.notAllowed("the folder to restore into is no path");
        }
        throw JobRefused.notAllowed("a folder to restore into begins with / and has no . or .. in it, not " + wanted);
    }

    /** A symbolic link on the way would lead out, so that the real places are compared. */
    private static void check(Path folder, Path below) throws IOException, JobRefused, ToolFailed {
        Path there = folder;
        while (there != null && !Files.exists(there, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
            there = there.getParent();
        }
        boolean isBelow = folder.startsWith(below) && !folder.equals(below);
        if (there == null || !isBelow || !there.toRealPath().startsWith(below.toRealPath())) {
            throw JobRefused.notAllowed(
                    folder + " is not below " + below + ", where jobs.conf lets copies be restored");
        }
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> inside = Files.list(folder)) {
            if (inside.findAny().isPresent()) {
                throw new ToolFailed(Code.FOLDER_NOT_EMPTY, folder + " is not empty, so nothing is restored into it");
            }
        }
    }
}
