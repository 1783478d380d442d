package io.evenkeel.agent.recovery;

import io.evenkeel.protocol.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks by {@code psql}, as the role {@link #ROLE}, which {@link #prepare} makes: it may read everything, write nothing, and
 * fill no disk. The statement is one of several bounds: it stands within one of ours that cuts rows and their number, so that
 * neither server nor client ever holds a large answer; {@code psql} sends it as it is, because an argument that does not begin
 * with a backslash is no command of psql's own.
 */
final class PsqlTables implements RestoredTables {

    static final String ROLE = "evenkeel_check";

    /** Read by the database itself, so that what is shown as text does not depend on the one who asks. */
    private static final String OPTIONS = "-c default_transaction_read_only=on -c timezone=UTC -c datestyle=ISO"
            + " -c intervalstyle=postgres -c extra_float_digits=1 -c bytea_output=hex -c statement_timeout=";

    private static final Duration GRACE = Duration.ofSeconds(5);

    /** How psql reaches a database. */
    @FunctionalInterface
    interface Psql {
        /** @param environment the settings of its session */
        ToolCall call(String role, String sql, Map<String, String> environment, Duration limit);
    }

    /**
     * A database that is asked as the agent's own user.
     *
     * @param psql the program, of the database's own version or a later one
     * @param socket the folder of its socket
     */
    record Place(Path psql, Path socket, int port, String database) implements Psql {
        @Override
        public ToolCall call(String role, String sql, Map<String, String> environment, Duration limit) {
            return call(role, List.of(sql), environment, limit);
        }

        /** Several statements of one session. */
        ToolCall call(String role, List<String> statements, Map<String, String> environment, Duration limit) {
            List<String> arguments = new ArrayList<>(List.of(
                    "--no-psqlrc",
                    "--no-password",
                    "--quiet",
                    "--tuples-only",
                    "--no-align",
                    "--set=ON_ERROR_STOP=1",
                    "--host=" + socket,
                    "--port=" + port,
                    "--username=" + role,
                    "--dbname=" + database));
            statements.forEach(sql -> arguments.add("--command=" + sql));
            return new ToolCall(psql, arguments, Optional.empty(), environment, Optional.empty(), limit);
        }
    }

    /** @param characters of one row, as JSON */
    record Limits(Duration time, int rows, int characters) {

        static final Limits USUAL = new Limits(Duration.ofMinutes(1), 10_000, 4096);
    }

    private final GuardedTool tool;
    private final Psql psql;
    private final Limits limits;

    PsqlTables(GuardedTool tool, Psql psql, Limits limits) {
        this.tool = tool;
        this.psql = psql;
        this.limits = limits;
    }

    /** Makes the role that asks. */
    Answer prepare(String superuser) {
        return call(superuser, """
                DO $do$ BEGIN
                  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '%1$s') THEN CREATE ROLE %1$s; END IF;
                  ALTER ROLE %1$s LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION CONNECTION LIMIT 2;
                  ALTER ROLE %1$s SET temp_file_limit = '256MB';
                  GRANT pg_read_all_data TO %1$s;
                END $do$""".formatted(ROLE), "off");
    }

    @Override
    public Answer ask(String select) {
        return call(
                ROLE,
                "SELECT left(row_to_json(asked)::text, %d) FROM (\n%s\n) AS asked LIMIT %d"
                        .formatted(limits.characters() + 1, withoutEnd(select), limits.rows() + 1),
                "on");
    }

    private static String withoutEnd(String select) {
        String statement = select.strip();
        return statement.endsWith(";") ? statement.substring(0, statement.length() - 1) : statement;
    }

    private Answer call(String role, String sql, String readOnly) {
        var call = psql.call(
                role, sql, session(readOnly, limits.time()), limits.time().plus(GRACE));
        try {
            return answer(tool.run(call, line -> {}));
        } catch (ToolFailed e) {
            return switch (e.finding().code()) {
                case TOOL_HANGS -> new Answer.TooSlow(limits.time().toSeconds());
                case TOOL_FLOODS -> new Answer.TooLarge("more than can be read");
                default -> new Answer.Failed(e.finding().sentence());
            };
        }
    }

    static Map<String, String> session(String readOnly, Duration time) {
        return Map.of(
                "LC_ALL",
                "C.UTF-8",
                "PGCONNECT_TIMEOUT",
                "10",
                "PGOPTIONS",
                OPTIONS.replace("read_only=on", "read_only=" + readOnly) + time.toMillis());
    }

    private Answer answer(ToolEnd end) {
        if (end.says("due to statement timeout")) {
            return new Answer.TooSlow(limits.time().toSeconds());
        }
        if (!end.isGood()) {
            return new Answer.Failed(end.errors().lines().findFirst().orElse("psql ended with " + end.code()));
        }
        List<String> lines =
                end.output().lines().filter(line -> !line.isEmpty()).toList();
        if (lines.size() > limits.rows()) {
            return new Answer.TooLarge("more than " + limits.rows() + " rows");
        }
        return rows(lines);
    }

    private Answer rows(List<String> lines) {
        List<Json> rows = new ArrayList<>();
        for (String line : lines) {
            if (line.codePointCount(0, line.length()) > limits.characters()) {
                return new Answer.TooLarge("a row of more than " + limits.characters() + " characters");
            }
            try {
                rows.add(Json.read(line));
            } catch (IllegalArgumentException e) {
                return new Answer.Failed("a row can't be read: " + e.getMessage());
            }
        }
        return new Answer.Rows(rows);
    }
}
