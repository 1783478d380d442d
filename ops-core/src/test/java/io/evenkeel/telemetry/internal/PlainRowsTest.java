package io.evenkeel.telemetry.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.database.TestDatabase;
import io.evenkeel.telemetry.MetricStore;
import io.evenkeel.telemetry.MetricStoreContract;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

class PlainRowsTest extends MetricStoreContract {

    private static final MetricStore.Source SOMEBODY = new MetricStore.Source("token:somebody", 1_000);

    private final DataSource database = TestDatabase.fresh();
    private Instant now = NOON;

    @Override
    protected MetricStore emptyStore() {
        return store();
    }

    private PlainRows store() {
        return new PlainRows(database, new JdbcTransactionManager(database), () -> now, Bounds.USUAL);
    }

    @Test
    void seriesKeepTheirNumbersAcrossARestart() {
        store().write(SOMEBODY, List.of(series("up", Map.of("host", "a"), 1, 2)));

        var written = store().write(SOMEBODY, List.of(series("up", Map.of("host", "a"), 1, 2, 3)));

        assertThat(written).isEqualTo(new MetricStore.Written(1, 2, 0, 0));
        assertThat(count("telemetry.series")).isEqualTo(1);
    }

    @Test
    void theBoundOfASourceHoldsAcrossARestart() {
        var small = new MetricStore.Source("agent:small", 1);
        store().write(small, List.of(series("a", Map.of(), 1)));

        assertThat(store().write(small, List.of(series("b", Map.of(), 1))).refusedSeries())
                .isEqualTo(1);
    }

    @Test
    void partitionsAreMadeAheadAndDroppedAfterTheRetention() {
        var store = store();
        store.write(SOMEBODY, List.of(series("old", Map.of("host", "gone"), 1), series("both", Map.of(), 1)));
        now = NOON.plus(Duration.ofDays(31)).plus(Duration.ofHours(12));
        var today = new Samples31(now);
        store.write(SOMEBODY, List.of(today.one("both")));

        store.keepHouse();

        assertThat(partitions()).containsExactly("sample_20810", "sample_20811");
        assertThat(store.labelValues("__name__", List.of())).containsExactly("both");
        assertThat(store.labelNames(List.of())).containsExactly("__name__");
        store.write(SOMEBODY, List.of(series("old", Map.of("host", "gone"), 7)));
        assertThat(values("old")).containsExactly(7);
    }

    @Test
    void aPartitionThatAnotherServerDroppedIsMadeAgain() {
        var store = store();
        store.write(SOMEBODY, List.of(series("up", Map.of(), 1)));
        JdbcClient.create(database).sql("drop table telemetry.sample_20778").update();

        assertThat(store.write(SOMEBODY, List.of(series("up", Map.of(), 1))).stored())
                .isEqualTo(1);
    }

    private record Samples31(Instant at) {
        io.evenkeel.protocol.TimeSeries one(String metric) {
            return new io.evenkeel.protocol.TimeSeries(
                    Map.of("__name__", metric),
                    List.of(new io.evenkeel.protocol.TimeSeries.Sample(at.toEpochMilli(), 1)));
        }
    }

    private List<String> partitions() {
        return JdbcClient.create(database)
                .sql("select relname from pg_class where relname ~ '^sample_[0-9]+$' and relkind = 'r' order by 1")
                .query(String.class)
                .list();
    }

    private int count(String table) {
        return JdbcClient.create(database)
                .sql("select count(*) from " + table)
                .query(Integer.class)
                .single();
    }
}
