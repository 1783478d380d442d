package io.evenkeel.database.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a running server writes into {@code postmaster.pid} of its cluster (PostgreSQL documentation, "Database File
 * Layout"): line 1 is the process id, line 4 the port, line 8 the state.
 */
public record Postmaster(long pid, int port, boolean ready) {

    static final String FILE = "postmaster.pid";

    public static Optional<Postmaster> read(Path cluster) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(cluster.resolve(FILE));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        if (lines.isEmpty() || !lines.getFirst().strip().matches("\\d+")) {
            return Optional.empty();
        }
        boolean ready = lines.size() >= 8 && lines.get(7).strip().equals("ready");
        int port = lines.size() >= 4 && lines.get(3).strip().matches("\\d{1,5}")
                ? Integer.parseInt(lines.get(3).strip())
                : 0;
        return Optional.of(new Postmaster(Long.parseLong(lines.getFirst().strip()), port, ready));
    }

    /**
     * Whether that process lives and serves this cluster. A number in an old file may belong to somebody else by now; a
     * server's working directory is its cluster.
     */
    public boolean serves(Path cluster) {
        try {
            return Files.isSameFile(Path.of("/proc/" + pid + "/cwd"), cluster);
        } catch (IOException e) {
            return false;
        }
    }
}
