package io.evenkeel.knowledge.internal.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where indexes lie, each in a folder of its number: the greatest that is finished counts. One that is being made has the
 * ending {@code .new}; what is left of one that was never finished, or that took no more part, is removed. Not thread-safe.
 */
final class IndexFolder {
    private static final Logger LOG = LoggerFactory.getLogger(IndexFolder.class);
    private static final String UNFINISHED = ".new";

    private final Path folder;

    IndexFolder(Path folder) {
        this.folder = folder;
    }

    /** The newest that can be read, or an empty one where none can. */
    PassageIndex open() throws IOException {
        List<Path> finished = finished();
        for (Path one : finished.reversed()) {
            try {
                return PassageIndex.open(one);
            } catch (IOException e) {
                LOG.warn("event=knowledge-index-unreadable folder={} cause=\"{}\"", one, e.getMessage());
                remove(one);
            }
        }
        return PassageIndex.open(Files.createDirectories(folder.resolve("1")));
    }

    /** An empty one beside the others. */
    PassageIndex begin() throws IOException {
        Path place = next();
        remove(place);
        return PassageIndex.open(place);
    }

    /** Its files are complete: from the next start on it counts. Lucene holds them open under either name. */
    PassageIndex finish(PassageIndex made) throws IOException {
        made.close();
        Path begun = next();
        Path finished = folder.resolve(begun.getFileName().toString().replace(UNFINISHED, ""));
        Files.move(begun, finished);
        return PassageIndex.open(finished);
    }

    /** All but the newest, and what was begun. */
    void tidy() throws IOException {
        List<Path> finished = finished();
        for (Path old : finished.subList(0, Math.max(0, finished.size() - 1))) {
            remove(old);
        }
        remove(next());
    }

    private Path next() throws IOException {
        List<Path> finished = finished();
        int newest = finished.isEmpty()
                ? 0
                : Integer.parseInt(finished.getLast().getFileName().toString());
        return folder.resolve((newest + 1) + UNFINISHED);
    }

    private List<Path> finished() throws IOException {
        try (Stream<Path> places = Files.list(Files.createDirectories(folder))) {
            return places.filter(place -> place.getFileName().toString().matches("\\d{1,9}"))
                    .sorted(Comparator.comparingInt(
                            place -> Integer.parseInt(place.getFileName().toString())))
                    .toList();
        }
    }

    private static void remove(Path place) throws IOException {
        if (!Files.exists(place)) {
            return;
        }
        try (Stream<Path> below = Files.walk(place)) {
            below.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
