package io.evenkeel.logs.internal.template;

import org.jspecify.annotations.Nullable;

/**
 * Which cluster a line came to when one with its key was last met. What is kept holds until anything about that cluster's shape
 * changes, so a shortcut leads where the {@link Tree} would. Bounded: a key that finds no room takes another's. Not thread-safe.
 */
public final class Shortcuts {
    private static final int SLOTS = 1 << 16;
    /** Neighbours that a key may lie in. */
    private static final int WAYS = 4;

    private final LineKey key = new LineKey();
    private final @Nullable Kept[] slots = new Kept[SLOTS];
    private boolean readable;

    private record Kept(int hash, byte[] key, Cluster cluster, Shape shape, int version, int era) {
        boolean holds(int now) {
            return shape.version() == version && era == now;
        }
    }

    /** @return null where it has to be looked for */
    public @Nullable Cluster find(byte[] line, int from, int to, Tree tree) {
        int era = tree.era();
        readable = key.read(line, from, to);
        if (!readable) {
            return null;
        }
        int hash = key.hash();
        for (int way = 0; way < WAYS; way++) {
            Kept kept = slots[slot(hash, way)];
            if (kept != null && kept.hash == hash && kept.holds(era) && key.is(kept.key)) {
                return kept.cluster;
            }
        }
        return null;
    }

    /** Keeps where the line went that was asked for last. */
    void keep(Cluster cluster, Shape shape, int era) {
        if (!readable) {
            return;
        }
        int hash = key.hash();
        int into = slot(hash, hash >>> 30);
        for (int way = 0; way < WAYS; way++) {
            int slot = slot(hash, way);
            Kept kept = slots[slot];
            if (kept == null || !kept.holds(era)) {
                into = slot;
                break;
            }
        }
        slots[into] = new Kept(hash, key.copy(), cluster, shape, shape.version(), era);
    }

    private static int slot(int hash, int way) {
        return (hash ^ way) & (SLOTS - 1);
    }
}
