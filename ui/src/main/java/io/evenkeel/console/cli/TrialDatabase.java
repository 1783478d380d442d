package io.evenkeel.console.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A small real PostgreSQL, reached by a socket only, that archives its changes by pgBackRest into an encrypted repository
 * beside it. Closing ends it and leaves no file.
 */
final class TrialDatabase implements AutoCloseable {
    /** Part of the socket's name; no port is opened. */
    private static final int PORT = 5432;

    private final ScratchFolder scratch;
    private final PostgresPrograms programs;

    private TrialDatabase(ScratchFolder scratch, PostgresPrograms programs) {
        this.scratch = scratch;
        this.programs = programs;
    }

    /** With 20,000 orders and their payments, and the role that asks the questions of a drill. */
    static TrialDatabase start(PostgresPrograms programs) throws IOException, InterruptedException {
        ScratchFolder scratch = ScratchFolder.make("evenkeel-try-recovery");
        var database = new TrialDatabase(scratch, programs);
        try {
            database.make();
            return database;
        } catch (IOException | InterruptedException e) {
            database.close();
            throw e;
        }
    }

    private void make() throws IOException, InterruptedException {
        Files.setPosixFilePermissions(folder(), PosixFilePermissions.fromString("rwxr-xr-x"));
        for (String part : new String[] {"socket", "repository", "drills", "lock", "spool"}) {
            programs.own(folder().resolve(part));
        }
        programs.own(folder().resolve("database"));
        programs.run(
                "initdb", "-D", data().toString(), "-U", "postgres", "--auth=trust", "--no-sync", "--data-checksums");
        configure();
        begin();
        pgBackRest("stanza-create");
        sql(
                "create role evenkeel_check login; grant pg_read_all_data to evenkeel_check;"
                        + " create table orders (number bigint primary key, item text not null, pieces integer not null);"
                        + " create table payment (number bigint primary key, paid_at timestamptz not null default clock_timestamp())");
        order(1, 20_000);
    }

    /** Orders with these numbers, and a payment for each. */
    void order(int first, int last) throws IOException, InterruptedException {
        String numbers = "generate_series(%d, %d) n".formatted(first, last);
        sql("insert into orders select n, md5(n::text), n % 7 + 1 from " + numbers
                + "; insert into payment (number) select n from " + numbers);
    }

    private void configure() throws IOException {
        Files.writeString(config(), """
                [global]
                repo1-path=%s
                repo1-cipher-type=aes-256-cbc
                repo1-cipher-pass=%s
                repo1-bundle=y
                repo1-retention-full=9
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
                        folder().resolve("repository"),
                        java.util.UUID.randomUUID(),
                        folder().resolve("lock"),
                        folder().resolve("spool"),
                        data(),
                        PORT,
                        socket()));
        Files.setPosixFilePermissions(config(), PosixFilePermissions.fromString("rw-------"));
        programs.give(config());
    }

    private void begin() throws IOException, InterruptedException {
        String options = "-p " + PORT + " -c listen_addresses= -c unix_socket_directories=" + socket()
                + " -c wal_level=replica -c archive_mode=on -c track_commit_timestamp=on -c shared_buffers=16MB"
                + " -c archive_command='" + PostgresPrograms.PGBACKREST + " --config=" + config()
                + " --stanza=main --log-level-file=off archive-push %p'";
        programs.run(
                "pg_ctl",
                "-D",
                data().toString(),
                "-l",
                socket().resolve("log").toString(),
                "-o",
                options,
                "-w",
                "start");
    }

    private void pgBackRest(String command) throws IOException, InterruptedException {
        programs.run(
                PostgresPrograms.PGBACKREST.toString(),
                "--config=" + config(),
                "--stanza=main",
                "--log-level-file=off",
                command);
    }

    /** @return what it answers, without headings */
    String sql(String statement) throws IOException, InterruptedException {
        return programs.run(
                "psql",
                "-X",
                "-h",
                socket().toString(),
                "-p",
                Integer.toString(PORT),
                "-U",
                "postgres",
                "-v",
                "ON_ERROR_STOP=1",
                "-Atqc",
                statement);
    }

    /** The host's rules for jobs: this database and nothing else. */
    Path allow(String serverKey, String policy) throws IOException {
        Path rules = folder().resolve("jobs.conf");
        Files.writeString(rules, """
                [server]
                key = %s
                [pgbackrest %s]
                config = %s
                stanza = main
                restore-below = %s
                keep-at-least = 1
                limit-minutes = 5
                database = postgres
                socket = %s
                port = %d
                %s""".formatted(
                        serverKey,
                        policy,
                        config(),
                        folder().resolve("drills"),
                        socket(),
                        PORT,
                        programs.user().map(user -> "user = " + user + "\n").orElse("")));
        return rules;
    }

    Path folder() {
        return scratch.path();
    }

    private Path data() {
        return folder().resolve("database/data");
    }

    private Path socket() {
        return folder().resolve("socket");
    }

    private Path config() {
        return folder().resolve("pgbackrest.conf");
    }

    @Override
    public void close() throws IOException {
        try {
            if (Files.exists(data().resolve("postmaster.pid"))) {
                programs.run("pg_ctl", "-D", data().toString(), "-m", "immediate", "-w", "stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (Files.exists(folder())) {
            scratch.close();
        }
    }
}
