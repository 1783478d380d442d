package io.evenkeel.telemetry.internal.store;

import io.evenkeel.telemetry.internal.codec.Slab;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * Hands out numbers of series in blocks of 128 per metric name. Rules ask for one metric of all hosts, again and again:
 * its series then lie in few slabs, side by side.
 */
final class SeriesBlocks {

    /** Any number that no other advisory lock of the house uses: "evkb" in ASCII. */
    private static final long LOCK = 0x65766b62L;

    private final JdbcClient jdbc;

    SeriesBlocks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Block(int grp, int used) {}

    /** One new number for each name, in their order. In the caller's transaction: others wait for its end. */
    int[] numbers(List<String> names) {
        jdbc.sql("SELECT pg_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query((row, n) -> true)
                .single();
        var places = new TreeMap<String, List<Integer>>();
        for (int i = 0; i < names.size(); i++) {
            places.computeIfAbsent(names.get(i), name -> new ArrayList<>()).add(i);
        }
        Map<String, ArrayDeque<Block>> open = open(places.keySet());
        make(places, open);
        var numbers = new int[names.size()];
        var used = new HashMap<Integer, Integer>();
        for (var metric : places.entrySet()) {
            var blocks = open.getOrDefault(metric.getKey(), new ArrayDeque<>());
            var rest = new ArrayDeque<>(metric.getValue());
            while (!rest.isEmpty()) {
                Block block = blocks.removeFirst();
                int place = block.used;
                while (place < Slab.SERIES && !rest.isEmpty()) {
                    numbers[rest.removeFirst()] = block.grp * Slab.SERIES + place++;
                }
                used.put(block.grp, place);
            }
        }
        store(used);
        return numbers;
    }

    private Map<String, ArrayDeque<Block>> open(java.util.Set<String> names) {
        var open = new HashMap<String, ArrayDeque<Block>>();
        jdbc.sql("""
                        SELECT name, grp, used FROM telemetry.series_block
                        WHERE name = ANY (:names) AND used < 128 ORDER BY grp
                        """).param("names", new SqlArrayValue("text", names.toArray())).query(row -> {
            open.computeIfAbsent(row.getString("name"), name -> new ArrayDeque<>())
                    .add(new Block(row.getInt("grp"), row.getInt("used")));
        });
        return open;
    }

    /** Adds blocks where those that are open do not hold all. */
    private void make(Map<String, List<Integer>> places, Map<String, ArrayDeque<Block>> open) {
        var names = new ArrayList<String>();
        places.forEach((name, all) -> {
            int room = open.getOrDefault(name, new ArrayDeque<>()).stream()
                    .mapToInt(block -> Slab.SERIES - block.used)
                    .sum();
            names.addAll(Collections.nCopies(Math.ceilDiv(Math.max(0, all.size() - room), Slab.SERIES), name));
        });
        jdbc.sql("""
                        INSERT INTO telemetry.series_block (name, used)
                        SELECT name, 0 FROM unnest(:names) AS name RETURNING grp, name
                        """).param("names", new SqlArrayValue("text", names.toArray())).query(row -> {
            open.computeIfAbsent(row.getString("name"), name -> new ArrayDeque<>())
                    .add(new Block(row.getInt("grp"), 0));
        });
    }

    private void store(Map<Integer, Integer> used) {
        jdbc.sql("""
                        UPDATE telemetry.series_block b SET used = n.used
                        FROM unnest(:groups, :used) AS n (grp, used) WHERE b.grp = n.grp
                        """)
                .param("groups", new SqlArrayValue("int4", used.keySet().toArray()))
                .param("used", new SqlArrayValue("int4", used.values().toArray()))
                .update();
    }
}
