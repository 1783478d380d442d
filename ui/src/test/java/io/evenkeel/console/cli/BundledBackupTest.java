package io.evenkeel.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.database.BundledPostgres;
import io.evenkeel.database.Migrations;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine;

/** Backup and restore of the bundled PostgreSQL: beside a server that runs, without one, and after a restore was killed. */
@Tag("slow")
class BundledBackupTest {

    @TempDir
    Path folder;

    private final StringWriter err = new StringWriter();
    private String earlierHome = "";

    @BeforeEach
    void reachable() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        earlierHome = System.getProperty("evenkeel.home", "");
    }

    @AfterEach
    void asItWas() {
        System.setProperty("evenkeel.home", earlierHome);
    }

    @Test
    void whatIsBackedUpWhileItRunsComesBackInAnotherFolder() throws IOException {
        DataFolder first = home("first");
        try (var postgres = new BundledPostgres(first.path(), Launch::say)) {
            postgres.start();
            postgres.prepareTables();
            Migrations.migrate(postgres.dataSource());
            JdbcClient.create(postgres.dataSource())
                    .sql("SELECT setval('incident.number', 77)")
                    .query(Long.class)
                    .single();
            run(0, "backup", folder.resolve("running").toString(), "--without-keys");
        }
        run(0, "backup", folder.resolve("standing").toString(), "--without-keys");

        DataFolder second = home("second");
        // What a restore that was killed in the middle leaves.
        Files.createDirectories(second.path().resolve("restoring/pg/base"));
        run(0, "restore", folder.resolve("running").toString());

        assertThat(second.path().resolve("restoring")).doesNotExist();
        try (DatabaseAtHand at = DatabaseAtHand.open(second, Optional.empty())) {
            assertThat(JdbcClient.create(at.source())
                            .sql("SELECT nextval('incident.number')")
                            .query(Long.class)
                            .single())
                    .isEqualTo(78);
        }
        run(1, "restore", folder.resolve("standing").toString());
        assertThat(err.toString()).contains("holds an installation already");
    }

    /** The programs that all tests of this clone share are not unpacked again. */
    private DataFolder home(String name) throws IOException {
        Path home = Files.createDirectory(folder.resolve(name));
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx--x--x"));
        System.setProperty("evenkeel.home", home.toString());
        DataFolder data = DataFolder.chosen();
        data.prepare();
        Path programs = Path.of("..", "target", "pg-bin").toAbsolutePath().normalize();
        Files.createDirectories(programs);
        Files.createSymbolicLink(data.path().resolve("pg-bin"), programs);
        return data;
    }

    private void run(int expected, String... words) {
        CommandLine line = Commands.commandLine(BundledBackupTest.class);
        line.setErr(new PrintWriter(err, true));
        assertThat(line.execute(words)).as(String.join(" ", words) + "\n" + err).isEqualTo(expected);
    }
}
