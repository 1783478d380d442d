package io.evenkeel.telemetry.internal.store;

import java.sql.Connection;
import java.sql.SQLException;

/** Statements that give one number or none, on a connection at hand. */
final class Sql {

    private Sql() {}

    static long number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
