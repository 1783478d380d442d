package io.evenkeel.console.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * Full backups of a database of Debian's PostgreSQL 15 by pgBackRest, in turn by itself, by an agent's job, and by one that takes a manifest,
 * whose reading of every table is told by itself.
 */
final class RecoveryOverheadPart implements RecoveryPart {

    private static final String PROGRAMS = "/usr/lib/postgresql/15/bin";
    private static final boolean BY_ROOT = "root".equals(System.getProperty("user.name"));
    private static final String ROLE = "create role evenkeel_check login; grant pg_read_all_data to evenkeel_check;"
            + " grant execute on function pg_create_restore_point, pg_switch_wal() to evenkeel_check";
    private static final int ROUNDS = 5;
    private static final int ROW_BYTES = 1_000;

    private final int megabytes;

    RecoveryOverheadPart(int megabytes) {
        this.megabytes = megabytes;
    }

    @Override
    public void measure(Path scratch, PrintWriter out) throws IOException, InterruptedException {
        if (BY_ROOT) {
            run(List.of("chown", "postgres", scratch.toString()));
        }
        Files.setPosixFilePermissions(scratch, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path data = scratch.resolve("data");
        Path config = scratch.resolve("pgbackrest.conf");
        configure(scratch, data, config);
        as("initdb", "-D", data.toString(), "-U", "postgres", "--auth=trust", "--no-sync");
        String archive = "pgbackrest --config=" + config + " --stanza=main --log-level-file=off archive-push %p";
        String options = "-c listen_addresses= -c port=4377 -c unix_socket_directories=" + scratch
                + " -c archive_mode=on -c fsync=off -c max_wal_size=4GB -c archive_command='" + archive + "'";
        as("pg_ctl", "-D", data.toString(), "-l", scratch.resolve("log").toString(), "-o", options, "-w", "start");
        try {
            fill(scratch, config);
            compare(scratch, config, out);
        } finally {
            as("pg_ctl", "-D", data.toString(), "-m", "immediate", "-w", "stop");
        }
    }

    private static void configure(Path scratch, Path data, Path config) throws IOException, InterruptedException {
        Files.writeString(config, """
                [global]
                repo1-path=%1$s/repo
                repo1-retention-full=99
                compress-type=lz4
                start-fast=y
                lock-path=%1$s/lock
                [main]
                pg1-path=%2$s
                pg1-port=4377
                pg1-socket-path=%1$s
                pg1-user=postgres
                """.formatted(scratch, data));
        if (BY_ROOT) {
            run(List.of("chown", "postgres", config.toString()));
        }
        Files.setPosixFilePermissions(config, PosixFilePermissions.fromString("rw-------"));
    }

    private void fill(Path scratch, Path config) throws IOException, InterruptedException {
        as("pgbackrest", "--config=" + config, "--stanza=main", "--log-level-file=off", "stanza-create");
        String rows =
                "create table orders as select n, string_agg(md5(n::text || m), '') as what from generate_series(1, "
                        + megabytes * (1_000_000L / ROW_BYTES) + ") n, generate_series(1, 30) m group by n";
        as(
                "psql",
                "-Xq",
                "-h",
                scratch.toString(),
                "-p",
                "4377",
                "-U",
                "postgres",
                "-c",
                rows,
                "-c",
                ROLE,
                "-c",
                "checkpoint");
    }

    private void compare(Path scratch, Path config, PrintWriter out) throws IOException, InterruptedException {
        Files.writeString(
                scratch.resolve("sections"),
                section("plain", config, "")
                        + section("asked", config, "socket = " + scratch + "\nport = 4377\ndatabase = postgres\n"));
        List<Double> bare = new ArrayList<>();
        List<Double> byAgent = new ArrayList<>();
        List<Double> manifests = new ArrayList<>();
        try (var agent = new BenchedAgent(scratch, "pgbackrest")) {
            for (int round = 0; round < ROUNDS; round++) {
                bare.add(alone(config));
                byAgent.add(agent.backup("plain").seconds());
                manifests.add(agent.backup("asked").manifestSeconds());
            }
            double alone = RecoveryManifestPart.median(bare);
            double withAgent = RecoveryManifestPart.median(byAgent);
            out.printf(
                    "backup of %,d MB, medians of %d: pgBackRest alone %.2f s, by the agent %.2f s, %+.1f %%; all %s, %s%n",
                    megabytes, ROUNDS, alone, withAgent, (withAgent / alone - 1) * 100, bare, byAgent);
            out.printf(
                    "its manifest of tables, which reads every row, adds %.2f s; all %s%n",
                    RecoveryManifestPart.median(manifests), manifests);
            out.printf("memory that its jobs add on the host: %,d bytes%n", agent.addedMemory());
        }
    }

    private static String section(String name, Path config, String more) {
        return "[pgbackrest " + name + "]\nconfig = " + config + "\nstanza = main\n" + more
                + (BY_ROOT ? "user = postgres\n" : "");
    }

    /** @return seconds */
    private static double alone(Path config) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        as(
                "pgbackrest",
                "--config=" + config,
                "--stanza=main",
                "--log-level-file=off",
                "--type=full",
                "--no-expire-auto",
                "backup");
        return (System.nanoTime() - begin) / 1e9;
    }

    /**
     * As the database's user, whom root has to become; in a session of its own, as the agent runs its tools: the kernel shares
     * processors out by sessions.
     */
    private static void as(String... command) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("setsid", "--wait"));
        all.addAll(BY_ROOT ? List.of("runuser", "-u", "postgres", "--") : List.of());
        all.addAll(List.of(command));
        run(all);
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PATH", PROGRAMS + ":/usr/sbin:/usr/bin:/bin");
        Process process = builder.start();
        process.getOutputStream().close();
        String says = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(command + " ended with " + process.exitValue() + ": " + says);
        }
    }
}
