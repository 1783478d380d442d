package io.evenkeel.database;

import io.evenkeel.database.internal.Account;
import io.evenkeel.database.internal.Binaries;
import io.evenkeel.database.internal.BoundedLog;
import io.evenkeel.database.internal.Cluster;
import io.evenkeel.database.internal.PasswordFile;
import io.evenkeel.database.internal.Postmaster;
import io.evenkeel.database.internal.ServerRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The PostgreSQL that comes with Evenkeel, on one data folder: {@code pg/} is the cluster, {@code pg-bin/} the unpacked
 * programs, {@code keys/database-password} and {@code keys/database-server-password} the generated passwords and
 * {@code log/postgres.log} the bounded log.
 *
 * <p>It listens on a free port of 127.0.0.1 only. PostgreSQL refuses to run as root: then it runs as the system user
 * {@code evenkeel-db}, or, where that user cannot reach the folder, in a user namespace as the folder's owner.
 *
 * <p>The caller holds the data folder's lock. {@link #start()} is called once; {@link #close()} may come at any time,
 * also from another thread while it starts, and returns within 40 s.
 */
public final class BundledPostgres implements AutoCloseable {

    /** What is kept after a crash of the machine. */
    public enum Durability {
        /** Everything that was committed. */
        FULL,
        /** Nothing: for tests, which make a new one each time. */
        NONE
    }

    /** The database, and the role that made the cluster and may do everything in it. The server is another one. */
    static final String USER = "evenkeel";

    private final Path data;
    private final Path binariesFolder;
    private final Durability durability;
    private final Consumer<String> notices;
    private final AtomicReference<@Nullable Cluster> cluster = new AtomicReference<>();
    private final AtomicBoolean closing = new AtomicBoolean();
    private @Nullable DriverManagerDataSource owner;
    private @Nullable DriverManagerDataSource dataSource;

    /** @param notices hears, in a sentence each, what an operator should know about how it was started */
    public BundledPostgres(Path data, Consumer<String> notices) {
        this(data, data.resolve("pg-bin"), Durability.FULL, notices);
    }

    /**
     * The one that is running on a data folder, for a command beside the server; empty if none does.
     *
     * @throws DatabaseUnusable if its password cannot be read
     */
    public static Optional<DriverManagerDataSource> running(Path data) {
        Path cluster = data.resolve("pg");
        Path password = data.resolve("keys").resolve(PasswordFile.SERVER);
        try {
            Optional<Postmaster> postmaster =
                    Postmaster.read(cluster).filter(found -> found.ready() && found.serves(cluster));
            return postmaster.isEmpty()
                    ? Optional.empty()
                    : Optional.of(dataSource(
                            postmaster.get().port(),
                            USER,
                            ServerRole.NAME,
                            Files.readString(password).strip()));
        } catch (IOException e) {
            throw new DatabaseUnusable(
                    "The database in " + cluster + " cannot be used (" + e.getMessage()
                            + "): run this as the user who started the server.",
                    e);
        }
    }

    /** One on a folder beside the data folder, with the same programs. */
    public static BundledPostgres beside(Path data, Path folder, Consumer<String> notices) {
        return new BundledPostgres(folder, data.resolve("pg-bin"), Durability.FULL, notices);
    }

    BundledPostgres(Path data, Path binariesFolder, Durability durability, Consumer<String> notices) {
        this.data = data.toAbsolutePath().normalize();
        this.binariesFolder = binariesFolder.toAbsolutePath().normalize();
        this.durability = durability;
        this.notices = notices;
    }

    /**
     * Unpacks and initialises what is missing, stops a server that a killed process left behind, and starts.
     *
     * @throws DatabaseUnusable if it cannot be started
     */
    public void start() {
        try {
            String password = PasswordFile.readOrGenerate(data.resolve("keys"), Files.exists(data.resolve("pg")));
            Binaries binaries = Binaries.unpackBelow(binariesFolder);
            Account account = Account.choose(binaries, data, notices);
            BoundedLog log = BoundedLog.in(data.resolve("log"), "postgres.log");
            Cluster started = new Cluster(data.resolve("pg"), binaries, account, log, settings());
            cluster.set(started);
            if (closing.get()) {
                throw new DatabaseUnusable("The start was called off.");
            }
            started.initialise(USER, password);
            int port = started.start();
            FirstDatabase.create(dataSource(port, "postgres", USER, password), USER);
            DriverManagerDataSource asOwner = dataSource(port, USER, USER, password);
            owner = asOwner;
            dataSource = dataSource(port, USER, ServerRole.NAME, serverPassword(asOwner));
            if (durability == Durability.FULL) {
                started.keepAlive(port, notices);
            }
        } catch (IOException e) {
            close();
            throw couldNotWrite(e);
        } catch (DatabaseUnusable e) {
            close();
            throw e;
        }
    }

