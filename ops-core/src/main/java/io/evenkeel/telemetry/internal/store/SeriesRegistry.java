package io.evenkeel.telemetry.internal.store;

import io.evenkeel.protocol.RemoteWrite;
import io.evenkeel.protocol.TimeSeries;
import io.evenkeel.telemetry.MetricStore.Source;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Gives each series its number, makes new ones within the bounds, and forgets those that nobody writes. Thread-safe. */
class SeriesRegistry {

    static final int REFUSED = -1;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final SeriesBlocks blocks;
    private final InstantSource clock;
    private final int mostAltogether;
    private final Map<SeriesHash, Integer> known = new ConcurrentHashMap<>();

    /** Held while series are made, so that the bounds hold; two requests with new series wait for each other. */
    private final ReentrantLock making = new ReentrantLock();

    private final Map<String, Integer> counts = new HashMap<>();
    private boolean counted;

    SeriesRegistry(Transactions transactions, InstantSource clock, int mostAltogether) {
        this.jdbc = transactions.client();
        this.transaction = transactions.writing();
        this.blocks = new SeriesBlocks(jdbc);
        this.clock = clock;
        this.mostAltogether = mostAltogether;
    }

    /** The number of each series of the batch, in its order; {@link #REFUSED} for a new one beyond a bound. */
    int[] idsOf(Source source, List<TimeSeries> batch) {
        var ids = new int[batch.size()];
        var missing = new LinkedHashMap<SeriesHash, TimeSeries>();
        var hashes = new SeriesHash[ids.length];
        for (int i = 0; i < ids.length; i++) {
            hashes[i] = SeriesHash.of(batch.get(i).labels());
            Integer id = known.get(hashes[i]);
            ids[i] = id == null ? REFUSED : id;
            if (id == null) {
                missing.put(hashes[i], batch.get(i));
            }
        }
        if (!missing.isEmpty()) {
            known.putAll(find(missing.keySet()));
            missing.keySet().removeAll(known.keySet());
            make(source, missing);
            for (int i = 0; i < ids.length; i++) {
                ids[i] = known.getOrDefault(hashes[i], REFUSED);
            }
        }
        return ids;
    }

