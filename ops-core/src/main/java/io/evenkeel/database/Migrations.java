package io.evenkeel.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.internal.exception.FlywaySqlException;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Brings every room's schema up to date, in the order of the rooms. A room's schema has the room's name and holds its
 * own history; its statements lie in {@code db/migration/<room>} on the class path. Several servers may do it at once.
 */
public final class Migrations {

    /** {@code platform} holds the tables of the process engine, Quartz and the event registry. */
    static final List<String> ROOMS = List.of(
            "platform",
            "audit",
            "identity",
            "notify",
            "fleet",
            "inventory",
            "telemetry",
            "logs",
            "alerting",
            "oncall",
            "incident",
            "diagnosis",
            "reporting",
            "knowledge",
            "workflow",
            "desk",
            "problem",
            "change",
            "resource",
            "recovery",
            "energy",
            "assistant");

    /** Those whose tables the server uses and does not own, where we make its role: its file {@code rights.sql} says how. */
    static final List<String> KEPT = List.of("audit");

    private static final int OLDEST_MAJOR_VERSION = 15;

    /** Key of the advisory lock; any number that nobody else uses in this database. */
    private static final long ONE_AT_A_TIME = 0x6576656e6b65656cL;

    private Migrations() {}

    /** Migrates all rooms that are on the class path. */
    public static void migrate(DataSource dataSource) {
        migrate(dataSource, ROOMS);
    }

    /** @throws DatabaseUnusable if the database does not answer, is too old, or does not fit this version */
    static void migrate(DataSource dataSource, List<String> rooms) {
        mustBeUsable(dataSource);
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            // Making a schema "if not exists" still fails where another session makes it at that moment, so one server
            // migrates at a time; the lock ends with the connection.
            statement.execute("select pg_advisory_lock(" + ONE_AT_A_TIME + ")");
            try {
                statement.execute("create schema if not exists platform");
                migrateEach(dataSource, rooms);
            } finally {
                statement.execute("select pg_advisory_unlock(" + ONE_AT_A_TIME + ")");
            }
        } catch (SQLException e) {
            throw unusable(e);
        }
    }

    private static void migrateEach(DataSource dataSource, List<String> rooms) {
        for (String room : rooms) {
            if (Migrations.class.getResource("/db/migration/" + room) != null) {
                migrate(dataSource, room);
            }
        }
    }

    /** Migrates the rooms that are kept from the server's role, as their owner. */
    static void migrateKept(DataSource owner) {
        KEPT.forEach(room -> migrate(owner, room));
    }

    /** Gives the server's role what it may do in them. */
    static void grantKept(DataSource owner, String server) {
        for (String room : KEPT) {
            try (var file = Migrations.class.getResourceAsStream("/db/migration/" + room + "/rights.sql");
                    var connection = owner.getConnection();
                    var statement = connection.createStatement()) {
                String rights = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
                // One message with several statements is one transaction.
                statement.execute(rights.replace("${server}", server));
            } catch (SQLException e) {
                throw unusable(e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** @throws DatabaseUnusable if the database does not answer or is too old; changes nothing */
    public static void mustBeUsable(DataSource dataSource) {
        try (var connection = dataSource.getConnection()) {
            int major = connection.getMetaData().getDatabaseMajorVersion();
            if (major < OLDEST_MAJOR_VERSION) {
                throw new DatabaseUnusable("The database is PostgreSQL " + major + ", and Evenkeel needs "
                        + OLDEST_MAJOR_VERSION + " or later: give a newer one with --db, or leave --db out for the"
                        + " bundled one.");
            }
        } catch (SQLException e) {
            throw unusable(e);
        }
    }

    /** The newest migration of a room that this version has; 0 where it does not know the room. */
    static int newest(String room) {
        try {
            return Arrays.stream(new PathMatchingResourcePatternResolver()
                            .getResources("classpath*:db/migration/" + room + "/V*.sql"))
                    .map(found -> String.valueOf(found.getFilename()))
                    .mapToInt(name -> Integer.parseInt(name.substring(1, name.indexOf("__"))))
                    .max()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void migrate(DataSource dataSource, String room) {
        try {
            Flyway.configure()
                    .dataSource(dataSource)
                    .schemas(room)
                    .locations("classpath:db/migration/" + room)
                    // The schema platform is made above, and the engine puts its tables there by itself.
                    .baselineOnMigrate(room.equals("platform"))
                    .baselineVersion("0")
                    .load()
                    .migrate();
        } catch (FlywaySqlException e) {
            throw new DatabaseUnusable(
                    "The tables of " + room + " could not be brought up to date: " + firstLine(e), e);
        } catch (FlywayException e) {
            throw new DatabaseUnusable(
                    "The tables of " + room + " do not fit this version of Evenkeel, as when a newer one wrote them: "
                            + firstLine(e) + ". Start the version that wrote them, or restore a backup.",
                    e);
        }
    }

    private static String firstLine(FlywayException e) {
        return String.valueOf(e.getMessage())
                .lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("no reason given");
    }

    private static DatabaseUnusable unusable(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        String cause = e.getCause() == null ? "" : " " + e.getCause();
        String message = (e.getMessage() + cause)
                .replaceAll("java\\.[a-z.]+\\.", "")
                .replaceAll("\\s+", " ")
                .strip();
        String advice = switch (state) {
            case "28P01", "28000" -> "check the user in --db and the password in EVENKEEL_DB_PASSWORD";
            case "3D000" -> "make the database first, or name another one in --db";
            case "42501" -> "the user in --db must be allowed to create schemas in that database";
            case "53300" -> "it has no free connection: raise max_connections there";
            default -> "check that it runs and that the address in --db is right";
        };
        return new DatabaseUnusable("The database cannot be used (" + message + "): " + advice + ".", e);
    }
}
