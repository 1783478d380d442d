package io.evenkeel.agent;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A backlog on disk, bounded by its bytes; what was added outlives the process, however it ends. What the disk does not
 * take waits in memory, bounded too, and goes to the disk as soon as that takes it. At a bound the oldest are dropped, a
 * segment at a time (a sixteenth of the disk's bound), and counted.
 *
 * <p>Nothing is forced through the kernel's cache: a machine that loses its power may lose what was added in the last half
 * minute, and a forced write would stall the watch just when a disk is slow.
 */
final class SpoolBacklog implements Backlog, AutoCloseable {

    private static final int SEGMENTS = 16;
    private static final int SMALLEST_SEGMENT = 16 << 10;
    private static final long MOST_MEMORY = 1 << 20;

    private final SpoolFolder folder;
    private final long mostBytes;
    private final long segmentBytes;
    private final Log log;
    private final SpoolPosition position;
    private final ArrayDeque<SpoolSegment> segments = new ArrayDeque<>();
    private final ArrayDeque<Batch> inMemory = new ArrayDeque<>();
    private long nextNumber;
    private long dropped;
    private long torn;
    private @Nullable Batch handedOut;
    private boolean handedOutHasNoRoom;

    private SpoolBacklog(SpoolFolder folder, long mostBytes, Log log) {
        this.folder = folder;
        this.mostBytes = mostBytes;
        this.segmentBytes = Math.max(SMALLEST_SEGMENT, mostBytes / SEGMENTS);
        this.log = log;
        this.position = SpoolPosition.in(folder);
    }

    /** @param mostBytes of all files; a single batch above that is kept all the same while it is the newest */
    static SpoolBacklog open(SpoolFolder folder, long mostBytes, Log log) throws IOException {
        var spool = new SpoolBacklog(folder, mostBytes, log);
        spool.readWhatWaits();
        return spool;
    }

    private void readWhatWaits() throws IOException {
        SpoolPosition.Mark mark = position.read();
        dropped = mark.dropped();
        torn = mark.torn();
        var numbers = new TreeSet<Long>();
        folder.names().forEach(name -> SpoolSegment.numberOf(name).ifPresent(numbers::add));
        // Above both: a number that the mark names already must not come again, should no later mark get written.
        nextNumber = Math.max(mark.segment(), numbers.isEmpty() ? 0 : numbers.last()) + 1;
        for (long number : numbers) {
            long taken = number == mark.segment() ? mark.offset() : number < mark.segment() ? Long.MAX_VALUE : 0;
            var segment = SpoolSegment.found(folder, number, taken, number == numbers.last());
            segments.addLast(segment);
            if (segment.cutTornEnd()) {
                torn++;
            }
        }
        removeTaken();
        makeRoom(0);
        if (torn > mark.torn()) {
            log.warn("spool_torn", "records", torn - mark.torn(), "why", "the agent was ended while it wrote");
        }
        if (samples() > 0) {
            log.say("spool_found", "waiting_samples", samples());
        }
        remember();
    }

    @Override
    public synchronized void add(Batch batch) {
        inMemory.addLast(batch);
        moveToDisk();
        while (memoryBytes() > MOST_MEMORY && (hasSegmentWithMore() || inMemory.size() > 1)) {
            if (hasSegmentWithMore()) {
                dropOldestSegment();
                moveToDisk();
            } else {
                drop(inMemory.removeFirst());
            }
        }
    }

    private void moveToDisk() {
        try {
            while (!inMemory.isEmpty()) {
                Batch next = inMemory.getFirst();
                int length = SpoolRecord.lengthOf(next);
                makeRoom(length);
                activeFor(length).append(next);
                inMemory.removeFirst();
            }
        } catch (IOException e) {
            log.warnOnceAMinute("spool", "spool_unwritable", "why", e, "waiting_in_memory", inMemory.size());
        }
    }

    private SpoolSegment activeFor(int length) throws IOException {
        SpoolSegment last = segments.peekLast();
        if (last == null || (last.fileBytes() > 0 && last.fileBytes() + length > segmentBytes)) {
            segments.addLast(SpoolSegment.fresh(folder, nextNumber));
            nextNumber++;
            removeTaken();
        }
        return segments.getLast();
    }

    private void makeRoom(int length) {
        while (!segments.isEmpty() && fileBytes() + length > mostBytes) {
            dropOldestSegment();
        }
    }

    private void dropOldestSegment() {
        SpoolSegment oldest = segments.removeFirst();
        long lost = oldest.waitingSamples();
        if (handedOut != null && !handedOutHasNoRoom && oldest.hasMore()) {
            // It may still arrive: whether it is lost shows when it is settled, or the next one is asked for.
            handedOutHasNoRoom = true;
            lost -= handedOut.samples();
        }
        dropped += lost;
        discard(oldest);
        remember();
    }

    private void drop(Batch batch) {
        if (batch.equals(handedOut)) {
            handedOutHasNoRoom = true;
        } else {
            dropped += batch.samples();
        }
        remember();
    }

    @Override
    public synchronized Optional<Batch> oldest() {
        Batch known = handedOut;
        if (known != null && !handedOutHasNoRoom) {
            return Optional.of(known);
        }
        if (known != null) {
            dropped += known.samples();
            handedOutHasNoRoom = false;
        }
        handedOut = read();
        return Optional.ofNullable(handedOut);
    }

    private @Nullable Batch read() {
        while (hasSegmentWithMore()) {
            Optional<Batch> batch = segments.getFirst().oldest();
            if (batch.isPresent()) {
                return batch.get();
            }
            // Where the next record begins is told by the broken one, so what follows in this file is lost with it.
            torn++;
            log.warn("spool_broken", "lost_samples", segments.getFirst().waitingSamples());
            dropOldestSegment();
        }
        return inMemory.peekFirst();
    }

    @Override
    public synchronized void settle(Batch batch) {
        if (batch.equals(handedOut) && !handedOutHasNoRoom) {
            if (batch.equals(inMemory.peekFirst())) {
                inMemory.removeFirst();
            } else {
                segments.getFirst().settleOldest(batch);
                removeTaken();
            }
            remember();
        }
        handedOut = null;
        handedOutHasNoRoom = false;
    }

    /** Whether a batch on disk waits; if so, it is in the first segment. */
    private boolean hasSegmentWithMore() {
        removeTaken();
        return !segments.isEmpty() && segments.getFirst().hasMore();
    }

    /** The last segment stays, to be written on. */
    private void removeTaken() {
        while (segments.size() > 1 && !segments.getFirst().hasMore()) {
            discard(segments.removeFirst());
        }
    }

    private void discard(SpoolSegment segment) {
        try {
            segment.discard();
        } catch (IOException e) {
            log.warnOnceAMinute("spool", "spool_unwritable", "why", e);
        }
    }

    private void remember() {
        SpoolSegment first = segments.peekFirst();
        try {
            position.write(new SpoolPosition.Mark(
                    first == null ? nextNumber : first.number(), first == null ? 0 : first.taken(), dropped, torn));
        } catch (IOException e) {
            log.warnOnceAMinute("spool", "spool_unwritable", "why", e);
        }
    }

    private long fileBytes() {
        return segments.stream().mapToLong(SpoolSegment::fileBytes).sum();
    }

    private long memoryBytes() {
        return inMemory.stream().mapToLong(batch -> batch.body().length).sum();
    }

    @Override
    public synchronized long bytes() {
        return memoryBytes()
                + segments.stream().mapToLong(SpoolSegment::waitingBytes).sum();
    }

    @Override
    public synchronized long samples() {
        return inMemory.stream().mapToLong(Batch::samples).sum()
                + segments.stream().mapToLong(SpoolSegment::waitingSamples).sum();
    }

    @Override
    public synchronized long droppedSamples() {
        return dropped;
    }

    @Override
    public synchronized long tornRecords() {
        return torn;
    }

    @Override
    public synchronized void close() throws IOException {
        for (SpoolSegment segment : segments) {
            segment.close();
        }
        position.close();
        folder.close();
    }
}
