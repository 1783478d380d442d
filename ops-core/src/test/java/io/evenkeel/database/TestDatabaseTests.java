package io.evenkeel.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class TestDatabaseTests {

    @Test
    void everyCallGivesADatabaseOfItsOwn() throws SQLException {
        DataSource one = TestDatabase.fresh();
        DataSource other = TestDatabase.fresh();

        execute(one, "create table public.only_here (id int)");

        assertThat(count(one, "only_here")).isOne();
        assertThat(count(other, "only_here")).isZero();
    }

    @Test
    void theSchemaOfThePlatformIsThere() throws SQLException {
        DataSource fresh = TestDatabase.fresh();

        execute(fresh, "create table platform.works (id int)");

        assertThat(count(fresh, "works")).isOne();
    }

    private static void execute(DataSource source, String sql) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int count(DataSource source, String table) throws SQLException {
        try (var connection = source.getConnection();
                var statement =
                        connection.prepareStatement("select count(*) from pg_catalog.pg_tables where tablename = ?")) {
            statement.setString(1, table);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }
}
