package io.evenkeel.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.database.TestDatabase;
import io.evenkeel.recovery.DrillProof;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import picocli.CommandLine;

/** {@code recovery verify} as it is typed: against an export anywhere, and against the database here. */
class RecoveryVerifyCommandTest {
    private static final String REPORT =
            "{\"form\":\"evenkeel restore drill 1\",\"drill\":{\"number\":\"DR-32\",\"result\":\"passed\"}}";

    @TempDir
    Path home;

    private final DriverManagerDataSource database = TestDatabase.fresh();
    private final StringWriter err = new StringWriter();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final PrintStream standardOut = System.out;
    private String earlierHome = "";

    @BeforeEach
    void aReportWasFrozen() throws IOException {
        earlierHome = System.getProperty("evenkeel.home", "");
        System.setProperty("evenkeel.home", home.toString());
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        Files.createDirectories(home.resolve("data/keys"));
        Files.writeString(home.resolve("password"), String.valueOf(database.getPassword()));
        JdbcClient.create(database)
                .sql("""
                        INSERT INTO audit.act (at, actor_kind, actor_id, actor_name, verb, subject, facts)
                        VALUES (timestamptz '2026-11-21 02:10Z', 'SYSTEM', 'recovery', 'recovery',
                            'recovery.freeze-report', 'DR-32', jsonb_build_object('sha256', cast(:hash AS text)))""")
                .param("hash", DrillProof.hash(REPORT.getBytes(StandardCharsets.UTF_8)))
                .update();
    }

    @AfterEach
    void asItWas() {
        System.setProperty("evenkeel.home", earlierHome);
        System.setOut(standardOut);
    }

    private Path report(String text) throws IOException {
        return Files.writeString(home.resolve("DR-32.json"), text);
    }

    private int run(String... words) {
        CommandLine line = Commands.commandLine(RecoveryVerifyCommandTest.class);
        line.setErr(new PrintWriter(err, true));
        return line.execute(words);
    }

    private int onDatabase(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        String url = String.valueOf(database.getUrl())
                .replace("jdbc:postgresql://", "postgresql://" + database.getUsername() + "@");
        all.addAll(List.of(
                "--db", url, "--db-password-file", home.resolve("password").toString()));
        return run(all.toArray(String[]::new));
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    /** The trail, exported; its key stands in its first line. */
    private String[] offline(Path report) throws IOException {
        Path export = home.resolve("trail.ndjson");
        Files.deleteIfExists(export);
        assertThat(onDatabase("audit", "export", "--out", export.toString()))
                .as(err.toString())
                .isZero();
        String key = Files.readString(export).replaceAll("(?s).*\"publicKey\":\"([^\"]+)\".*", "$1");
        return new String[] {"recovery", "verify", report.toString(), "--export", export.toString(), "--key", key};
    }

    @Test
    void anUnchangedReportIsProvedOffline() throws IOException {
        assertThat(run(offline(report(REPORT)))).as(err.toString()).isZero();

        assertThat(said())
                .contains("The report of DR-32 is unchanged")
                .contains("act 1")
                .contains("The trail holds");
    }

    @Test
    void oneByteIsFoundOffline() throws IOException {
        assertThat(run(offline(report(REPORT.replace("passed", "pasted"))))).isEqualTo(1);

        assertThat(said()).contains("The report of DR-32 was changed").contains("act 1 of the audit trail");
    }

    @Test
    void aTrailThatWasChangedProvesNothing() throws IOException {
        String edited = REPORT.replace("passed", "failed");
        String[] words = offline(report(edited));
        Path export = home.resolve("trail.ndjson");
        Files.writeString(
                export,
                Files.readString(export)
                        .replace(
                                DrillProof.hash(REPORT.getBytes(StandardCharsets.UTF_8)),
                                DrillProof.hash(edited.getBytes(StandardCharsets.UTF_8))));

        assertThat(run(words)).isEqualTo(1);

        assertThat(said()).contains("the trail does not hold").contains("Act 1");
    }

    @Test
    void withoutAnExportTheDatabaseIsAsked() throws IOException {
        assertThat(onDatabase("recovery", "verify", report(REPORT).toString()))
                .as(err.toString())
                .isZero();
        assertThat(said()).contains("is unchanged").contains("The trail itself is believed here");

        assertThat(onDatabase("recovery", "verify", report(REPORT + " ").toString()))
                .isEqualTo(1);
        assertThat(said()).contains("was changed");
    }

    @Test
    void whatIsNoReportIsSaid() throws IOException {
        assertThat(run("recovery", "verify", report("{\"form\":\"x\"}").toString()))
                .isEqualTo(1);
        assertThat(said()).contains("it is no report of a restore drill");
        assertThat(run("recovery", "verify", home.resolve("missing").toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("there is no such file");
        assertThat(run("recovery", "verify", report(REPORT).toString(), "--export", "trail.ndjson"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("give it with --key");
    }
}
