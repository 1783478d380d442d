package io.evenkeel.telemetry.internal.store;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Rows of the log that were unpacked already, by their ids. The database says which rows there are; this only spares
 * reading them again, and ends at a number of samples. Thread-safe.
 */
final class Tail {

    private final Map<Long, LogRow> rows = new ConcurrentHashMap<>();
    private final AtomicLong samples = new AtomicLong();
    private final long most;

    Tail(long mostSamples) {
        this.most = mostSamples;
    }

    void add(long id, LogRow row) {
        if (samples.get() + row.samples().count() <= most && rows.putIfAbsent(id, row) == null) {
            samples.addAndGet(row.samples().count());
        }
    }

    @Nullable
    LogRow get(long id) {
        return rows.get(id);
    }

    void remove(Collection<Long> ids) {
        for (Long id : ids) {
            LogRow gone = rows.remove(id);
            if (gone != null) {
                samples.addAndGet(-gone.samples().count());
            }
        }
    }

    /** Keeps these only. For what another server folded; a row that is written meanwhile may be lost, and is read again. */
    void keepOnly(Collection<Long> ids) {
        remove(rows.keySet().stream().filter(id -> !ids.contains(id)).toList());
    }
}
