package io.evenkeel.knowledge.internal.search;

import io.evenkeel.knowledge.internal.search.IndexTrouble.IndexUnfit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.store.FSDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where indexes lie, each in a folder of its number: the greatest that is finished counts. One that is being made has the
 * ending {@code .new}; what is left of one that was never finished, or that took no more part, is removed. Not thread-safe.
 */
final class IndexFolder {
    private static final Logger LOG = LoggerFactory.getLogger(IndexFolder.class);
    private static final String UNFINISHED = ".new";

    /** With less than this free, Lucene's merges and the rest of the server would soon fail too. */
    private static final long LEAST_FREE_BYTES = 64L << 20;

    private final Path folder;
    private final PassageIndex.Storage storage;
    private final FreeBytes free;

    /** How many bytes may still be written to a folder. */
    interface FreeBytes {
        long in(Path folder) throws IOException;
    }

    IndexFolder(Path folder) {
        this(folder, FSDirectory::open, place -> Files.getFileStore(place).getUsableSpace());
    }

    IndexFolder(Path folder, PassageIndex.Storage storage, FreeBytes free) {
        this.folder = folder;
        this.storage = storage;
        this.free = free;
    }

    /** Whether there is room for changes; {@value #LEAST_FREE_BYTES} bytes at least. */
    boolean hasRoom() {
        try {
            return free.in(Files.createDirectories(folder)) >= LEAST_FREE_BYTES;
        } catch (IOException e) {
            LOG.warn("event=knowledge-index-room-unknown folder={} cause=\"{}\"", folder, e.getMessage());
            return true;
        }
    }

    /**
     * The newest that is fit, or an empty one where none is; what is unfit is removed, for all of it is in the database.
     *
     * @throws IndexTrouble.IndexHeld when another process writes the newest
     * @throws IOException when the folder cannot be read or written; nothing is removed
     */
    PassageIndex open() throws IOException {
        List<Path> finished = finished();
        for (Path one : finished.reversed()) {
            try {
                return PassageIndex.open(one, storage);
            } catch (IndexUnfit e) {
                LOG.warn("event=knowledge-index-unreadable folder={} cause=\"{}\"", one, e.getMessage());
                remove(one);
            }
        }
        return PassageIndex.open(Files.createDirectories(folder.resolve("1")), storage);
    }

    /** An empty one beside the others. */
    PassageIndex begin() throws IOException {
        Path place = next();
        remove(place);
        return PassageIndex.open(place, storage);
    }

    /** Its files are complete: from the next start on it counts. Lucene holds them open under either name. */
    PassageIndex finish(PassageIndex made) throws IOException {
        made.close();
        Path begun = next();
        Path finished = folder.resolve(begun.getFileName().toString().replace(UNFINISHED, ""));
        Files.move(begun, finished);
        return PassageIndex.open(finished, storage);
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
        List<Path> deepestFirst;
        try (Stream<Path> below = Files.walk(place)) {
            deepestFirst = below.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.deleteIfExists(file);
        }
    }
}
