package io.evenkeel.telemetry.internal.store;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** What metrics mean, as their senders say. The newest text holds. Thread-safe. */
public final class MetricTexts {

    private static final int MOST = 50_000;
    private static final int MOST_REMEMBERED = 5_000;

    private final Transactions transactions;
    private final JdbcClient jdbc;
    private final Map<String, MetricText> remembered = new ConcurrentHashMap<>();

    /** @param type one of Prometheus's words, such as {@code counter} */
    public record MetricText(String type, String help, String unit) {}

    MetricTexts(Transactions transactions) {
        this.transactions = transactions;
        this.jdbc = transactions.client();
    }

    /** Stores those that are new or changed; beyond 50,000 metrics new ones are left out. */
    public void learn(Map<String, MetricText> texts) {
        var changed = new TreeMap<>(texts);
        changed.entrySet().removeIf(text -> text.getValue().equals(remembered.get(text.getKey())));
        if (changed.isEmpty()) {
            return;
        }
        transactions.write(connection -> {
            int all = jdbc.sql("""
                    SELECT count(*) FROM telemetry.metric_text
                    """).query(Integer.class).single();
            if (all + changed.size() <= MOST) {
                store(changed);
            }
            return true;
        });
        if (remembered.size() + changed.size() > MOST_REMEMBERED) {
            remembered.clear();
        }
        remembered.putAll(changed);
    }

    private void store(SortedMap<String, MetricText> texts) {
        jdbc.sql("""
                        INSERT INTO telemetry.metric_text AS old (name, type, help, unit)
                        SELECT * FROM unnest(:names, :types, :helps, :units)
                        ON CONFLICT (name) DO UPDATE
                        SET type = excluded.type, help = excluded.help, unit = excluded.unit
                        WHERE (old.type, old.help, old.unit) <> (excluded.type, excluded.help, excluded.unit)
                        """)
                .param("names", new SqlArrayValue("text", texts.keySet().toArray()))
                .param("types", column(texts, MetricText::type))
                .param("helps", column(texts, MetricText::help))
                .param("units", column(texts, MetricText::unit))
                .update();
    }

    private static SqlArrayValue column(
            SortedMap<String, MetricText> texts, java.util.function.Function<MetricText, String> part) {
        return new SqlArrayValue("text", texts.values().stream().map(part).toArray());
    }

    /** By metric name; all, or that of one metric. */
    public SortedMap<String, MetricText> of(Optional<String> metric, int limit) {
        var found = new HashMap<String, MetricText>();
        jdbc.sql("""
                        SELECT name, type, help, unit FROM telemetry.metric_text
                        WHERE :metric = '' OR name = :metric ORDER BY name LIMIT :limit
                        """).param("metric", metric.orElse("")).param("limit", limit).query(row -> {
            found.put(
                    row.getString("name"),
                    new MetricText(row.getString("type"), row.getString("help"), row.getString("unit")));
        });
        return new TreeMap<>(found);
    }
}
