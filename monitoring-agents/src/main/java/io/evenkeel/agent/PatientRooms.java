package io.evenkeel.agent;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks for room on a thread of its own and waits a bounded time, because a call into a dead network filesystem can hang for
 * days. A mount point that hangs is not asked again until its call returns; when too many hang, no new one is asked. Used by
 * one thread.
 */
final class PatientRooms implements Filesystems.Rooms {

    private static final int MOST_HANGING = 8;

    private final Filesystems.Rooms asked;
    private final Duration patience;
    private final Map<String, Future<Optional<Filesystems.Room>>> hanging = new HashMap<>();

    /** One thread as long as every call returns; daemons, so that a hanging one does not keep the agent alive. */
    private final ExecutorService calls = Executors.newCachedThreadPool(
            Thread.ofPlatform().name("filesystem-", 1).daemon().factory());

    PatientRooms(Filesystems.Rooms asked, Duration patience) {
        this.asked = asked;
        this.patience = patience;
    }

    @Override
    public Optional<Filesystems.Room> of(String mountPoint) {
        hanging.values().removeIf(Future::isDone);
        if (hanging.containsKey(mountPoint) || hanging.size() >= MOST_HANGING) {
            return Optional.empty();
        }
        var call = calls.submit(() -> asked.of(mountPoint));
        try {
            return call.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            hanging.put(mountPoint, call);
            return Optional.empty();
        } catch (ExecutionException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
