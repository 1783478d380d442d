package io.evenkeel.telemetry.internal.store;

import io.evenkeel.database.TestDatabase;
import io.evenkeel.protocol.TimeSeries;
import io.evenkeel.telemetry.Matcher;
import io.evenkeel.telemetry.MetricStore;
import io.evenkeel.telemetry.internal.Bounds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Stores on one fresh database, with a clock that the test moves. */
public final class Stores implements AutoCloseable {

    private final DataSource database;
    private final Bounds bounds;
    private final List<ChunkStore> open = new ArrayList<>();
    public volatile Instant now;

    public Stores(Instant now) {
        this(TestDatabase.fresh(), now, Bounds.USUAL);
    }

    public Stores(DataSource database, Instant now, Bounds bounds) {
        this.database = database;
        this.now = now;
        this.bounds = bounds;
    }

    public DataSource database() {
        return database;
    }

    /** Makes the store's tables as they are at first; in a tenth of the time that a fresh database takes. */
    static DataSource emptied(DataSource database) {
        JdbcClient jdbc = JdbcClient.create(database);
        jdbc.sql("""
                        SELECT 'DROP TABLE telemetry.' || c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
                        WHERE c.relkind = 'r' AND c.relnamespace = 'telemetry'::regnamespace
                        """).query(String.class).list().forEach(drop -> jdbc.sql(drop).update());
        jdbc.sql("""
                TRUNCATE telemetry.log_0, telemetry.log_1, telemetry.log_2, telemetry.series, telemetry.label_pair,
                    telemetry.series_block, telemetry.time_window, telemetry.rolled_day, telemetry.retention
                """).update();
        return database;
    }

    /** Another server on the same database. */
    public ChunkStore open() {
        var store = new ChunkStore(database, new JdbcTransactionManager(database), () -> now, bounds);
        open.add(store);
        return store;
    }

    @Override
    public void close() {
        open.forEach(ChunkStore::close);
    }

    /** What is done to a store before it is read, and now and then while it is written. */
    interface Move {
        void of(ChunkStore store);

        /** All windows of the samples are over. */
        Move CLOSED = store -> {
            store.upkeep().fold();
            store.upkeep().close(Instant.parse("2027-01-01T00:00:00Z"));
        };
    }

    static MetricStore moving(ChunkStore store, Move move) {
        return new Moving(store, move, new AtomicInteger());
    }

    private record Moving(ChunkStore store, Move move, AtomicInteger writes) implements MetricStore {

        private static final int MOVE_EVERY = 16;

        private ChunkStore moved() {
            move.of(store);
            return store;
        }

        @Override
        public Written write(Source source, List<TimeSeries> batch) {
            Written written = store.write(source, batch);
            if (writes.incrementAndGet() % MOVE_EVERY == 0) {
                move.of(store);
            }
            return written;
        }

        @Override
        public List<Series> select(List<Matcher> matchers, Instant from, Instant to) {
            return moved().select(matchers, from, to);
        }

        @Override
        public List<Series> selectNewest(List<Matcher> matchers, Instant from, Instant to) {
            return moved().selectNewest(matchers, from, to);
        }

        @Override
        public List<Map<String, String>> series(List<List<Matcher>> anyOf, Instant from, Instant to) {
            return moved().series(anyOf, from, to);
        }

        @Override
        public SortedSet<String> labelNames(List<List<Matcher>> anyOf) {
            return store.labelNames(anyOf);
        }

        @Override
        public SortedSet<String> labelValues(String label, List<List<Matcher>> anyOf) {
            return store.labelValues(label, anyOf);
        }
    }
}
