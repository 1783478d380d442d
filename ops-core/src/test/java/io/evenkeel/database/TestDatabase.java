package io.evenkeel.database;

import io.evenkeel.database.internal.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Real databases for tests: {@code var db = TestDatabase.fresh();}. The first call in a JVM starts one PostgreSQL and
 * migrates a template; every call copies the template, in well under a second.
 *
 * <p>The server is stopped when the JVM ends. What a killed JVM leaves behind, the next one stops and removes. Programs
 * are unpacked once per clone, into {@code target/pg-bin} of the build's root.
 */
public final class TestDatabase {

    private static final String TEMPLATE = "template_migrated";
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static @Nullable BundledPostgres server;

    private TestDatabase() {}

    /** A database with the tables of all rooms on the class path and nothing in them. Thread-safe. */
    public static DriverManagerDataSource fresh() {
        return copyOf(TEMPLATE);
    }

    /** A database with nothing in it. */
    public static DriverManagerDataSource empty() {
        return copyOf("template1");
    }

    /** Brings one room's schema to an earlier version, as an installation of that time has it. */
    public static void migrateTo(DataSource database, String room, String version) {
        Flyway.configure()
                .dataSource(database)
                .schemas(room)
                .locations("classpath:db/migration/" + room)
                .target(version)
                .load()
                .migrate();
    }

    private static synchronized DriverManagerDataSource copyOf(String template) {
        BundledPostgres running = running();
        String name = "test_" + NUMBER.incrementAndGet();
        execute(running, "create database " + name + " template " + template);
        return named(running, name);
    }

    private static synchronized BundledPostgres running() {
        BundledPostgres running = server;
        if (running == null) {
            running = start();
            server = running;
        }
        return running;
    }

    private static BundledPostgres start() {
        try {
            Path root = buildRoot().resolve("target");
            Path folder = ownFolder(root.resolve("test-pg"));
            Consumer<String> notices = notice -> System.err.println("[test database] " + notice);
            var postgres = new BundledPostgres(folder, binaries(), BundledPostgres.Durability.NONE, notices);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(postgres, folder), "test-database-end"));
            postgres.start();
            execute(postgres, "create database " + TEMPLATE);
            Migrations.migrate(named(postgres, TEMPLATE));
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void end(BundledPostgres postgres, Path folder) {
        postgres.close();
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            System.err.println("[test database] left behind: " + folder + " (" + e.getMessage() + ")");
        }
    }

    /** Held until this JVM ends, however it ends; a folder whose lock is free belongs to nobody any more. */
    private static final List<FileLock> HELD = new ArrayList<>();

    /** Where the programs are unpacked for all tests of this clone. */
    static Path binaries() {
        return buildRoot().resolve("target/pg-bin");
    }

    private static Path ownFolder(Path all) throws IOException {
        Files.createDirectories(all);
        try (var gate = FileChannel.open(all.resolve("gate"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var alone = gate.lock()) {
            removeAbandoned(all);
            Path own = Files.createTempDirectory(
                    all,
                    "jvm-" + ProcessHandle.current().pid() + "-",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
            FileLock lock = tryLock(own);
            if (lock == null || !alone.isValid()) {
                throw new IOException("somebody else locked " + own);
            }
            HELD.add(lock);
            return own;
        }
    }

    private static @Nullable FileLock tryLock(Path folder) throws IOException {
        var channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
        }
        return lock;
    }

    private static void removeAbandoned(Path all) throws IOException {
        List<Path> folders;
        try (var found = Files.newDirectoryStream(all, "jvm-*")) {
            folders = new ArrayList<>();
            found.forEach(folders::add);
        }
        for (Path folder : folders) {
            FileLock lock = tryLock(folder);
            if (lock != null) {
                BundledPostgres.stopLeftBehind(folder);
                Folders.delete(folder);
                lock.acquiredBy().close();
            }
        }
    }

    /** The clone's root: tests of a module run in the module's folder. */
    private static Path buildRoot() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve(".mvn"))) {
                return at;
            }
        }
        return Path.of(System.getProperty("java.io.tmpdir"), "evenkeel-tests-" + System.getProperty("user.name"));
    }

    private static DriverManagerDataSource named(BundledPostgres postgres, String name) {
        DriverManagerDataSource own = postgres.asOwner();
        String url = String.valueOf(own.getUrl()).replace("/" + BundledPostgres.USER + "?", "/" + name + "?");
        return new DriverManagerDataSource(url, String.valueOf(own.getUsername()), String.valueOf(own.getPassword()));
    }

    private static void execute(BundledPostgres postgres, String sql) {
        try (var connection = postgres.asOwner().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
