package io.evenkeel.agent.recovery;

import io.evenkeel.agent.recovery.FileManifest.Entry;
import io.evenkeel.agent.recovery.FileManifest.Head;
import io.evenkeel.protocol.RecoveryFinding.Code;
import io.evenkeel.protocol.RecoveryResult.ManifestTaken;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes manifests of files, right after the copy was made: a file whose inode did not change since the copy was begun is in it as it is
 * now. The hashes are those of {@code sha256sum}, of which as many run as there are processors.
 */
final class FileManifests {

    /** A kernel stamps changes by a clock that ticks a few times in a hundredth of a second. */
    private static final Duration COARSE = Duration.ofMillis(50);

    private static final int HASH_DIGITS = 64;

    private final HostScript script;
    private final GuardedTool tool;
    private final Duration limit;

    FileManifests(HostScript script, GuardedTool tool, Duration limit) {
        this.script = script;
        this.tool = tool;
        this.limit = limit;
    }

    /**
     * @param paths absolute
     * @param begun when the copy was
     */
    ManifestTaken take(ManifestFolder folder, String copy, List<String> paths, Instant begun)
            throws IOException, ToolFailed {
        List<String> below = paths.stream().map(path -> '.' + path).toList();
        Path hashes = folder.fresh();
        Path changed = folder.fresh();
        Path whole = folder.fresh();
        try {
            long entries = into(hashes, Stream.concat(Stream.of("hash", "/"), below.stream()));
            Instant since = begun.minus(COARSE);
            String seconds = "%d.%09d".formatted(since.getEpochSecond(), since.getNano());
            long moving = into(changed, Stream.concat(Stream.of("changed", seconds), below.stream()));
            var head = new Head(begun, entries, moving, bytes(below));
            merge(hashes, changed, whole, head);
            return new ManifestTaken(folder.keep(whole, copy), entries, head.bytes(), begun);
        } finally {
            Files.deleteIfExists(hashes);
            Files.deleteIfExists(changed);
            Files.deleteIfExists(whole);
        }
    }

    /** @return lines */
    private long into(Path file, Stream<String> words) throws IOException, ToolFailed {
        try (var lines = new Lines(Files.newBufferedWriter(file, StandardCharsets.ISO_8859_1))) {
            script.run(tool, limit, words.toList(), lines::take);
            Optional<String> complaint = lines.complaint();
            if (complaint.isPresent()) {
                throw new ToolFailed(
                        Code.SOURCE_UNREADABLE, "not every file can be read for a manifest: " + complaint.get());
            }
            return lines.count();
        }
    }

    private long bytes(List<String> below) throws ToolFailed {
        ToolEnd end = script.run(
                tool, limit, Stream.concat(Stream.of("bytes"), below.stream()).toList(), line -> {});
        return Long.parseLong(end.output().strip());
    }

    /** Both are sorted alike. */
    private static void merge(Path hashes, Path changed, Path whole, Head head) throws IOException {
        try (BufferedReader all = Files.newBufferedReader(hashes, StandardCharsets.ISO_8859_1);
                BufferedReader moving = Files.newBufferedReader(changed, StandardCharsets.ISO_8859_1);
                Writer out = FileManifest.write(whole, head)) {
            @Nullable String next = moving.readLine();
            for (String line = all.readLine(); line != null; line = all.readLine()) {
                Entry entry = Entry.of(line);
                while (next != null && next.compareTo(entry.path()) < 0) {
                    next = moving.readLine();
                }
                boolean moves = entry.path().equals(next);
                out.write(moves ? new Entry(FileManifest.MOVING, entry.path()).line() : line + '\n');
            }
        }
    }

    /** Hashes what was restored as it comes, and compares. */
    FileComparison compare(Path manifest, Path restored) throws IOException, ToolFailed {
        try (BufferedReader in = FileManifest.read(manifest)) {
            var comparison = new FileComparison(in);
            script.run(tool, limit, List.of("hash", restored.toString(), "."), comparison::take);
            comparison.end();
            return comparison;
        }
    }

    /** Writes lines down; the first mistake is told when it is closed. */
    private static final class Lines implements AutoCloseable {
        private final BufferedWriter out;
        private Optional<IOException> failed = Optional.empty();
        private Optional<String> complaint = Optional.empty();
        private long count;

        Lines(BufferedWriter out) {
            this.out = out;
        }

        /** What is neither a hash nor a path is a complaint; that a file went meanwhile is none. */
        synchronized void take(String line) {
            if (!line.startsWith("./") && line.indexOf("  ./") != HASH_DIGITS) {
                if (complaint.isEmpty() && !line.contains("No such file or directory")) {
                    complaint = Optional.of(line);
                }
            } else if (failed.isEmpty()) {
                write(line);
            }
        }

        private void write(String line) {
            try {
                out.write(line);
                out.write('\n');
                count++;
            } catch (IOException e) {
                failed = Optional.of(e);
            }
        }

        synchronized Optional<String> complaint() {
            return complaint;
        }

        synchronized long count() {
            return count;
        }

        @Override
        public synchronized void close() throws IOException {
            out.close();
            if (failed.isPresent()) {
                throw failed.get();
            }
        }
    }
}
