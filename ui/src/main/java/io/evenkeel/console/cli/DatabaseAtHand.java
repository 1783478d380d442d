package io.evenkeel.console.cli;

import io.evenkeel.database.BundledPostgres;
import io.evenkeel.database.Migrations;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The database of a data folder, for a command that ends soon: the one that the server is running, else the bundled one,
 * started for the command and stopped with it, else the operator's own.
 */
final class DatabaseAtHand implements AutoCloseable {

    private final DataSource source;
    private final @Nullable BundledPostgres started;
    private final @Nullable FileChannel lock;

    private DatabaseAtHand(DataSource source, @Nullable BundledPostgres started, @Nullable FileChannel lock) {
        this.source = source;
        this.started = started;
        this.lock = lock;
    }

    /** @throws CannotStart if there is none, or it is another one than was named */
    static DatabaseAtHand open(DataFolder data, Optional<OwnDatabase> own) {
        if (own.isPresent()) {
            DriverManagerDataSource named = of(own.get());
            Migrations.mustBeUsable(named);
            return new DatabaseAtHand(named, null, null);
        }
        Optional<DriverManagerDataSource> running = BundledPostgres.running(data.path());
        if (running.isPresent()) {
            return new DatabaseAtHand(running.get(), null, null);
        }
        if (!Files.isDirectory(data.path().resolve("pg"))) {
            throw new CannotStart("There is no database in " + data.path() + ": choose the data folder with"
                    + " EVENKEEL_DATA, or give --db where the server works on your own PostgreSQL.");
        }
        FileChannel lock = data.lock();
        var bundled = new BundledPostgres(data.path(), Launch::say);
        try {
            bundled.start();
            bundled.prepareTables();
        } catch (RuntimeException e) {
            bundled.close();
            close(lock);
            throw e;
        }
        return new DatabaseAtHand(bundled.dataSource(), bundled, lock);
    }

    static DriverManagerDataSource of(OwnDatabase own) {
        return new DriverManagerDataSource(own.jdbcUrl(), own.user(), own.password());
    }

    DataSource source() {
        return source;
    }

    @Override
    public void close() {
        if (started != null) {
            started.close();
        }
        if (lock != null) {
            close(lock);
        }
    }

    private static void close(FileChannel lock) {
        try {
            lock.close();
        } catch (IOException e) {
            Launch.say("The lock could not be released: " + e.getMessage());
        }
    }
}
