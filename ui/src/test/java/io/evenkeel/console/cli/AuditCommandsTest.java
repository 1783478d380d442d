package io.evenkeel.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.database.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import picocli.CommandLine;

/** {@code passwd}, {@code audit}, {@code backup} and {@code restore} as they are typed, on a PostgreSQL of one's own. */
class AuditCommandsTest {

    @TempDir
    Path home;

    private final DriverManagerDataSource database = TestDatabase.fresh();
    private final StringWriter err = new StringWriter();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final PrintStream standardOut = System.out;
    private final InputStream standardIn = System.in;
    private String earlierHome = "";

    @BeforeEach
    void installed() throws IOException {
        earlierHome = System.getProperty("evenkeel.home", "");
        System.setProperty("evenkeel.home", home.toString());
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        Files.createDirectories(home.resolve("data/keys"));
        Files.writeString(home.resolve("password"), String.valueOf(database.getPassword()));
        JdbcClient.create(database).sql("""
                INSERT INTO identity.person
                    (id, name, display_name, role, password_hash, must_change_password, created_at)
                VALUES (gen_random_uuid(), 'wei', 'Wei', 'ADMINISTRATOR', 'x', true, timestamptz '2026-01-01 00:00Z')
                """).update();
    }

    @AfterEach
    void asItWas() {
        System.setProperty("evenkeel.home", earlierHome);
        System.setOut(standardOut);
        System.setIn(standardIn);
    }

    @Test
    void passwdSetsThePasswordAndIsRecorded() {
        type("correct horse battery\n");

        assertThat(run(database, "passwd", "wei")).as(err.toString()).isZero();

        var sql = JdbcClient.create(database);
        String hash = sql.sql("SELECT password_hash FROM identity.person WHERE NOT must_change_password")
                .query(String.class)
                .single();
        assertThat(new BCryptPasswordEncoder().matches("correct horse battery", hash))
                .isTrue();
        assertThat(sql.sql("SELECT actor_name || ' ' || verb || ' ' || subject FROM audit.act")
                        .query(String.class)
                        .list())
                .containsExactly("local operator (" + System.getProperty("user.name") + ") identity.set-password wei");
    }

    @Test
    void passwdSaysWhoThereIs() {
        type("correct horse battery\n");

        assertThat(run(database, "passwd", "wie")).isEqualTo(1);
        assertThat(err.toString()).contains("Nobody with an account is called wie; there are: wei.");
    }

    @Test
    void passwdRefusesNothingAndTooLittle() {
        type("");
        assertThat(run(database, "passwd", "wei")).isEqualTo(1);
        type("short\n");
        assertThat(run(database, "passwd", "wei")).isEqualTo(1);
        assertThat(err.toString()).contains("No password came").contains("12");
    }