    private Map<SeriesHash, Integer> find(Collection<SeriesHash> hashes) {
        return jdbc.sql("""
                        SELECT id, hash FROM telemetry.series WHERE hash = ANY (:hashes)
                        """).param("hashes", bytes(hashes)).query(SeriesRegistry::identity).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map.Entry<SeriesHash, Integer> identity(ResultSet row, int number) throws SQLException {
        return Map.entry(SeriesHash.of(row.getBytes("hash")), row.getInt("id"));
    }

    private void make(Source source, Map<SeriesHash, TimeSeries> missing) {
        if (missing.isEmpty()) {
            return;
        }
        making.lock();
        try {
            missing.keySet().removeAll(known.keySet());
            var allowed = missing.entrySet().stream().limit(room(source)).toList();
            if (!allowed.isEmpty()) {
                Integer made = transaction.execute(status -> insertSeries(source, allowed));
                counts.merge(source.name(), made == null ? 0 : made, Integer::sum);
                known.putAll(find(allowed.stream().map(Map.Entry::getKey).toList()));
            }
        } finally {
            making.unlock();
        }
    }

    private int room(Source source) {
        if (!counted) {
            counts.clear();
            jdbc.sql("""
                            SELECT source, count(*) AS series FROM telemetry.series GROUP BY source
                            """).query(row -> {
                counts.put(row.getString("source"), row.getInt("series"));
            });
            counted = true;
        }
        int all = counts.values().stream().mapToInt(i -> i).sum();
        int own = counts.getOrDefault(source.name(), 0);
        return Math.max(0, Math.min(source.mostSeries() - own, mostAltogether - all));
    }

    /** The ids of all pairs of these series, by name and value; made where they are not there yet. */
    private Map<String, Map<String, Integer>> pairs(List<TimeSeries> series) {
        var names = new ArrayList<String>();
        var values = new ArrayList<String>();
        // Sorted, so that two servers that bring in the same pairs do not wait for each other crosswise.
        var sorted = new TreeMap<String, TreeSet<String>>();
        series.forEach(one -> one.labels()
                .forEach((name, value) ->
                        sorted.computeIfAbsent(name, n -> new TreeSet<>()).add(value)));
        sorted.forEach((name, all) -> all.forEach(value -> {
            names.add(name);
            values.add(value);
        }));
        var nameArray = new SqlArrayValue("text", names.toArray());
        var valueArray = new SqlArrayValue("text", values.toArray());
        jdbc.sql("""
                        INSERT INTO telemetry.label_pair (name, value)
                        SELECT * FROM unnest(:names, :values) ON CONFLICT DO NOTHING
                        """).param("names", nameArray).param("values", valueArray).update();
        // One look into the index a pair, whatever the planner thinks of a table it has no statistics of.
        var ids = new HashMap<String, Map<String, Integer>>();
        jdbc.sql("""
                        SELECT n.name, n.value, p.id FROM unnest(:names, :values) AS n (name, value)
                        CROSS JOIN LATERAL (SELECT id FROM telemetry.label_pair
                                            WHERE name = n.name AND value = n.value LIMIT 1) AS p
                        """).param("names", nameArray).param("values", valueArray).query(row -> {
            ids.computeIfAbsent(row.getString("name"), name -> new HashMap<>())
                    .put(row.getString("value"), row.getInt("id"));
        });
        return ids;
    }

    private int insertSeries(Source source, List<Map.Entry<SeriesHash, TimeSeries>> series) {
        var pairs = pairs(series.stream().map(Map.Entry::getValue).toList());
        int[] ids = blocks.numbers(series.stream()
                .map(one -> one.getValue().labels().getOrDefault(RemoteWrite.NAME, ""))
                .toList());
        var labels = new ArrayList<String>();
        var pairIds = new ArrayList<String>();
        for (var one : series) {
            labels.add(JSON.writeValueAsString(one.getValue().labels()));
            pairIds.add(one.getValue().labels().entrySet().stream()
                    .map(label -> String.valueOf(
                            pairs.getOrDefault(label.getKey(), Map.of()).get(label.getValue())))
                    .collect(Collectors.joining(",", "{", "}")));
        }
        return jdbc.sql("""
                        INSERT INTO telemetry.series (id, hash, labels, pairs, source, created_at)
                        SELECT n.id, n.hash, n.labels::jsonb, n.pairs::int[], :source, :now
                        FROM unnest(:ids, :hashes, :labels, :pairs) AS n (id, hash, labels, pairs)
                        ON CONFLICT (hash) DO NOTHING
                        """)
                .param(
                        "ids",
                        new SqlArrayValue("int4", Arrays.stream(ids).boxed().toArray()))
                .param("hashes", bytes(series.stream().map(Map.Entry::getKey).toList()))
                .param("labels", new SqlArrayValue("text", labels.toArray()))
                .param("pairs", new SqlArrayValue("text", pairIds.toArray()))
                .param("source", source.name())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Forgets these series. Nobody may be writing meanwhile. */
    int forget(Collection<Integer> ids) {
        making.lock();
        try {
            int gone = jdbc.sql("""
                            DELETE FROM telemetry.series WHERE id = ANY (:ids)
                            """)
                    .param("ids", new SqlArrayValue("int4", ids.toArray()))
                    .update();
            if (gone > 0) {
                jdbc.sql("""
                                DELETE FROM telemetry.label_pair p
                                WHERE NOT EXISTS (SELECT FROM telemetry.series s WHERE s.pairs @> ARRAY[p.id])
                                """).update();
                known.clear();
                counted = false;
            }
            return gone;
        } finally {
            making.unlock();
        }
    }

    private static SqlArrayValue bytes(Collection<SeriesHash> hashes) {
        // As Object[] the driver would not take it.
        byte[][] bytes = hashes.stream().map(SeriesHash::bytes).toArray(byte[][]::new);
        return new SqlArrayValue("bytea", (Object[]) bytes);
    }
}
