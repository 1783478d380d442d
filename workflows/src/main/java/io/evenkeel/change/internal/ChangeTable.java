package io.evenkeel.change.internal;

import io.evenkeel.change.Change;
import io.evenkeel.change.Change.ChangedItem;
import io.evenkeel.change.Change.Kind;
import io.evenkeel.change.Change.Review;
import io.evenkeel.change.Change.Risk;
import io.evenkeel.change.Change.State;
import io.evenkeel.change.Window;
import io.evenkeel.change.internal.StageRows.Steps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Finds changes. */
@Component
class ChangeTable {
    static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<ChangedItem>> ITEMS = new TypeReference<>() {};
    private static final TypeReference<List<String>> NAMES = new TypeReference<>() {};

    /** States in which others have to mind it. */
    private static final String PLANNED = "state in ('APPROVING', 'SCHEDULED', 'RUNNING', 'BACKING_OUT')";

    private static final String SELECT = """
            select id, key, kind, title, why, state, template, items, starts_at, ends_at, back_out_tested, risk, despite,
                approval, planned_by, planned_by_name, planned_at, started_at, started_by_name, ended_at, ended_by_name,
                reason, silences, unmutable, review, closed_at, version
            from change.change
            """;

    private final JdbcClient jdbc;
    private final StageRows steps;

    ChangeTable(JdbcClient jdbc, StageRows steps) {
        this.jdbc = jdbc;
        this.steps = steps;
    }

    Optional<Stored> find(String key) {
        return read(jdbc.sql(SELECT + "where key = :key").param("key", key)).stream()
                .findFirst();
    }

    /** Finds it and keeps others from changing it until the transaction ends. */
    Optional<Stored> lock(String key) {
        return read(jdbc.sql(SELECT + "where key = :key for update").param("key", key)).stream()
                .findFirst();
    }

    /** By window, or by when it was carried out, which an emergency may be elsewhere. */
    List<Change> between(Window span, Optional<State> state, int limit) {
        String sql = SELECT + """
                where ((starts_at < :to and ends_at > :from) or (started_at < :to and coalesce(ended_at, :to) >= :from))
                """ + state.map(only -> " and state = :state").orElse("")
                + " order by starts_at, key limit :limit";
        return changes(jdbc.sql(sql)
                .param("from", utc(span.from()))
                .param("to", utc(span.to()))
                .param("state", state.map(Enum::name).orElse(""))
                .param("limit", limit));
    }

    /** Those whose window overlaps and that others have to mind. */
    List<Change> plannedIn(Window window) {
        return changes(jdbc.sql(SELECT + "where " + PLANNED + " and starts_at < :to and ends_at > :from order by key")
                .param("from", utc(window.from()))
                .param("to", utc(window.to())));
    }

    /** @param items empty is any */
    List<Change> workedOn(Set<UUID> items, Instant from, Instant to) {
        String sql = SELECT + "where started_at < :to and coalesce(ended_at, :to) >= :from"
                + (items.isEmpty() ? "" : " and item_ids && :items") + " order by started_at desc, key limit 500";
        return changes(jdbc.sql(sql)
                .param("from", utc(from))
                .param("to", utc(to))
                .param("items", new SqlArrayValue("uuid", items.toArray())));
    }

    private List<Change> changes(StatementSpec statement) {
        return read(statement).stream().map(Stored::change).toList();
    }

    private List<Stored> read(StatementSpec statement) {
        List<Row> rows = statement.query(ChangeTable::row).list();
        Map<UUID, Steps> byChange = steps.of(rows.stream().map(Row::id).toList());
        return rows.stream()
                .map(row -> row.with(byChange.getOrDefault(row.id(), Steps.NONE)))
                .toList();
    }

    /** A row without its steps. */
    private record Row(UUID id, Change change, List<UUID> silences) {

        Stored with(Steps steps) {
            Change c = change;
            return new Stored(
                    id,
                    new Change(
                            c.key(),
                            c.kind(),
                            c.title(),
                            c.why(),
                            c.state(),
                            c.template(),
                            c.items(),
                            c.window(),
                            steps.implementation(),
                            steps.backOut(),
                            c.backOutTested(),
                            c.risk(),
                            c.despite(),
                            c.approval(),
                            c.plannedBy(),
                            c.plannedByName(),
                            c.plannedAt(),
                            c.startedAt(),
                            c.startedByName(),
                            c.endedAt(),
                            c.endedByName(),
                            c.reason(),
                            c.muted(),
                            c.unmutable(),
                            c.review(),
                            c.closedAt(),
                            c.version()),
                    silences);
        }
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        List<UUID> silences = Arrays.asList((UUID[]) row.getArray("silences").getArray());
        var change = new Change(
                row.getString("key"),
                Kind.valueOf(row.getString("kind")),
                row.getString("title"),
                row.getString("why"),
                State.valueOf(row.getString("state")),
                text(row, "template"),
                JSON.readValue(row.getString("items"), ITEMS),
                new Window(
                        instant(row, "starts_at").orElseThrow(),
                        instant(row, "ends_at").orElseThrow()),
                List.of(),
                List.of(),
                row.getBoolean("back_out_tested"),
                text(row, "risk").map(json -> JSON.readValue(json, Risk.class)),
                text(row, "despite"),
                text(row, "approval"),
                Optional.ofNullable(row.getObject("planned_by", UUID.class)),
                row.getString("planned_by_name"),
                instant(row, "planned_at").orElseThrow(),
                instant(row, "started_at"),
                text(row, "started_by_name"),
                instant(row, "ended_at"),
                text(row, "ended_by_name"),
                text(row, "reason"),
                !silences.isEmpty(),
                JSON.readValue(row.getString("unmutable"), NAMES),
                text(row, "review").map(json -> JSON.readValue(json, Review.class)),
                instant(row, "closed_at"),
                row.getLong("version"));
        return new Row(row.getObject("id", UUID.class), change, silences);
    }

    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
