package io.evenkeel.agent.recovery;

import io.evenkeel.protocol.RecoveryFinding.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a job may copy: the policy's own paths, and what lies below them. */
final class SourcePaths {

    private SourcePaths() {}

    static List<String> allowed(List<String> wanted, Policy.Restic policy) throws JobRefused, ToolFailed {
        List<String> paths = new ArrayList<>();
        for (String path : wanted) {
            paths.add(allowed(path, policy).toString());
        }
        if (wanted.isEmpty()) {
            policy.paths().forEach(path -> paths.add(path.toString()));
        }
        if (paths.isEmpty()) {
            throw JobRefused.notAllowed(
                    "jobs.conf names no path for " + policy.terms().name() + ", so nothing is copied");
        }
        for (String path : paths) {
            if (policy.terms().user().isEmpty() && !Files.exists(Path.of(path))) {
                throw new ToolFailed(Code.SOURCE_UNREADABLE, path + " is not on this host any more");
            }
        }
        return paths;
    }

    private static Path allowed(String wanted, Policy.Restic policy) throws JobRefused {
        try {
            Path path = Path.of(wanted);
            if (path.isAbsolute() && path.normalize().equals(path) && isWithin(path, policy.paths())) {
                return path;
            }
        } catch (InvalidPathException e) {
            throw JobRefused.notAllowed("a path of the job is none");
        }
        throw JobRefused.notAllowed(
                wanted + " is not among the paths of " + policy.terms().name() + " in jobs.conf");
    }

    /** A symbolic link below an allowed path may lead out of it, so that the real places are compared too. */
    private static boolean isWithin(Path path, List<Path> allowed) {
        for (Path root : allowed) {
            if (path.startsWith(root) && (!Files.exists(path) || real(path).startsWith(real(root)))) {
                return true;
            }
        }
        return false;
    }

    /** As it is written, where the agent may not look. */
    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path;
        }
    }
}
