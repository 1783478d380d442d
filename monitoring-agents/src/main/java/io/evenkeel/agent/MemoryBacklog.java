package io.evenkeel.agent;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A backlog in memory, bounded by its span of time and by its bytes; it ends with the process. */
final class MemoryBacklog implements Backlog {

    private final Duration longestSpan;
    private final long mostBytes;
    private final ArrayDeque<Batch> waiting = new ArrayDeque<>();
    private @Nullable Batch handedOut;
    private boolean handedOutHasNoRoom;
    private long bytes;
    private long samples;
    private long dropped;

    MemoryBacklog(Duration longestSpan, long mostBytes) {
        this.longestSpan = longestSpan;
        this.mostBytes = mostBytes;
    }

    @Override
    public synchronized void add(Batch batch) {
        waiting.addLast(batch);
        count(batch, 1);
        while (waiting.size() > 1 && isTooMuch(batch)) {
            dropOldest();
        }
    }

    private boolean isTooMuch(Batch newest) {
        return bytes > mostBytes
                || Duration.between(waiting.getFirst().time(), newest.time()).compareTo(longestSpan) > 0;
    }

    private void dropOldest() {
        Batch oldest = waiting.removeFirst();
        count(oldest, -1);
        if (oldest.equals(handedOut)) {
            // It may still arrive: whether it is lost shows when it is settled, or the next one is asked for.
            handedOutHasNoRoom = true;
        } else {
            dropped += oldest.samples();
        }
    }

    @Override
    public synchronized Optional<Batch> oldest() {
        if (handedOut != null && handedOutHasNoRoom) {
            dropped += handedOut.samples();
        }
        handedOutHasNoRoom = false;
        handedOut = waiting.peekFirst();
        return Optional.ofNullable(handedOut);
    }

    @Override
    public synchronized void settle(Batch batch) {
        if (batch.equals(waiting.peekFirst())) {
            waiting.removeFirst();
            count(batch, -1);
        }
        handedOut = null;
        handedOutHasNoRoom = false;
    }

    @Override
    public synchronized long bytes() {
        return bytes;
    }

    @Override
    public synchronized long samples() {
        return samples;
    }

    @Override
    public synchronized long droppedSamples() {
        return dropped;
    }

    private void count(Batch batch, int sign) {
        bytes += sign * (long) batch.body().length;
        samples += sign * (long) batch.samples();
    }
}
