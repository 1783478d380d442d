package io.evenkeel.protocol;

import java.time.Instant;
import java.util.List;

/**
 * What was in a database at one moment: one snapshot over all its tables.
 *
 * @param at by the database's own clock
 */
public record TableManifest(Instant at, List<Table> tables) {

    public TableManifest {
        tables = List.copyOf(tables);
    }

    /**
     * @param name with its schema
     * @param checksum the sum over all rows of a 64-bit hash of each; it does not depend on their order. Comparable within one
     *     major version of PostgreSQL.
     */
    public record Table(String name, long rows, String checksum) {}
}
