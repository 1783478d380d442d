package io.evenkeel.telemetry.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.database.TestDatabase;
import io.evenkeel.protocol.TimeSeries;
import io.evenkeel.telemetry.Matcher;
import io.evenkeel.telemetry.MetricStore;
import io.evenkeel.telemetry.internal.Bounds;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What the first version stored as plain rows is there after the migration, bit for bit. */
class MigratedRowsTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void plainRowsAreCarriedOver() {
        DriverManagerDataSource database = TestDatabase.empty();
        flyway(database).target("1").load().migrate();
        JdbcClient jdbc = JdbcClient.create(database);
        long noon = NOON.toEpochMilli();
        long day = noon / 86_400_000;
        for (long d : new long[] {day - 1, day}) {
            jdbc.sql("CREATE TABLE telemetry.sample_%d PARTITION OF telemetry.sample FOR VALUES FROM (%d) TO (%d)"
                            .formatted(d, d * 86_400_000, (d + 1) * 86_400_000))
                    .update();
        }
        jdbc.sql("INSERT INTO telemetry.label_pair (name, value) VALUES ('__name__', 'up')")
                .update();
        jdbc.sql("""
                INSERT INTO telemetry.series (hash, labels, pairs, source, created_at)
                VALUES (:hash, '{"__name__": "up"}', '{1}', 'token:before', '2026-11-01')
                """)
                .param("hash", SeriesHash.of(Map.of("__name__", "up")).bytes())
                .update();
        jdbc.sql("""
                INSERT INTO telemetry.sample (series_id, t, value)
                SELECT 1, :noon - 1000 * i, i / 8.0 FROM generate_series(0, 49999) AS i WHERE i <> 7
                UNION ALL SELECT 1, :noon - 7000, '-0'::float8
                """).param("noon", noon).update();

        flyway(database).load().migrate();

        try (var stores = new Stores(database, NOON.plusSeconds(60), Bounds.USUAL)) {
            ChunkStore store = stores.open();
            check(store);
            store.upkeep().fold();
            store.upkeep().close(NOON.plusSeconds(100_000));
            check(store);
            store.write(
                    new MetricStore.Source("token:after", 10),
                    List.of(
                            new TimeSeries(Map.of("__name__", "up"), List.of(new TimeSeries.Sample(noon + 10_000, 1))),
                            new TimeSeries(Map.of("__name__", "new"), List.of(new TimeSeries.Sample(noon, 2)))));
            assertThat(store.labelValues("__name__", List.of())).containsExactly("new", "up");
            assertThat(values(store, "up")).hasSize(50_001);
            assertThat(values(store, "new")).containsExactly(2);
        }
    }

    private static void check(ChunkStore store) {
        double[] expected = DoubleStream.iterate(49_999, i -> i >= 0, i -> i - 1)
                .map(i -> i == 7 ? -0.0 : i / 8.0)
                .toArray();
        assertThat(values(store, "up")).isEqualTo(expected);
    }

    private static double[] values(ChunkStore store, String metric) {
        return store.select(
                        List.of(new Matcher("__name__", Matcher.Kind.EQUAL, metric)),
                        NOON.minusSeconds(1_000_000),
                        NOON.plusSeconds(60))
                .getFirst()
                .values();
    }

    private static org.flywaydb.core.api.configuration.FluentConfiguration flyway(DriverManagerDataSource database) {
        return Flyway.configure()
                .dataSource(database)
                .schemas("telemetry")
                .locations("classpath:db/migration/telemetry");
    }
}
