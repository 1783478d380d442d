package io.evenkeel.agent.recovery;

import io.evenkeel.agent.recovery.FileManifest.Entry;
import java.io.IOException;
import java.util.Optional;

/**
 * Reads the two lines that {@code drill-sandbox hash} writes of each file, sorted by path, and hands on one entry a file: its hash, and
 * what was seen of it after it was read. A file that went in between is handed on as moving. Thread-safe.
 */
final class HashedFiles {

    private static final int HASH_DIGITS = 64;
    /** A star says that it was read as bytes. */
    private static final String BETWEEN = " *";

    private static final String PATH = BETWEEN + "./";

    private final Taker taker;
    private String hashed = "";
    private Optional<IOException> failed = Optional.empty();
    private Optional<String> complaint = Optional.empty();

    HashedFiles(Taker taker) {
        this.taker = taker;
    }

    /** Takes files by the order of their paths' bytes. */
    @FunctionalInterface
    interface Taker {
        void take(Entry file) throws IOException;
    }

    /** What is neither of both lines is a complaint; that a file went meanwhile is none. */
    synchronized void take(String line) {
        if (failed.isPresent()) {
            return;
        }
        try {
            // sha256sum marks a line whose path it had to escape.
            if (line.startsWith(PATH, HASH_DIGITS)
                    || (line.startsWith("\\") && line.startsWith(PATH, HASH_DIGITS + 1))) {
                hash(line.charAt(0) == '\\' ? line.substring(1) : line);
            } else if (line.startsWith("~") && line.contains(PATH)) {
                seen(line);
            } else if (complaint.isEmpty() && !line.contains("No such file or directory")) {
                complaint = Optional.of(line);
            }
        } catch (IOException e) {
            failed = Optional.of(e);
        }
    }

    /** A file that was read twice is told twice; where it changed in between, that is seen. */
    private void hash(String line) throws IOException {
        if (hashed.length() != line.length() || !hashed.startsWith(line.substring(HASH_DIGITS), HASH_DIGITS)) {
            hand();
        }
        hashed = line;
    }

    private void seen(String line) throws IOException {
        int path = line.indexOf(BETWEEN);
        if (hashed.length() - HASH_DIGITS != line.length() - path
                || !hashed.regionMatches(HASH_DIGITS, line, path, line.length() - path)) {
            return;
        }
        boolean moves = line.charAt(1) == 'm';
        long bytes = Long.parseLong(line, moves ? 2 : 1, path, 10);
        String hash = moves ? FileManifest.MOVING : hashed.substring(0, HASH_DIGITS);
        hashed = "";
        taker.take(new Entry(hash, bytes, line.substring(path + BETWEEN.length())));
    }

    /** Of which nothing was seen. */
    private void hand() throws IOException {
        if (!hashed.isEmpty()) {
            String path = hashed.substring(HASH_DIGITS + BETWEEN.length());
            hashed = "";
            taker.take(new Entry(FileManifest.MOVING, 0, path));
        }
    }

    /**
     * All lines were told.
     *
     * @return the first complaint
     * @throws IOException what the taker threw first
     */
    synchronized Optional<String> end() throws IOException {
        if (failed.isPresent()) {
            throw failed.get();
        }
        hand();
        return complaint;
    }
}
