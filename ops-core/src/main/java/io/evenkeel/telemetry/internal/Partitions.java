package io.evenkeel.telemetry.internal;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The daily partitions of {@code telemetry.sample}. A day is known by its number since 1970, in UTC. Thread-safe. */
class Partitions {

    static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

    /** Any number that no other advisory lock of the house uses: "evkt" in ASCII. */
    private static final long LOCK = 0x65766b74L;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Set<Long> known = ConcurrentHashMap.newKeySet();

    Partitions(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    static long dayOf(long epochMillis) {
        return Math.floorDiv(epochMillis, DAY_MILLIS);
    }

    /** Makes the partitions of these days where they are not there yet, in a transaction of its own. */
    void make(Set<Long> days) {
        var missing = days.stream().filter(day -> !known.contains(day)).toList();
        if (missing.isEmpty()) {
            return;
        }
        transaction.executeWithoutResult(status -> {
            lock();
            missing.stream().filter(day -> !exists(day)).forEach(this::make);
        });
        known.addAll(missing);
    }

    /** After a write found no partition: another server dropped one that this one remembers. */
    void forget() {
        known.clear();
    }

    /**
     * Attaching takes a weaker lock than {@code create table … partition of}, so queries that run go on running. The
     * constraint that is already there spares the attach its look at every row.
     */
    private void make(long day) {
        long from = day * DAY_MILLIS;
        jdbc.sql("""
                CREATE TABLE telemetry.sample_%1$d (LIKE telemetry.sample INCLUDING ALL,
                    CHECK (t >= %2$d AND t < %3$d));
                ALTER TABLE telemetry.sample ATTACH PARTITION telemetry.sample_%1$d FOR VALUES FROM (%2$d) TO (%3$d);
                """.formatted(day, from, from + DAY_MILLIS)).update();
    }

    private boolean exists(long day) {
        return jdbc.sql("""
                        SELECT to_regclass('telemetry.sample_' || :day) IS NOT NULL
                        """)
                .param("day", Long.toString(day))
                .query(Boolean.class)
                .single();
    }

    /** The days that have one, oldest first. */
    List<Long> days() {
        return jdbc.sql("""
                        SELECT substr(c.relname, length('sample_') + 1)::bigint AS day
                        FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid
                        WHERE i.inhparent = 'telemetry.sample'::regclass
                        ORDER BY day
                        """).query((row, n) -> row.getLong("day")).list();
    }

    /**
     * Drops the partitions of days that ended before this time. Waits at most two seconds for queries that use one; the
     * next run tries again.
     */
    List<Long> dropBefore(long epochMillis) {
        return transaction.execute(status -> {
            lock();
            jdbc.sql("SET LOCAL lock_timeout = '2s'").update();
            var over = days().stream()
                    .filter(day -> (day + 1) * DAY_MILLIS <= epochMillis)
                    .toList();
            over.forEach(day -> {
                known.remove(day);
                jdbc.sql("DROP TABLE telemetry.sample_%d".formatted(day)).update();
            });
            return over;
        });
    }

    private void lock() {
        jdbc.sql("SELECT pg_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query((row, n) -> true)
                .single();
    }
}
