package io.evenkeel.agent.recovery;

import io.evenkeel.protocol.RecoveryResult.RepositorySpace;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The disk that a repository lies on, where this host can see it. */
final class RepositoryDisk {

    private static final Pattern PATH = Pattern.compile("(?m)^\\s*repo1-path\\s*=\\s*(/\\S.*?)\\s*$");
    /** Another kind of store, or a folder on another host. */
    private static final Pattern ELSEWHERE = Pattern.compile("(?m)^\\s*repo1-(type\\s*=\\s*(?!posix)|host\\s*=)");

    private RepositoryDisk() {}

    /** @param repository as restic names it */
    static Optional<RepositorySpace> ofRestic(String repository) {
        return repository.startsWith("/") ? of(Path.of(repository)) : Optional.empty();
    }

    /** @param config pgBackRest's own file; looked into where the agent may read it */
    static Optional<RepositorySpace> ofPgBackRest(Path config) {
        try {
            String text = Files.readString(config);
            Matcher path = PATH.matcher(text);
            return path.find() && !ELSEWHERE.matcher(text).find() ? of(Path.of(path.group(1))) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<RepositorySpace> of(Path folder) {
        try {
            FileStore disk = Files.getFileStore(folder);
            return Optional.of(new RepositorySpace(disk.getUsableSpace(), disk.getTotalSpace()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