    private String serverPassword(DataSource asOwner) throws IOException {
        String password = PasswordFile.ofServer(data.resolve("keys"));
        try (var connection = asOwner.getConnection()) {
            ServerRole.make(connection, password);
            return password;
        } catch (SQLException e) {
            throw new DatabaseUnusable(
                    "The bundled PostgreSQL started, but the server's role in it could not be made: " + e.getMessage(),
                    e);
        }
    }

    /**
     * Brings up to date what the server must not be able to change, and makes the server the owner of everything else.
     * Called after {@link #start()} and before {@link Migrations#migrate} by whoever opens the database as an
     * installation; a restore begins without tables. Repeatable.
     */
    public void prepareTables() {
        DriverManagerDataSource asOwner = asOwner();
        Migrations.migrateKept(asOwner);
        try (var connection = asOwner.getConnection()) {
            ServerRole.handOver(connection, Migrations.ROOMS, Migrations.KEPT);
        } catch (SQLException e) {
            throw new DatabaseUnusable(
                    "The tables in the bundled PostgreSQL could not be given to the server's role: " + e.getMessage(),
                    e);
        }
        Migrations.grantKept(asOwner, ServerRole.NAME);
    }

    /** The database of the product as the owner of the cluster, who may do everything. For tests and preparation. */
    DriverManagerDataSource asOwner() {
        DriverManagerDataSource started = owner;
        if (started == null) {
            throw new IllegalStateException("not started");
        }
        return started;
    }

    private DatabaseUnusable couldNotWrite(IOException e) {
        String reason = String.valueOf(e.getMessage());
        if (reason.toLowerCase(Locale.ROOT).contains("no space left")) {
            return new DatabaseUnusable(
                    "There is no space left for the database in " + data + ": free at least 500 MB, or choose another"
                            + " folder with EVENKEEL_DATA.",
                    e);
        }
        return new DatabaseUnusable(
                "The bundled PostgreSQL could not be set up in " + data + " ("
                        + e.getClass().getSimpleName() + ": " + reason + "): see that the folder may be written.",
                e);
    }

    /** The database of the product, as the server's role. No pool. */
    public DriverManagerDataSource dataSource() {
        DriverManagerDataSource started = dataSource;
        if (started == null) {
            throw new IllegalStateException("not started");
        }
        return started;
    }

    /** Makes a start that is under way in another thread fail soon. Does not wait. */
    public void callOff() {
        closing.set(true);
        Cluster starting = cluster.get();
        if (starting != null) {
            starting.callOff();
        }
    }

    /** Stops the server and waits for it; does nothing where it does not run. */
    @Override
    public void close() {
        closing.set(true);
        Cluster started = cluster.get();
        if (started != null) {
            started.stop();
        }
    }

    /** Stops the server that a killed process left on this data folder, if there is one. */
    public static void stopLeftBehind(Path data) throws IOException {
        Cluster.stopLeftBehind(data.resolve("pg"));
    }

    private List<String> settings() {
        return switch (durability) {
            case FULL -> List.of("shared_buffers=128MB", "max_connections=60");
            case NONE ->
                List.of(
                        "shared_buffers=64MB",
                        "max_connections=100",
                        "fsync=off",
                        "synchronous_commit=off",
                        "full_page_writes=off",
                        "wal_level=minimal",
                        "max_wal_senders=0",
                        "autovacuum=off");
        };
    }

    private static DriverManagerDataSource dataSource(int port, String database, String user, String password) {
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?connectTimeout=10";
        return new DriverManagerDataSource(url, user, password);
    }

    /** Makes the product's own database in a new cluster. */
    private static final class FirstDatabase {

        private FirstDatabase() {}

        static void create(DataSource postgres, String name) {
            try (var connection = postgres.getConnection();
                    var statement = connection.createStatement()) {
                try (var found = statement.executeQuery("select 1 from pg_database where datname = '" + name + "'")) {
                    if (found.next()) {
                        return;
                    }
                }
                statement.execute("create database " + name);
            } catch (SQLException e) {
                throw new DatabaseUnusable(
                        "The bundled PostgreSQL started, but its database could not be made: " + e.getMessage(), e);
            }
        }
    }
}
