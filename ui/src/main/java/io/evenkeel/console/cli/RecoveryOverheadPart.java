package io.evenkeel.console.cli;

import io.evenkeel.protocol.RecoveryAct.Backup;
import io.evenkeel.protocol.RecoveryAct.Extent;
import io.evenkeel.protocol.RecoveryResult;
import io.evenkeel.protocol.RecoveryResult.BackupMade;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * Full backups of a database of Debian's PostgreSQL 15 by pgBackRest, in turn by itself and by an agent's job. Without a manifest, whose
 * reading of every table is told by itself.
 */
final class RecoveryOverheadPart implements RecoveryPart {

    private static final String PROGRAMS = "/usr/lib/postgresql/15/bin";
    private static final boolean BY_ROOT = "root".equals(System.getProperty("user.name"));
    private static final int ROUNDS = 3;
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
        as("psql", "-Xq", "-h", scratch.toString(), "-p", "4377", "-U", "postgres", "-c", rows, "-c", "checkpoint");
    }

    private void compare(Path scratch, Path config, PrintWriter out) throws IOException, InterruptedException {
        String section =
                "[pgbackrest bench]\nconfig = " + config + "\nstanza = main\n" + (BY_ROOT ? "user = postgres\n" : "");
        List<Double> bare = new ArrayList<>();
        List<Double> byAgent = new ArrayList<>();
        try (var host = new BenchedHost(scratch, section)) {
            for (int round = 0; round < ROUNDS; round++) {
                long begin = System.nanoTime();
                as(
                        "pgbackrest",
                        "--config=" + config,
                        "--stanza=main",
                        "--log-level-file=off",
                        "--type=full",
                        "--no-expire-auto",
                        "backup");
                bare.add((System.nanoTime() - begin) / 1e9);
                begin = System.nanoTime();
                RecoveryResult result = host.run("pgbackrest", new Backup(Extent.FULL, List.of()));
                byAgent.add((System.nanoTime() - begin) / 1e9);
                if (!(result instanceof BackupMade)) {
                    throw new IOException("the backup failed: " + result);
                }
            }
        }
        double alone = bare.stream().sorted().toList().get(ROUNDS / 2);
        double agent = byAgent.stream().sorted().toList().get(ROUNDS / 2);
        out.printf(
                "backup of %,d MB, median of %d: pgBackRest alone %.2f s, by the agent %.2f s, %+.1f %%; all %s, %s%n",
                megabytes, ROUNDS, alone, agent, (agent / alone - 1) * 100, bare, byAgent);
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
