package io.evenkeel.database.internal;

import io.evenkeel.database.BackupRefused;
import io.evenkeel.database.internal.CatalogueRows.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * One moment of the database, read in one transaction that writes nothing.
 *
 * <p>TRUNCATE and DROP do not ask for a snapshot: what they take away is gone for older ones too. So every table is locked
 * against them before the snapshot is taken (ACCESS SHARE: reads and writes go on). The tables that are emptied again and
 * again are copied first; their locks are inside a savepoint and go with it, long before the rest is copied.
 */
public final class Snapshot implements AutoCloseable {

    private static final int ATTEMPTS = 5;

    private final Connection connection;
    private final Savepoint brief;
    private final Catalogue catalogue;
    private final List<String> schemas;
    private final Predicate<String> emptiedAtOnce;

    private Snapshot(
            Connection connection,
            Savepoint brief,
            Catalogue catalogue,
            List<String> schemas,
            Predicate<String> emptiedAtOnce) {
        this.connection = connection;
        this.brief = brief;
        this.catalogue = catalogue;
        this.schemas = List.copyOf(schemas);
        this.emptiedAtOnce = emptiedAtOnce;
    }

    public static Snapshot of(DataSource database, List<String> schemas, Predicate<String> emptiedAtOnce)
            throws SQLException {
        Connection connection = database.getConnection();
        try {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
                List<Table> seen = tables(connection, schemas);
                if (seen.isEmpty()) {
                    throw new BackupRefused("There is nothing to back up in this database: it is empty.");
                }
                try {
                    Savepoint brief = lock(connection, seen, emptiedAtOnce);
                    Catalogue catalogue = Catalogue.read(connection, schemas);
                    if (names(catalogue.tables()).equals(names(withRows(seen)))) {
                        return new Snapshot(connection, brief, catalogue, schemas, emptiedAtOnce);
                    }
                } catch (SQLException e) {
                    if (!passes(e) || attempt == ATTEMPTS) {
                        throw e;
                    }
                }
                connection.rollback();
            }
            throw new BackupRefused("Tables came and went while the backup began: try again.");
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** A table that was dropped meanwhile, a deadlock that we lost, or a lock that somebody held too long. */
    private static boolean passes(SQLException e) {
        return List.of("42P01", "40P01", "55P03").contains(String.valueOf(e.getSQLState()));
    }

    private static List<Table> tables(Connection connection, List<String> schemas) throws SQLException {
        execute(connection, "SET LOCAL search_path = ''");
        List<Table> tables = new CatalogueRows(connection, schemas).tables();
        connection.rollback();
        return tables;
    }

    /** No statement before this ends takes the snapshot: LOCK needs none. */
    private static Savepoint lock(Connection connection, List<Table> tables, Predicate<String> emptiedAtOnce)
            throws SQLException {
        execute(connection, "SET LOCAL search_path = ''");
        execute(connection, "SET LOCAL lock_timeout = '30s'");
        lock(
                connection,
                tables.stream()
                        .filter(table -> !emptiedAtOnce.test(table.name()))
                        .toList());
        Savepoint brief = connection.setSavepoint();
        lock(
                connection,
                tables.stream()
                        .filter(table -> emptiedAtOnce.test(table.name()))
                        .toList());
        return brief;
    }

    private static void lock(Connection connection, List<Table> tables) throws SQLException {
        if (!tables.isEmpty()) {
            execute(
                    connection,
                    "LOCK TABLE ONLY "
                            + tables.stream().map(Table::name).collect(Collectors.joining(", ONLY "))
                            + " IN ACCESS SHARE MODE");
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<Table> withRows(List<Table> tables) {
        return tables.stream().filter(table -> !table.partitioned()).toList();
    }

    private static List<String> names(List<Table> tables) {
        return tables.stream().map(Table::name).toList();
    }

    public Connection connection() {
        return connection;
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    /** The tables to copy before {@link #letGo()}. */
    public List<Table> first() {
        return catalogue.tables().stream()
                .filter(table -> emptiedAtOnce.test(table.name()))
                .toList();
    }

    /** The tables to copy after it. */
    public List<Table> rest() {
        return catalogue.tables().stream()
                .filter(table -> !emptiedAtOnce.test(table.name()))
                .toList();
    }

    /** Lets others empty the tables that were copied first; the snapshot stays. */
    public void letGo() throws SQLException {
        connection.rollback(brief);
    }

    public String postgres() throws SQLException {
        return connection.getMetaData().getDatabaseProductVersion();
    }

    /** The newest migration of each room. */
    public SortedMap<String, String> versions() throws SQLException {
        SortedMap<String, String> versions = new TreeMap<>();
        for (String schema : schemas) {
            boolean kept = catalogue.tables().stream()
                    .anyMatch(table -> table.name().equals(schema + ".flyway_schema_history"));
            if (!kept) {
                continue;
            }
            try (Statement statement = connection.createStatement();
                    var row = statement.executeQuery("SELECT version FROM " + schema + ".flyway_schema_history"
                            + " WHERE success AND version IS NOT NULL ORDER BY installed_rank DESC LIMIT 1")) {
                if (row.next()) {
                    versions.put(schema, row.getString(1));
                }
            }
        }
        return versions;
    }

    @Override
    public void close() throws SQLException {
        try {
            connection.rollback();
        } finally {
            connection.close();
        }
    }
}
