package io.evenkeel.agent.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.protocol.RecoveryAct;
import io.evenkeel.protocol.RecoveryAct.Extent;
import io.evenkeel.protocol.RecoveryNews;
import io.evenkeel.protocol.RecoveryResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A database that archives its changes by pgBackRest, and an encrypted repository made anew. */
final class PgBackRestCluster implements ProtectedService {

    static final Path PGBACKREST = Path.of("/usr/bin/pgbackrest");

    final RecoveryHost host;
    final Path folder;
    private final Path config;
    private final Postgres database;
    private Path repository;
    private Path program = PGBACKREST;

    /**
     * @param database which runs, and archives with {@code config}
     * @param config the file that is written here
     */
    PgBackRestCluster(Path folder, Postgres database, Path config) throws Exception {
        this(folder, database, config, Optional.empty());
    }

    /** @param prepared a repository of the same database, by {@link #saveRepository}; empty to make one */
    PgBackRestCluster(Path folder, Postgres database, Path config, Optional<Path> prepared) throws Exception {
        this.folder = folder;
        this.database = database;
        this.config = config;
        this.repository = Postgres.folder(folder.resolve("repo"));
        this.host = new RecoveryHost(folder);
        Postgres.folder(restoreBelow());
        useSecret("right");
        allow();
        if (prepared.isPresent()) {
            useRepository(prepared.get());
        } else {
            pgBackRest("stanza-create");
        }
        database.sql("drop table if exists orders");
        database.sql("create table orders as select n, md5(n::text) as what from generate_series(1, 1000) n");
    }

    void saveRepository(Path folder) {
        Programs.run("cp", "-a", repository.toString(), folder.toString());
    }

    /** Instead of the one that is there. */
    void useRepository(Path saved) {
        Programs.run("rm", "-rf", repository.toString());
        Programs.run("cp", "-a", saved.toString(), repository.toString());
    }

    private void pgBackRest(String command) {
        Postgres.as(PGBACKREST.toString(), "--config=" + config, "--stanza=main", "--log-level-file=off", command);
    }

    private void allow() throws IOException {
        String user = Postgres.BY_ROOT ? "user = postgres\n" : "";
        host.allows("""
                [pgbackrest shop]
                config = %s
                stanza = main
                restore-below = %s
                keep-at-least = 2
                program = %s
                database = postgres
                socket = %s
                port = %d
                question-seconds = 3
                %s""".formatted(config, restoreBelow(), program, database.socket, Postgres.port(), user));
    }

    @Override
    public void useSecret(String secret) throws IOException {
        Files.writeString(config, """
                [global]
                repo1-path=%s
                repo1-cipher-type=aes-256-cbc
                repo1-cipher-pass=%s
                repo1-bundle=y
                repo1-retention-full=99
                compress-type=lz4
                start-fast=y
                lock-path=%s
                spool-path=%s
                [main]
                pg1-path=%s
                pg1-port=%d
                pg1-socket-path=%s
                pg1-user=postgres
                """.formatted(
                        repository,
                        secret,
                        folder.resolve("repo/lock"),
                        folder.resolve("repo/spool"),
                        database.data,
                        Postgres.port(),
                        database.socket));
        if (Postgres.BY_ROOT) {
            Programs.run("chown", "postgres", config.toString());
        }
        Postgres.open(config, "rw-------");
    }

    Postgres database() {
        return database;
    }

    @Override
    public RecoveryResult run(RecoveryAct act) {
        return host.run("pgbackrest", "shop", act);
    }

    @Override
    public List<RecoveryNews> news() {
        return host.news;
    }

    @Override
    public Path restoreBelow() {
        return folder.resolve("drills");
    }

    /** As it was at the copy's end. */
    @Override
    public void assertRestored(Path into) throws IOException {
        try (Postgres restored = new Postgres(into, Postgres.folder(folder.resolve("socket"))).start()) {
            assertThat(restored.sql("select count(*), md5(string_agg(what, '' order by n)) from orders"))
                    .isEqualTo(database.sql("select count(*), md5(string_agg(what, '' order by n)) from orders"));
        }
    }

    @Override
    public void changeALittle() {
        database.sql("insert into orders values (1001, 'one more')");
    }

    @Override
    public Extent extentOfChanges() {
        return Extent.DIFFERENTIAL;
    }

    @Override
    public String unknownCopy() {
        return "20200101-000000F";
    }

    @Override
    public void flipAByte() throws IOException {
        Path file = largest(repository.resolve("backup/main"));
        ResticFolder.Bytes.flip(file, Files.size(file) / 2);
    }

    /** The newest archived segment, which holds the restore point of the newest copy. */
    Path newestSegment() throws IOException {
        try (Stream<Path> files = Files.walk(repository.resolve("archive/main"))) {
            return files.filter(file -> file.getFileName().toString().matches("[0-9A-F]{24}-.*"))
                    .max(Comparator.comparing(file -> file.getFileName().toString()))
                    .orElseThrow();
        }
    }

    Path manifests() {
        return folder.resolve("manifests/pgbackrest-shop");
    }

    RecoveryHost host() {
        return host;
    }

    private static Path largest(Path below) throws IOException {
        try (Stream<Path> files = Files.walk(below)) {
            return files.filter(Files::isRegularFile)
                    .max(Comparator.comparingLong(file -> file.toFile().length()))
                    .orElseThrow();
        }
    }

    /** Three segments of changes, of which the middle one goes. */
    void loseArchivedChanges() throws IOException {
        String segment = "";
        for (int i = 0; i < 3; i++) {
            String name = database.sql("select pg_walfile_name(pg_current_wal_lsn())");
            segment = i == 1 ? name : segment;
            database.sql("insert into orders values (2000, 'x'); select pg_switch_wal()");
        }
        pgBackRest("check");
        Files.delete(archived(segment));
    }

    /** What was written so far. */
    void waitUntilArchived() {
        pgBackRest("check");
    }

    private Path archived(String segment) throws IOException {
        try (Stream<Path> files = Files.walk(repository.resolve("archive/main"))) {
            return files.filter(file -> file.getFileName().toString().startsWith(segment + "-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Override
    public void useProgram(Path other) throws IOException {
        program = other;
        allow();
    }

    @Override
    public void loseRepository() throws IOException {
        repository = folder.resolve("none");
        useSecret("right");
    }

    /** Changes that are on their way to a repository that is about to go would fill the log with complaints. */
    @Override
    public void close() {
        host.close();
    }
}
