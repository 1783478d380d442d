package io.evenkeel.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class MigrationsTest {

    private static final List<String> TWO_ROOMS =
            List.of("platform", "migrations_test_a", "nobody_home", "migrations_test_b");

    @Test
    void everyRoomGetsItsSchemaWithItsOwnHistory() {
        DriverManagerDataSource database = TestDatabase.empty();

        Migrations.migrate(database, TWO_ROOMS);

        assertThat(names(
                        database,
                        "select schemaname || '.' || tablename from pg_catalog.pg_tables"
                                + " where schemaname like 'migrations_test%' order by 1"))
                .containsExactly(
                        "migrations_test_a.flyway_schema_history",
                        "migrations_test_a.thing",
                        "migrations_test_b.flyway_schema_history",
                        "migrations_test_b.part");
    }

    @Test
    void aRoomWithoutStatementsGetsNoSchemaButThePlatformAlwaysStands() {
        DriverManagerDataSource database = TestDatabase.empty();

        Migrations.migrate(database, TWO_ROOMS);

        assertThat(names(database, "select nspname from pg_catalog.pg_namespace"))
                .contains("platform")
                .doesNotContain("nobody_home");
    }

    @Test
    void migratingAgainChangesNothing() {
        DriverManagerDataSource database = TestDatabase.empty();
        Migrations.migrate(database, TWO_ROOMS);
        JdbcClient.create(database)
                .sql("insert into migrations_test_a.thing (id) values (7)")
                .update();

        Migrations.migrate(database, TWO_ROOMS);

        assertThat(names(database, "select id::text from migrations_test_a.thing"))
                .containsExactly("7");
    }

    @Test
    void twoServersThatStartAtOnceMigrateOnce() throws Exception {
        DriverManagerDataSource database = TestDatabase.empty();
        Callable<Boolean> start = () -> {
            Migrations.migrate(database, TWO_ROOMS);
            return true;
        };

        List<Future<Boolean>> both;
        try (var servers = Executors.newFixedThreadPool(2)) {
            both = servers.invokeAll(List.of(start, start), 60, TimeUnit.SECONDS);
        }

        for (Future<Boolean> one : both) {
            assertThat(one.get()).isTrue();
        }
        assertThat(names(
                        database,
                        "select version from migrations_test_b.flyway_schema_history where version is not null"))
                .containsExactly("001");
    }

    @Test
    void aDatabaseOfANewerVersionIsRefusedAndLeftAlone() {
        DriverManagerDataSource database = TestDatabase.empty();
        Migrations.migrate(database, TWO_ROOMS);
        JdbcClient.create(database)
                .sql("update migrations_test_a.flyway_schema_history set checksum = checksum + 1 where version = '001'")
                .update();

        assertThatThrownBy(() -> Migrations.migrate(database, TWO_ROOMS))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("migrations_test_a")
                .hasMessageContaining("newer");
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsToldInOneSentence() {
        var nobody = new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:9/evenkeel", "evenkeel", "x");

        assertThatThrownBy(() -> Migrations.mustBeUsable(nobody))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("refused")
                .hasMessageContaining("--db");
    }

    @Test
    void anUnknownHostIsTold() {
        var nowhere = new DriverManagerDataSource("jdbc:postgresql://nowhere.invalid/evenkeel", "evenkeel", "x");

        assertThatThrownBy(() -> Migrations.mustBeUsable(nowhere))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("UnknownHostException: nowhere.invalid");
    }

    @Test
    void aWrongPasswordIsToldInOneSentence() {
        DriverManagerDataSource database = TestDatabase.empty();
        var stranger = new DriverManagerDataSource(
                Objects.requireNonNull(database.getUrl()), Objects.requireNonNull(database.getUsername()), "guessed");

        assertThatThrownBy(() -> Migrations.mustBeUsable(stranger))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("EVENKEEL_DB_PASSWORD");
    }

    @Test
    void aMissingDatabaseIsToldInOneSentence() {
        DriverManagerDataSource database = TestDatabase.empty();
        var elsewhere = new DriverManagerDataSource(
                Objects.requireNonNull(database.getUrl()).replaceAll("/test_\\d+", "/not_there"),
                Objects.requireNonNull(database.getUsername()),
                Objects.requireNonNull(database.getPassword()));

        assertThatThrownBy(() -> Migrations.mustBeUsable(elsewhere))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("make the database first");
    }

    @Test
    void anOldPostgresIsRefused() {
        assertThatThrownBy(() -> Migrations.mustBeUsable(new OfMajorVersion(14)))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("PostgreSQL 14")
                .hasMessageContaining("15 or later");
    }

    @Test
    void theOldestSupportedPostgresIsTaken() {
        Migrations.mustBeUsable(new OfMajorVersion(15));
    }

    private static List<String> names(DriverManagerDataSource database, String query) {
        return JdbcClient.create(database).sql(query).query(String.class).list();
    }

    /** A database that knows nothing but its version; no old PostgreSQL is at hand in every test. */
    private static final class OfMajorVersion extends AbstractDataSource {
        private final int major;

        OfMajorVersion(int major) {
            this.major = major;
        }

        @Override
        public Connection getConnection() {
            var facts = (DatabaseMetaData) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {DatabaseMetaData.class},
                    (self, method, given) -> major);
            return (Connection) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (self, method, given) -> method.getName().equals("getMetaData") ? facts : null);
        }

        @Override
        public Connection getConnection(String user, String password) {
            return getConnection();
        }
    }
}
