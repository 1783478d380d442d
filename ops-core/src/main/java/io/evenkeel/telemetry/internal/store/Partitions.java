package io.evenkeel.telemetry.internal.store;

import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The partitions of one table: each covers the same span of {@code t0} and has the number of it in its name. Thread-safe. */
class Partitions {

    /** Any number that no other advisory lock of the house uses: "evkp" in ASCII. */
    private static final long LOCK = 0x65766b70L;

    private final Transactions transactions;
    private final JdbcClient jdbc;
    private final String table;
    private final long span;
    private final String storage;

    /** @param storage parameters of each partition */
    Partitions(Transactions transactions, String table, long span, String storage) {
        this.transactions = transactions;
        this.jdbc = transactions.client();
        this.table = table;
        this.span = span;
        this.storage = storage;
    }

    String name(long number) {
        return "telemetry." + table + "_" + number;
    }

    /** Makes the partitions with these numbers where they are not there yet, in a transaction of its own. */
    void make(Set<Long> numbers) {
        var missing = numbers.stream().filter(number -> !exists(number)).toList();
        if (missing.isEmpty()) {
            return;
        }
        transactions.write(connection -> {
            lock();
            missing.stream().filter(number -> !exists(number)).forEach(this::make);
            return true;
        });
    }

    /**
     * Attaching takes a weaker lock than {@code create table … partition of}, so queries that run go on running. The
     * constraint that is already there spares the attach its look at every row.
     */
    private void make(long number) {
        long from = number * span;
        jdbc.sql("""
                CREATE TABLE telemetry.%1$s_%2$d (LIKE telemetry.%1$s INCLUDING ALL, CHECK (t0 >= %3$d AND t0 < %4$d))
                    WITH (%5$s);
                ALTER TABLE telemetry.%1$s
                    ATTACH PARTITION telemetry.%1$s_%2$d FOR VALUES FROM (%3$d) TO (%4$d);
                """.formatted(table, number, from, from + span, storage)).update();
    }

    boolean exists(long number) {
        return jdbc.sql("""
                        SELECT to_regclass(:name) IS NOT NULL
                        """).param("name", name(number)).query(Boolean.class).single();
    }

    /** The numbers of those that are there, lowest first. */
    List<Long> numbers() {
        return jdbc.sql("""
                        SELECT substr(c.relname, length(:table) + 2)::bigint AS number
                        FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid
                        WHERE i.inhparent = to_regclass('telemetry.' || :table)
                        ORDER BY number
                        """)
                .param("table", table)
                .query((row, n) -> row.getLong("number"))
                .list();
    }

    /** Drops those that ended before this time. As {@link #drop}. */
    List<Long> dropBefore(long epochMillis) {
        var over = numbers().stream()
                .filter(number -> (number + 1) * span <= epochMillis)
                .toList();
        over.forEach(this::drop);
        return over;
    }

    /** Waits at most two seconds for queries that use it; the next run tries again. In a transaction of its own. */
    void drop(long number) {
        transactions.write(connection -> {
            lock();
            jdbc.sql("SET LOCAL lock_timeout = '2s'").update();
            jdbc.sql("DROP TABLE IF EXISTS " + name(number)).update();
            return true;
        });
    }

    private void lock() {
        jdbc.sql("SELECT pg_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query((row, n) -> true)
                .single();
    }
}
