package io.evenkeel.agent.recovery;

import io.evenkeel.agent.recovery.PsqlTables.Limits;
import io.evenkeel.agent.recovery.PsqlTables.Place;
import io.evenkeel.protocol.Json;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The protected database, asked as {@link PsqlTables#ROLE} by the agent's own user. Nothing of it is locked. */
final class LiveDatabase {

    private static final Duration QUICK = Duration.ofSeconds(30);

    private final GuardedTool tool;
    private final Place place;

    private LiveDatabase(GuardedTool tool, Place place) {
        this.tool = tool;
        this.place = place;
    }

    /** Empty where {@code jobs.conf} does not name it. */
    static Optional<LiveDatabase> of(Policy.PgBackRest policy, GuardedTool tool) {
        Policy.Database database = policy.database();
        if (!database.isAsked()) {
            return Optional.empty();
        }
        Path psql = database.programs().map(folder -> folder.resolve("psql")).orElse(Path.of("/usr/bin/psql"));
        return Optional.of(
                new LiveDatabase(tool, new Place(psql, database.socket(), database.port(), database.name())));
    }

    Answer ask(String select) {
        return new PsqlTables(tool, place, Limits.USUAL).ask(select);
    }

    /** When the newest of its changes reached the archive; empty where it does not say. */
    Optional<Instant> archivedUntil() {
        return ask("SELECT to_char(last_archived_time AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') AS at"
                                + " FROM pg_stat_archiver")
                        instanceof Answer.Rows(List<Json> rows)
                ? rows.stream()
                        .flatMap(row -> row.get("at").text().stream())
                        .findFirst()
                        .flatMap(LiveDatabase::instant)
                : Optional.empty();
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * Several statements of one session.
     *
     * @throws ToolFailed where one of them fails
     */
    ToolEnd session(List<String> statements, Duration limit) throws ToolFailed {
        ToolEnd end = tool.run(
                place.call(PsqlTables.ROLE, statements, PsqlTables.session("on", limit), limit.plus(QUICK)),
                line -> {});
        if (!end.isGood()) {
            throw new ToolFailed(
                    io.evenkeel.protocol.RecoveryFinding.Code.DATABASE_DOWN,
                    "the protected database does not answer as " + PsqlTables.ROLE + ": " + end.lastWords());
        }
        return end;
    }
}
