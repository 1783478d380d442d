package io.evenkeel.energy.internal;

import io.evenkeel.energy.EnergyNode;
import io.evenkeel.energy.EnergyTree;
import io.evenkeel.energy.Meter;
import io.evenkeel.energy.MeterSource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The tree in its tables. */
@Component
class TreeRows {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, String>> LABELS = new TypeReference<>() {};

    private final JdbcClient jdbc;

    TreeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long version() {
        return jdbc.sql("select version from energy.tree").query(Long.class).single();
    }

    /** Keeps others from changing it until the transaction ends. */
    long lock() {
        return jdbc.sql("select version from energy.tree for update")
                .query(Long.class)
                .single();
    }

    EnergyTree tree() {
        List<EnergyNode> nodes = jdbc.sql("select id, name, fed_by, kind, it from energy.node order by place")
                .query(TreeRows::node)
                .list();
        List<Meter> meters = jdbc.sql("""
                        select id, node, series, labels, unit, factor, error_percent, wraps_at, most, longest_gap_seconds,
                            stuck_after_seconds, may_rest
                        from energy.meter order by place""").query(TreeRows::meter).list();
        return new EnergyTree(nodes, meters);
    }

    void replace(EnergyTree tree) {
        jdbc.sql("delete from energy.meter").update();
        jdbc.sql("delete from energy.node").update();
        jdbc.sql("""
                        insert into energy.node (id, place, name, fed_by, kind, it)
                        select id, place, name, fed_by, kind, it from jsonb_to_recordset(cast(:rows as jsonb))
                            as row (id text, place integer, name text, fed_by text, kind text, it text)""").param("rows", JSON.writeValueAsString(nodeRows(tree))).update();
        jdbc.sql("""
                        insert into energy.meter (id, place, node, series, labels, unit, factor, error_percent, wraps_at, most,
                            longest_gap_seconds, stuck_after_seconds, may_rest)
                        select id, place, node, series, labels, unit, factor, error_percent, wraps_at, most,
                            longest_gap_seconds, stuck_after_seconds, may_rest
                        from jsonb_to_recordset(cast(:rows as jsonb)) as row (id text, place integer, node text, series text,
                            labels jsonb, unit text, factor double precision, error_percent double precision,
                            wraps_at double precision, most double precision, longest_gap_seconds bigint,
                            stuck_after_seconds bigint, may_rest boolean)""").param("rows", JSON.writeValueAsString(meterRows(tree))).update();
        jdbc.sql("update energy.tree set version = version + 1").update();
    }

    private static List<NodeRow> nodeRows(EnergyTree tree) {
        return IntStream.range(0, tree.nodes().size())
                .mapToObj(place -> NodeRow.of(place, tree.nodes().get(place)))
                .toList();
    }

    private static List<MeterRow> meterRows(EnergyTree tree) {
        return IntStream.range(0, tree.meters().size())
                .mapToObj(place -> MeterRow.of(place, tree.meters().get(place)))
                .toList();
    }

    /** A row as JSON; names are those of the columns. */
    @SuppressWarnings("MemberName")
    private record NodeRow(
            String id,
            int place,
            String name,
            @Nullable String fed_by,
            String kind,
            @Nullable String it) {

        static NodeRow of(int place, EnergyNode node) {
            return new NodeRow(
                    node.id(),
                    place,
                    node.name(),
                    node.fedBy().orElse(null),
                    node.kind().name(),
                    node.it().map(Enum::name).orElse(null));
        }
    }

    /** A row as JSON; names are those of the columns. */
    @SuppressWarnings("MemberName")
    private record MeterRow(
            String id,
            int place,
            String node,
            @Nullable String series,
            Map<String, String> labels,
            String unit,
            double factor,
            double error_percent,
            @Nullable Double wraps_at,
            double most,
            long longest_gap_seconds,
            long stuck_after_seconds,
            boolean may_rest) {

        static MeterRow of(int place, Meter meter) {
            var series = meter.source() instanceof MeterSource.Series one ? one : null;
            return new MeterRow(
                    meter.id(),
                    place,
                    meter.node(),
                    series == null ? null : series.name(),
                    series == null ? Map.of() : series.labels(),
                    meter.unit().name(),
                    meter.factor(),
                    meter.errorPercent(),
                    meter.wrapsAt().isPresent() ? meter.wrapsAt().getAsDouble() : null,
                    meter.most(),
                    meter.longestGap().toSeconds(),
                    meter.stuckAfter().toSeconds(),
                    meter.mayRest());
        }
    }

    private static EnergyNode node(ResultSet row, int number) throws SQLException {
        return new EnergyNode(
                row.getString("id"),
                row.getString("name"),
                Optional.ofNullable(row.getString("fed_by")),
                EnergyNode.Kind.valueOf(row.getString("kind")),
                Optional.ofNullable(row.getString("it")).map(EnergyNode.ItBoundary::valueOf));
    }

    private static Meter meter(ResultSet row, int number) throws SQLException {
        String series = row.getString("series");
        Map<String, String> labels = JSON.readValue(row.getString("labels"), LABELS);
        double wrapsAt = row.getDouble("wraps_at");
        return new Meter(
                row.getString("id"),
                row.getString("node"),
                series == null ? new MeterSource.ByHand() : new MeterSource.Series(series, labels),
                Meter.Unit.valueOf(row.getString("unit")),
                row.getDouble("factor"),
                row.getDouble("error_percent"),
                wrapsAt > 0 ? OptionalDouble.of(wrapsAt) : OptionalDouble.empty(),
                row.getDouble("most"),
                Duration.ofSeconds(row.getLong("longest_gap_seconds")),
                Duration.ofSeconds(row.getLong("stuck_after_seconds")),
                row.getBoolean("may_rest"));
    }
}
