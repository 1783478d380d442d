package io.evenkeel.energy.internal.watch;

import io.evenkeel.energy.EnergyWatch;
import java.util.List;
import java.util.OptionalDouble;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is watched, in its table. */
@Component
public class EnergyWatchRows {
    private final JdbcClient jdbc;

    EnergyWatchRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By node. */
    public List<EnergyWatch> all() {
        return jdbc.sql("select node, most_kwh, compares_days from energy.watch order by node")
                .query((row, number) -> {
                    double most = row.getDouble("most_kwh");
                    return new EnergyWatch(
                            row.getString("node"),
                            row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(most),
                            row.getBoolean("compares_days"));
                })
                .list();
    }

    /** Nodes that are watched. */
    public List<String> nodes() {
        return all().stream().map(EnergyWatch::node).toList();
    }

    void keep(EnergyWatch watch) {
        jdbc.sql("""
                        insert into energy.watch (node, most_kwh, compares_days) values (:node, :most, :days)
                        on conflict (node) do update set most_kwh = excluded.most_kwh,
                            compares_days = excluded.compares_days""")
                .param("node", watch.node())
                .param("most", watch.mostKwh().isPresent() ? watch.mostKwh().getAsDouble() : null)
                .param("days", watch.comparesDays())
                .update();
    }

    boolean remove(String node) {
        return jdbc.sql("delete from energy.watch where node = :node")
                        .param("node", node)
                        .update()
                > 0;
    }
}