    @Test
    void anExportIsProvedOfflineAndAnAlteredOneIsNot() throws IOException {
        type("correct horse battery\n");
        run(database, "passwd", "wei");
        Path export = home.resolve("trail.ndjson.gz");
        assertThat(run(database, "audit", "export", "--out", export.toString()))
                .as(err.toString())
                .isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(export)))
                .isEqualTo("rw-------");
        assertThat(run(database, "audit", "export")).isZero();
        String text = out.toString(StandardCharsets.UTF_8);
        String key = text.replaceAll("(?s).*\"publicKey\":\"([^\"]+)\".*", "$1");
        Path keyFile = Files.writeString(home.resolve("key"), key + "\n");

        assertThat(verify(export, "--key", keyFile.toString(), "--expect-at-least", "1"))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("The trail holds: acts 1 to 1");

        Path altered = Files.writeString(home.resolve("altered"), text.replace("\"wei\"", "\"lin\""));
        assertThat(verify(altered, "--key", key)).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("Act 1 (identity.set-password of lin");
        assertThat(verify(export, "--key", key, "--expect-at-least", "99")).isEqualTo(1);
        assertThat(verify(export, "--key", key, "--checkpoint", checkpoint(text)))
                .isZero();
        assertThat(verify(export, "--key", key, "--checkpoint", "evenkeel-checkpoint-1 1 nonsense"))
                .isEqualTo(1);
        assertThat(verify(export, "--key", "no key")).isEqualTo(1);
        assertThat(verify(home.resolve("missing"), "--key", key)).isEqualTo(1);
        assertThat(verify(export)).as("without a key it proves nothing").isEqualTo(2);
    }

    private static String checkpoint(String export) {
        String line = export.lines()
                .filter(found -> found.startsWith("{\"checkpoint\""))
                .findFirst()
                .orElseThrow();
        String form = ".*\"checkpoint\":(\\d+),\"at\":\"([^\"]+)\",\"hash\":\"([^\"]+)\",\"publicKey\":\"([^\"]+)\","
                + "\"signature\":\"([^\"]+)\".*";
        return line.replaceAll(form, "evenkeel-checkpoint-1 $1 $2 $3 $4 $5");
    }

    @Test
    void anExportOverwritesNothing() throws IOException {
        Path export = Files.writeString(home.resolve("precious"), "precious");

        assertThat(run(database, "audit", "export", "--out", export.toString())).isEqualTo(1);
        assertThat(export).hasContent("precious");
    }

    @Test
    void aBackupIsRestoredIntoAnEmptyDatabaseAndAnEmptyFolder() throws IOException {
        Files.createDirectories(home.resolve("data/rules"));
        Files.writeString(home.resolve("data/rules/own.yml"), "groups: []\n");
        Path backup = home.resolve("evenkeel.backup");
        assertThat(run(database, "backup", backup.toString(), "--without-keys"))
                .as(err.toString())
                .isZero();
        System.setProperty("evenkeel.home", home.resolve("elsewhere").toString());
        DriverManagerDataSource target = TestDatabase.empty();

        assertThat(run(target, "restore", backup.toString())).as(err.toString()).isZero();

        assertThat(JdbcClient.create(target)
                        .sql("SELECT name FROM identity.person")
                        .query(String.class)
                        .list())
                .containsExactly("wei");
        assertThat(home.resolve("elsewhere/data/rules/own.yml")).hasContent("groups: []\n");
        assertThat(home.resolve("elsewhere/data/restoring")).doesNotExist();
        assertThat(run(target, "restore", backup.toString())).as("not twice").isEqualTo(1);
        assertThat(err.toString()).contains("not empty");
    }

    @Test
    void aBackupNeedsAPassphraseOrTheWordThatItHasNone() {
        assertThat(run(database, "backup", home.resolve("b").toString())).isEqualTo(11);
        assertThat(err.toString()).contains("EVENKEEL_BACKUP_PASSPHRASE").contains("--without-keys");
    }

    @Test
    void aFolderWithAnInstallationIsNotRestoredInto() throws IOException {
        Path backup = home.resolve("evenkeel.backup");
        run(database, "backup", backup.toString(), "--without-keys");
        Files.writeString(home.resolve("data/keys/secret.key"), "a key");

        assertThat(run(TestDatabase.empty(), "restore", backup.toString())).isEqualTo(1);

        assertThat(err.toString()).contains("holds an installation already");
    }

    @Test
    void aCommandWithoutADatabaseSaysWhereToFindOne() {
        var line = Commands.commandLine(AuditCommandsTest.class);
        line.setErr(new PrintWriter(err, true));
        type("correct horse battery\n");

        assertThat(line.execute("passwd", "wei")).isEqualTo(1);
        assertThat(err.toString())
                .contains("There is no database in")
                .contains("EVENKEEL_DATA")
                .contains("--db");
    }

    private void type(String text) {
        System.setIn(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private int verify(Path export, String... options) {
        List<String> words = new ArrayList<>(List.of("audit", "verify", export.toString()));
        words.addAll(List.of(options));
        return commandLine().execute(words.toArray(String[]::new));
    }

    private int run(DriverManagerDataSource on, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        String url =
                String.valueOf(on.getUrl()).replace("jdbc:postgresql://", "postgresql://" + on.getUsername() + "@");
        all.addAll(List.of(
                "--db", url, "--db-password-file", home.resolve("password").toString()));
        return commandLine().execute(all.toArray(String[]::new));
    }

    private CommandLine commandLine() {
        CommandLine line = Commands.commandLine(AuditCommandsTest.class);
        line.setErr(new PrintWriter(err, true));
        return line;
    }

    @Test
    void theProofThatIsRecommendedWorksAsItStands() {
        assertThat(AuditExportCommand.proof(Path.of("trail.jsonl.gz")))
                .contains("./evenkeel audit verify trail.jsonl.gz --key PUBLIC");
    }
}
