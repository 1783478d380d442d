package io.evenkeel.telemetry.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.database.TestDatabase;
import io.evenkeel.telemetry.MetricStore;
import io.evenkeel.telemetry.MetricStoreContract;
import io.evenkeel.telemetry.internal.Bounds;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
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

    private int count(String table) {
        return JdbcClient.create(DATABASE)
                .sql("select count(*) from " + table)
                .query(Integer.class)
                .single();
    }
}
