package io.evenkeel.agent;

import java.io.IOException;
import java.util.Optional;

/**
 * One file of a spool: records one after the other, the oldest first. It is written at its end only, and taken from its
 * start on; what was taken stays in the file until the whole file goes. Not thread-safe.
 */
final class SpoolSegment {

    private static final String SUFFIX = ".spool1";

    private final SpoolFolder folder;
    private final long number;
    private final SpoolFolder.Content content;
    private long taken;
    private long end;
    private long samples;

    private SpoolSegment(SpoolFolder folder, long number, SpoolFolder.Content content) {
        this.folder = folder;
        this.number = number;
        this.content = content;
    }

    /** An empty one; a file of this number that a failed attempt left behind is emptied. */
    static SpoolSegment fresh(SpoolFolder folder, long number) throws IOException {
        var segment = new SpoolSegment(folder, number, folder.open(nameOf(number)));
        segment.content.truncate(0);
        return segment;
    }

    /**
     * One that an earlier run wrote.
     *
     * @param taken where its first batch that was not settled begins
     * @param isLast the last one may end within a record, so each of its records is proved
     */
    static SpoolSegment found(SpoolFolder folder, long number, long taken, boolean isLast) throws IOException {
        var segment = new SpoolSegment(folder, number, folder.open(nameOf(number)));
        segment.scan(taken, isLast);
        return segment;
    }

    private void scan(long wasTaken, boolean prove) throws IOException {
        long size = content.size();
        for (var next = outline(0, size); next.isPresent(); next = outline(end, size)) {
            int length = next.get().length();
            if (prove && SpoolRecord.batch(content.read(end, length)).isEmpty()) {
                break;
            }
            if (end >= wasTaken) {
                samples += next.get().samples();
            }
            end += length;
        }
        taken = Math.min(wasTaken, end);
    }

    private Optional<SpoolRecord.Outline> outline(long at, long size) throws IOException {
        return SpoolRecord.outline(content.read(at, SpoolRecord.START), size - at);
    }

    /** Whether bytes follow the last whole record; cuts them off. */
    boolean cutTornEnd() throws IOException {
        if (content.size() == end) {
            return false;
        }
        content.truncate(end);
        return true;
    }

    /** @throws IOException when the batch is not stored; what was stored before stays */
    void append(Batch batch) throws IOException {
        var record = SpoolRecord.of(batch);
        int length = record.remaining();
        try {
            content.write(record, end);
        } catch (IOException e) {
            // A part may stand there, and may look like a whole record once the next one is written over its start.
            content.truncate(end);
            throw e;
        }
        end += length;
        samples += batch.samples();
    }

    /** The oldest batch that was not settled; empty if it is broken. Asked only while {@link #hasMore}. */
    Optional<Batch> oldest() {
        try {
            var outline = outline(taken, end);
            return outline.isEmpty()
                    ? Optional.empty()
                    : SpoolRecord.batch(content.read(taken, outline.get().length()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    void settleOldest(Batch batch) {
        taken += SpoolRecord.lengthOf(batch);
        samples -= batch.samples();
    }

    boolean hasMore() {
        return taken < end;
    }

    long number() {
        return number;
    }

    /** Where the first batch that was not settled begins. */
    long taken() {
        return taken;
    }

    long fileBytes() {
        return end;
    }

    long waitingBytes() {
        return end - taken;
    }

    long waitingSamples() {
        return samples;
    }

    /** Removes the file; one that can't be removed is settled, and goes at the next start. */
    void discard() throws IOException {
        content.close();
        folder.delete(nameOf(number));
    }

    void close() throws IOException {
        content.close();
    }

    private static String nameOf(long number) {
        return String.format("%019d", number) + SUFFIX;
    }

    /** The number of a segment's file; empty for other files. */
    static Optional<Long> numberOf(String name) {
        return name.matches("[0-9]{19}\\" + SUFFIX)
                ? Optional.of(Long.parseLong(name.substring(0, 19)))
                : Optional.empty();
    }
}
