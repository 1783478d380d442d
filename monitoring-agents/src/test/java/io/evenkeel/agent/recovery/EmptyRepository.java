package io.evenkeel.agent.recovery;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * A repository with nothing in it, as {@code restic init} made it but for one figure: the key that opens it is derived from
 * {@value #SECRET} by two rounds of scrypt instead of 32,768, which cost every run of restic a second of a processor.
 */
final class EmptyRepository {

    static final String SECRET = "correct horse battery staple";

    private EmptyRepository() {}

    /** @param folder is not there yet, or empty */
    static void in(Path folder) throws IOException {
        Path keys = Files.createDirectories(folder.resolve("keys"));
        Files.write(folder.resolve("config"), read("config"));
        byte[] key = read("key");
        // Its name is its hash, which restic looks at.
        Path fresh = Files.write(folder.resolve("key"), key);
        Files.move(fresh, keys.resolve(ManifestFolder.hash(fresh)));
    }

    /** The folders of one on a file system; a store of objects has none. */
    static void addFolders(Path folder) throws IOException {
        for (String name : List.of("data", "index", "locks", "snapshots")) {
            Files.createDirectories(folder.resolve(name));
        }
    }

    private static byte[] read(String name) throws IOException {
        try (InputStream in = EmptyRepository.class.getResourceAsStream("/restic-repository/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }
}
