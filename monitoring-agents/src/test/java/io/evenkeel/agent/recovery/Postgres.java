package io.evenkeel.agent.recovery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real PostgreSQL 15 of Debian that is reached by a socket only. Root starts it as {@code postgres}. */
final class Postgres implements AutoCloseable {

    static final Path PROGRAMS = Path.of("/usr/lib/postgresql/15/bin");
    static final boolean BY_ROOT = "root".equals(System.getProperty("user.name"));
    private static final int PORT = 4371;

    final Path data;
    final Path socket;

    /** @param data of a cluster that is there, such as a restored one */
    Postgres(Path data, Path socket) {
        this.data = data;
        this.socket = socket;
    }

    static Postgres made(Path folder, String settings) throws IOException {
        var made = new Postgres(folder.resolve("data"), folder);
        as("initdb", "-D", made.data.toString(), "-U", "postgres", "--auth=trust", "--no-sync", "--data-checksums");
        Path extra = folder.resolve("test.conf");
        Files.writeString(extra, settings);
        open(extra, "rw-r--r--");
        as("sh", "-c", "echo \"include '" + extra + "'\" >> " + made.data + "/postgresql.conf");
        return made;
    }

    /** One that runs, archives by pgBackRest, and may be asked by the agent as the documentation shows. */
    static Postgres archiving(Path folder) throws IOException {
        Postgres running =
                made(folder, """
                wal_level = replica
                archive_mode = on
                archive_timeout = 0
                archive_command = 'pgbackrest --config=%s --stanza=main --log-level-file=off archive-push %%p'
                """.formatted(folder.resolve("pgbackrest.conf"))).start();
        running.sql("create role evenkeel_check login; grant pg_read_all_data to evenkeel_check");
        running.sql("grant execute on function pg_create_restore_point, pg_switch_wal() to evenkeel_check");
        return running;
    }

    Postgres start() {
        String options = "-p " + PORT + " -c listen_addresses= -c unix_socket_directories=" + socket + " -c fsync=off";
        as("pg_ctl", "-D", data.toString(), "-l", socket.resolve("log").toString(), "-o", options, "-w", "start");
        return this;
    }

    String sql(String statement) {
        return as("psql", "-X", "-h", socket.toString(), "-p", "" + PORT, "-U", "postgres", "-Atqc", statement)
                .strip();
    }

    static int port() {
        return PORT;
    }

    @Override
    public void close() {
        as("pg_ctl", "-D", data.toString(), "-m", "immediate", "-w", "stop");
    }

    static String user() {
        return BY_ROOT ? "postgres" : System.getProperty("user.name");
    }

    static String as(String... command) {
        List<String> all = new ArrayList<>(BY_ROOT ? List.of("runuser", "-u", "postgres", "--") : List.of());
        all.addAll(List.of(command));
        return Programs.run(Map.of("LC_ALL", "C", "PATH", PROGRAMS + ":/usr/sbin:/usr/bin:/bin"), all);
    }

    /** A folder that the database's user owns. */
    static Path folder(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (BY_ROOT) {
            Programs.run("chown", "postgres", folder.toString());
        }
        open(folder, "rwxr-xr-x");
        return folder;
    }

    static void open(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
}
