package io.evenkeel.agent.recovery;

import io.evenkeel.agent.recovery.FileManifest.Entry;
import io.evenkeel.agent.recovery.FileManifest.Head;
import io.evenkeel.protocol.RecoveryFinding.Code;
import io.evenkeel.protocol.RecoveryResult.ManifestTaken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Takes manifests of files, right after the copy was made: a file whose inode did not change since the copy was begun is in it as it is
 * now. Files are read one after another, so that a host keeps its other processors, and the tree is walked once.
 */
final class FileManifests {

    /** A kernel stamps changes by a clock that ticks a few times in a hundredth of a second. */
    private static final Duration COARSE = Duration.ofMillis(50);

    /** Later than any change. */
    private static final String NEVER = "9999999999";

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
        Instant since = begun.minus(COARSE);
        String seconds = "%d.%09d".formatted(since.getEpochSecond(), since.getNano());
        Stream<String> words =
                Stream.concat(Stream.of("hash", "/", seconds), paths.stream().map(path -> '.' + path));
        Path lines = folder.fresh();
        Path whole = folder.fresh();
        try {
            Head head = write(lines, words.toList(), begun);
            FileManifest.join(head, lines, whole);
            return new ManifestTaken(folder.keep(whole, copy), head.entries(), head.bytes(), begun);
        } finally {
            Files.deleteIfExists(lines);
            Files.deleteIfExists(whole);
        }
    }

    private Head write(Path lines, List<String> words, Instant begun) throws IOException, ToolFailed {
        try (Writer out = FileManifest.write(lines)) {
            var counted = new Counted(out);
            var files = new HashedFiles(counted::take);
            script.run(tool, limit, words, files::take);
            Optional<String> complaint = files.end();
            if (complaint.isPresent()) {
                throw new ToolFailed(
                        Code.SOURCE_UNREADABLE, "not every file can be read for a manifest: " + complaint.get());
            }
            return new Head(begun, counted.entries, counted.moving, counted.bytes);
        }
    }

    /** Hashes what was restored as it comes, and compares. */
    FileComparison compare(Path manifest, Path restored) throws IOException, ToolFailed {
        try (BufferedReader in = FileManifest.read(manifest)) {
            var comparison = new FileComparison(in);
            var files = new HashedFiles(comparison::take);
            script.run(tool, limit, List.of("hash", restored.toString(), NEVER, "."), files::take);
            files.end();
            comparison.end();
            return comparison;
        }
    }

    /** Writes files down and adds them up. */
    private static final class Counted {
        private final Writer out;
        private long entries;
        private long moving;
        private long bytes;

        Counted(Writer out) {
            this.out = out;
        }

        void take(Entry file) throws IOException {
            file.write(out);
            entries++;
            moving += file.moves() ? 1 : 0;
            bytes += file.bytes();
        }
    }
}
