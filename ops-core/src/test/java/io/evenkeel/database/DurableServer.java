package io.evenkeel.database;

import io.evenkeel.database.internal.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A PostgreSQL as installations have it, on a folder of its own, to be killed. What was committed stays. */
public final class DurableServer implements AutoCloseable {

    private final Path folder;
    private final BundledPostgres postgres;

    private DurableServer(Path folder, BundledPostgres postgres) {
        this.folder = folder;
        this.postgres = postgres;
    }

    /** @param folder must be readable for the account that the database runs as; is removed at the end */
    public static DurableServer start(Path folder, String... rooms) {
        var postgres = new BundledPostgres(
                folder,
                TestDatabase.binaries(),
                BundledPostgres.Durability.FULL,
                notice -> System.err.println("[durable server] " + notice));
        postgres.start();
        Migrations.migrate(postgres.dataSource(), List.of(rooms));
        return new DurableServer(folder, postgres);
    }

    public DriverManagerDataSource dataSource() {
        return postgres.dataSource();
    }

    /** The process that starts all others; another one after it was killed. */
    public ProcessHandle postmaster() throws IOException {
        String pid = Files.readAllLines(folder.resolve("pg/postmaster.pid")).getFirst();
        return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    }

    @Override
    public void close() throws IOException {
        postgres.close();
        Folders.delete(folder);
    }
}
