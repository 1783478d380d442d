package io.evenkeel.agent.recovery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Repositories with nothing in them, of which each kind is made once in a JVM and then copied: a tool needs a second or more
 * to make one, because it derives keys so that guessing them is slow.
 */
final class EmptyRepository {
    private static final Map<String, Path> MADE = new HashMap<>();

    private EmptyRepository() {}

    /** Makes an empty repository in a folder that is not there yet. */
    interface Maker {
        void makeIn(Path folder);
    }

    /** @param into is not there yet */
    static synchronized void copy(String kind, Maker maker, Path into) {
        Path made = MADE.computeIfAbsent(kind, _ -> make(maker));
        Programs.run("cp", "-a", made.toString(), into.toString());
    }

    private static Path make(Maker maker) {
        try {
            Path folder = Files.createTempDirectory("empty-repository-");
            Postgres.open(folder, "rwxr-xr-x");
            Runtime.getRuntime()
                    .addShutdownHook(
                            new Thread(() -> Programs.run("rm", "-rf", folder.toString()), "remove-repository"));
            maker.makeIn(folder.resolve("repo"));
            return folder.resolve("repo");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
