package io.evenkeel.database.internal;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/**
 * What a backup says about itself; its last words but for the keys.
 *
 * @param format the form of the file; a reader refuses one that it does not know
 * @param madeBy the version of Evenkeel
 * @param rooms the newest migration of each room's schema
 * @param parts every other part of the file but this and the keys
 */
public record Manifest(
        int format,
        String madeBy,
        Instant madeAt,
        String postgres,
        SortedMap<String, String> rooms,
        boolean keys,
        List<Part> parts) {

    public static final int FORMAT = 1;

    /**
     * @param name of the entry in the file
     * @param table that the rows are of, with its columns; empty for a part that is no table
     * @param rows 0 for a part that is no table
     * @param sha256 of its bytes, unpacked
     */
    public record Part(String name, String table, long rows, long bytes, String sha256) {}

    public Manifest {
        parts = List.copyOf(parts);
    }
}
