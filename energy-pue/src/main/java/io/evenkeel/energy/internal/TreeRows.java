package io.evenkeel.energy.internal;

import io.evenkeel.energy.Energy.StoredTree;
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
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** The tree in its tables. */
@Component
class TreeRows {
    /** Names are those of the columns. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private static final TypeReference<List<NodeRow>> NODES = new TypeReference<>() {};
    private static final TypeReference<List<MeterRow>> METERS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final AtomicReference<@Nullable StoredTree> last = new AtomicReference<>();

    TreeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps others from changing it until the transaction ends. */
    long lock() {
        return jdbc.sql("select version from energy.tree for update")
                .query(Long.class)
                .single();
    }

    EnergyTree tree() {
        return stored().tree();
    }

    /**
     * As it is committed, or as this transaction has written it. A tree of thousands of meters is asked for every few seconds and
     * changes a few times a year, so it is read again only where its version is another.
     */
    StoredTree stored() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return read(); // perhaps it is never committed
        }
        long version =
                jdbc.sql("select version from energy.tree").query(Long.class).single();
        StoredTree known = last.get();
        if (known == null || known.version() != version) {
            known = read();
            last.set(known);
        }
        return known;
    }

    /** In one statement, so that nodes, meters and version are of one moment. */
    private StoredTree read() {
        return jdbc.sql("""
                        select version,
                            (select coalesce(json_agg(n order by place), '[]') from energy.node n) as nodes,
                            (select coalesce(json_agg(m order by place), '[]') from energy.meter m) as meters
                        from energy.tree""").query(TreeRows::row).single();
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

    /** A row as JSON. */
    private record NodeRow(
            String id,
            int place,
            String name,
            @Nullable String fedBy,
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

        EnergyNode node() {
            return new EnergyNode(
                    id,
                    name,
                    Optional.ofNullable(fedBy),
                    EnergyNode.Kind.valueOf(kind),
                    Optional.ofNullable(it).map(EnergyNode.ItBoundary::valueOf));
        }
    }

    /** A row as JSON. */
    private record MeterRow(
            String id,
            int place,
            String node,
            @Nullable String series,
            Map<String, String> labels,
            String unit,
            double factor,
            double errorPercent,
            @Nullable Double wrapsAt,
            double most,
            long longestGapSeconds,
            long stuckAfterSeconds,
            boolean mayRest) {

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

        Meter meter() {
            return new Meter(
                    id,
                    node,
                    series == null ? new MeterSource.ByHand() : new MeterSource.Series(series, labels),
                    Meter.Unit.valueOf(unit),
                    factor,
                    errorPercent,
                    wrapsAt == null ? OptionalDouble.empty() : OptionalDouble.of(wrapsAt),
                    most,
                    Duration.ofSeconds(longestGapSeconds),
                    Duration.ofSeconds(stuckAfterSeconds),
                    mayRest);
        }
    }

    private static StoredTree row(ResultSet row, int number) throws SQLException {
        return new StoredTree(
                new EnergyTree(
                        JSON.readValue(row.getString("nodes"), NODES).stream()
                                .map(NodeRow::node)
                                .toList(),
                        JSON.readValue(row.getString("meters"), METERS).stream()
                                .map(MeterRow::meter)
                                .toList()),
                row.getLong("version"));
    }
}
