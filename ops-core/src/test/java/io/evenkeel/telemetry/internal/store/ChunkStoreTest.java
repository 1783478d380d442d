package io.evenkeel.telemetry.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.audit.Refusal;
import io.evenkeel.database.TestDatabase;
import io.evenkeel.telemetry.MetricStore;
import io.evenkeel.telemetry.MetricStoreContract;
import io.evenkeel.telemetry.internal.Bounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ChunkStoreTest extends MetricStoreContract {

    private static final MetricStore.Source SOMEBODY = new MetricStore.Source("token:somebody", 1_000);

    private static final DataSource DATABASE = TestDatabase.fresh();

    private final Stores stores = new Stores(Stores.emptied(DATABASE), NOON, Bounds.USUAL);

    @Override
    protected MetricStore emptyStore() {
        return store();
    }

    private ChunkStore store() {
        return stores.open();
    }

    @AfterEach
    void close() {
        stores.close();
    }

    @Test
    void seriesKeepTheirNumbersAcrossARestart() {
        store().write(SOMEBODY, List.of(series("up", Map.of("host", "a"), 1, 2)));

        store().write(SOMEBODY, List.of(series("up", Map.of("host", "a"), 1, 2, 3)));

        assertThat(count("telemetry.series")).isEqualTo(1);
        assertThat(values("up")).containsExactly(1, 2, 3);
    }

    @Test
    void theBoundOfASourceHoldsAcrossARestart() {
        var small = new MetricStore.Source("agent:small", 1);
        store().write(small, List.of(series("a", Map.of(), 1)));

        assertThat(store().write(small, List.of(series("b", Map.of(), 1))).refusedSeries())
                .isEqualTo(1);
    }

    @Test
    void aLogThatIsTooLongTakesNoMoreUntilItIsFolded() {
        var usual = Bounds.USUAL;
        var tight = new Bounds(usual.retention(), usual.rollUps(), usual.ahead(), 100, 100, 100, Long.MAX_VALUE, 1_000);
        try (var tightStores = new Stores(DATABASE, NOON, tight)) {
            ChunkStore store = tightStores.open();
            store.write(SOMEBODY, List.of(series("up", Map.of(), new double[1_001])));

            assertThatThrownBy(() -> store.write(SOMEBODY, List.of(series("down", Map.of(), 1))))
                    .isInstanceOfSatisfying(
                            Refusal.class, r -> assertThat(r.kind()).isEqualTo(Refusal.Kind.UNAVAILABLE));
            store.upkeep().fold();
            store.write(SOMEBODY, List.of(series("down", Map.of(), 1)));
            assertThat(store.use().samples()).isEqualTo(1_002);
        }
    }

    /** A second server on the same database reads what the first has just taken, and series have one number for both. */
    @Test
    void twoServersShareWhatTheyStore() {
        ChunkStore one = store();
        ChunkStore other = store();
        one.write(SOMEBODY, List.of(series("up", Map.of("host", "a"), 1)));
        other.write(SOMEBODY, List.of(series("up", Map.of("host", "a"), 9, 2)));
        other.upkeep().fold();
        one.write(SOMEBODY, List.of(series("up", Map.of("host", "a"), 8, 8, 3)));

        for (ChunkStore store : List.of(one, other)) {
            var found = store.select(List.of(name("up")), NOON, NOON.plusSeconds(60));
            assertThat(found).hasSize(1);
            assertThat(found.getFirst().values()).containsExactly(1, 2, 3);
        }
    }

    /** A server that does not know yet which log is the active one writes to another: that is folded too. */
    @Test
    void whoWritesToALogThatIsNoLongerTheActiveOneLosesNothing() {
        ChunkStore one = store();
        ChunkStore other = store();
        one.write(SOMEBODY, List.of(series("up", Map.of(), 1)));
        for (int turn = 0; turn < 4; turn++) {
            other.upkeep().fold();
            one.write(SOMEBODY, List.of(series("up" + turn, Map.of(), 1, 2)));
        }
        other.upkeep().fold();
        other.upkeep().fold();

        assertThat(other.use().samples()).isEqualTo(9);
        assertThat(other.use().waiting()).as("all in slabs").isEqualTo(9);
        assertThat(count("telemetry.log_0") + count("telemetry.log_1") + count("telemetry.log_2"))
                .isZero();
    }

    /** More than one part of a copy, in and out of the slabs. */
    @Test
    void manyRowsAtOnceAreFoldedAndClosed() {
        ChunkStore store = store();
        var random = new java.util.Random(7);
        for (int batch = 0; batch < 10; batch++) {
            var all = new ArrayList<io.evenkeel.protocol.TimeSeries>();
            for (int i = 0; i < 50; i++) {
                all.add(series(
                        "wide_" + (50 * batch + i),
                        Map.of(),
                        random.doubles(100).toArray()));
            }
            store.write(SOMEBODY, all);
        }
        store.upkeep().fold();
        store.upkeep().close(NOON.plusSeconds(100_000));

        random = new java.util.Random(7);
        for (int i = 0; i < 500; i++) {
            assertThat(values("wide_" + i))
                    .as("series %d", i)
                    .containsExactly(random.doubles(100).toArray());
        }
    }

    @Test
    void whatWasAnsweredBeforeACleanStopIsThere() throws Exception {
        ChunkStore stopped = store();
        var kept = new AtomicInteger();
        try (var pool = Executors.newFixedThreadPool(4)) {
            var writers = new ArrayList<Future<Boolean>>();
            for (int w = 0; w < 4; w++) {
                String host = "h" + w;
                writers.add(pool.submit(() -> {
                    for (int i = 0; i < 10_000; i++) {
                        try {
                            stopped.write(SOMEBODY, List.of(series("up", Map.of("host", host, "i", "" + i % 50), i)));
                        } catch (Refusal e) {
                            return e.kind() == Refusal.Kind.UNAVAILABLE;
                        }
                        kept.incrementAndGet();
                    }
                    return false;
                }));
            }
            Awaitility.await().until(() -> kept.get() > 20);
            stopped.close();
            for (var writer : writers) {
                assertThat(writer.get()).as("refused in agreed words").isTrue();
            }
        }
        assertThat(store().use().samples()).isEqualTo(kept.get());
    }

    private int count(String table) {
        return JdbcClient.create(DATABASE)
                .sql("select count(*) from " + table)
                .query(Integer.class)
                .single();
    }
}
