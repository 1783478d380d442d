package io.evenkeel.problem.internal;

import io.evenkeel.problem.Problem;
import io.evenkeel.problem.Problem.Cause;
import io.evenkeel.problem.Problem.Sign;
import io.evenkeel.problem.Problem.State;
import io.evenkeel.problem.Problem.Workaround;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Finds problems. */
@Component
class ProblemRows {
    static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<Sign>> SIGNS = new TypeReference<>() {};

    /** Key of the advisory lock; any number that nobody else uses in this database. */
    private static final long INTAKE = 0x70726f626c656dL;

    private static final String SELECT = """
            select id, key, title, state, signs, proposed_at, accepted_at, accepted_by_name, cause, workaround, remedy,
                remedied, watched_since, watch_until, returns, reason, closed_at, version,
                array(select incident from problem.incident where problem_id = problem.id
                      group by incident order by min(joined_at), length(incident), incident) as incidents
            from problem.problem
            """;

    private final JdbcClient jdbc;

    ProblemRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Two incidents at the same moment see each other's problem: until the transaction ends, no other is taken in. */
    void oneAtATime() {
        jdbc.sql("select pg_advisory_xact_lock(:key)")
                .param("key", INTAKE)
                .query((row, number) -> number)
                .list();
    }

    Optional<StoredProblem> find(String key) {
        return jdbc.sql(SELECT + "where key = :key")
                .param("key", key)
                .query(ProblemRows::problem)
                .optional();
    }

    /** Finds it and keeps others from changing it until the transaction ends. */
    Optional<StoredProblem> lock(String key) {
        return jdbc.sql(SELECT + "where key = :key for update")
                .param("key", key)
                .query(ProblemRows::problem)
                .optional();
    }

    List<Problem> list(Optional<State> state, int limit) {
        return jdbc
                .sql(SELECT + (state.isPresent() ? "where state = :state " : "")
                        + "order by proposed_at desc, id desc limit :limit")
                .param("state", state.map(Enum::name).orElse(""))
                .param("limit", limit)
                .query(ProblemRows::problem)
                .list()
                .stream()
                .map(StoredProblem::problem)
                .toList();
    }

    /** Those that incidents join which have one of these signs, the oldest first. */
    List<StoredProblem> live(Set<String> signs) {
        return jdbc.sql(SELECT + """
                        where state in ('PROPOSED', 'OPEN', 'WATCHED') and sign_ids && :signs order by proposed_at, id""")
                .param("signs", new SqlArrayValue("text", signs.toArray()))
                .query(ProblemRows::problem)
                .list();
    }

    /** Those that rooms found, by the title that they gave. */
    Optional<StoredProblem> liveFound(String title) {
        return jdbc.sql(SELECT + """
                        where state in ('PROPOSED', 'OPEN', 'WATCHED') and title = :title and sign_ids = '{}'
                        order by proposed_at, id limit 1""")
                .param("title", title)
                .query(ProblemRows::problem)
                .optional();
    }

    /** Open ones whose remedy this change is. */
    List<StoredProblem> endedBy(String change) {
        return jdbc.sql(SELECT + "where remedy = :change and state = 'OPEN' order by id for update")
                .param("change", change)
                .query(ProblemRows::problem)
                .list();
    }

    /** When people last said of each sign that it was no problem, or none any more. */
    Map<String, Instant> settledAt(Set<String> signs) {
        Map<String, Instant> settled = new HashMap<>();
        jdbc.sql("""
                        select sign_ids, settled_at from problem.problem
                        where settled_at is not null and sign_ids && :signs""").param("signs", new SqlArrayValue("text", signs.toArray())).query(row -> {
            Instant at = row.getObject("settled_at", OffsetDateTime.class).toInstant();
            Set<String> known =
                    new HashSet<>(List.of((String[]) row.getArray("sign_ids").getArray()));
            known.retainAll(signs);
            known.forEach(sign -> settled.merge(sign, at, (one, other) -> one.isAfter(other) ? one : other));
        });
        return settled;
    }

    private static StoredProblem problem(ResultSet row, int number) throws SQLException {
        var problem = new Problem(
                row.getString("key"),
                row.getString("title"),
                State.valueOf(row.getString("state")),
                Set.copyOf(JSON.readValue(row.getString("signs"), SIGNS)),
                List.of((String[]) row.getArray("incidents").getArray()),
                instant(row, "proposed_at").orElseThrow(),
                instant(row, "accepted_at"),
                Optional.ofNullable(row.getString("accepted_by_name")),
                Optional.ofNullable(row.getString("cause")).map(json -> JSON.readValue(json, Cause.class)),
                Optional.ofNullable(row.getString("workaround")).map(json -> JSON.readValue(json, Workaround.class)),
                Optional.ofNullable(row.getString("remedy")),
                instant(row, "watch_until"),
                row.getInt("returns"),
                Optional.ofNullable(row.getString("reason")),
                instant(row, "closed_at"),
                row.getLong("version"));
        return new StoredProblem(
                row.getObject("id", UUID.class), problem, row.getBoolean("remedied"), instant(row, "watched_since"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
