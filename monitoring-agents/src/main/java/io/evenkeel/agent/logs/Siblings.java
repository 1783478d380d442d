package io.evenkeel.agent.logs;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks in a log's folder for what became of it: moved under another name, or copied before it was truncated. */
final class Siblings {

    /** Files that begin alike with less than this may do so by chance. */
    static final int TELLING = 32;

    private static final int MOST = 2_000;

    private Siblings() {}

    record Sibling(Path path, FileKey.Seen seen) {}

    /** The same file, under whatever name, in the folder where it was. */
    static Optional<Path> moved(Followed file) {
        return around(file, "").stream()
                .filter(sibling -> sibling.seen().key().equals(file.key)
                        && sibling.seen().size() >= file.settled
                        && beginsLike(sibling.path(), file.print))
                .map(Sibling::path)
                .findFirst();
    }

    /** Another file that begins with the log's name and bytes, the newest one; the log itself has changed. */
    static Optional<Sibling> copy(Followed file, Set<FileKey> known) {
        if (file.print.length() < TELLING) {
            return Optional.empty();
        }
        return around(file, Path.of(file.name).getFileName().toString()).stream()
                .filter(sibling -> !known.contains(sibling.seen().key()) && !isPacked(sibling.path()))
                .filter(sibling ->
                        sibling.seen().size() >= file.print.length() && beginsLike(sibling.path(), file.print))
                .max(Comparator.comparingLong(sibling -> sibling.seen().modifiedMillis()));
    }

    /** What was written after the moved file and moved itself since: oldest first. */
    static List<Sibling> between(Followed moved, Set<FileKey> known) {
        String name = Path.of(moved.name).getFileName().toString();
        try {
            long since = FileKey.at(moved.path).modifiedMillis();
            return around(moved, name).stream()
                    .filter(sibling -> !sibling.path().equals(Path.of(moved.name)) && !isPacked(sibling.path()))
                    .filter(sibling -> sibling.path()
                            .getFileName()
                            .toString()
                            .matches(java.util.regex.Pattern.quote(name) + "[.-]?[0-9].*"))
                    .filter(sibling -> !known.contains(sibling.seen().key())
                            && sibling.seen().modifiedMillis() >= since)
                    .sorted(Comparator.comparingLong(sibling -> sibling.seen().modifiedMillis()))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    static boolean beginsLike(Path path, Fingerprint print) {
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            return print.matches(channel);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isPacked(Path path) {
        String name = path.getFileName().toString();
        return RulesFile.NEVER.stream().anyMatch(glob -> glob.startsWith("*.") && name.endsWith(glob.substring(1)));
    }

    private static List<Sibling> around(Followed file, String begin) {
        List<Sibling> siblings = new ArrayList<>();
        Path folder = Path.of(file.name).getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return siblings;
        }
        try {
            for (Path path : FileFinder.names(folder)) {
                if (path.getFileName().toString().startsWith(begin) && siblings.size() < MOST) {
                    add(path, siblings);
                }
            }
        } catch (IOException e) {
            return siblings;
        }
        return siblings;
    }

    private static void add(Path path, List<Sibling> siblings) {
        try {
            FileKey.Seen seen = FileKey.at(path);
            if (seen.isRegular()) {
                siblings.add(new Sibling(path, seen));
            }
        } catch (IOException e) {
            // It went meanwhile.
        }
    }
}
