package io.evenkeel.agent.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.database.BundledPostgres;
import io.evenkeel.database.TestDatabase;
import io.evenkeel.protocol.RecoveryAct;
import io.evenkeel.protocol.RecoveryAct.Extent;
import io.evenkeel.protocol.RecoveryNews;
import io.evenkeel.protocol.RecoveryResult;
import io.evenkeel.protocol.RecoveryResult.BackupMade;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** An installation of Evenkeel with people in it, on a PostgreSQL of its own, and a folder for its backups. */
final class EvenkeelInstallation implements ProtectedService {

    private static final int PEOPLE = 5_000;
    private static final String KEY = "a key that outlives the machine";

    private final RecoveryHost host;
    private final Path folder;
    private final Path backups;
    private final DriverManagerDataSource database = TestDatabase.fresh();
    private Path program;
    private String url;

    EvenkeelInstallation(Path folder) throws Exception {
        this.folder = folder;
        open(folder);
        this.host = new RecoveryHost(folder);
        this.backups = Files.createDirectory(folder.resolve("backups"));
        this.program = EvenkeelProgram.in(folder);
        this.url = String.valueOf(database.getUrl())
                .replace("jdbc:postgresql://", "postgresql://" + database.getUsername() + "@");
        open(Files.createDirectory(restoreBelow()));
        Files.writeString(folder.resolve("password"), String.valueOf(database.getPassword()));
        Files.writeString(Files.createDirectories(folder.resolve("data/keys")).resolve("recovery-signing.key"), KEY);
        addPeople(1, PEOPLE);
        useSecret("correct horse battery staple");
    }

    private static void open(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    }

    private void addPeople(int from, int to) {
        JdbcClient.create(database).sql("""
                        insert into identity.person
                            (id, name, display_name, role, password_hash, must_change_password, created_at)
                        select gen_random_uuid(), 'p' || n, 'Person ' || n, 'ENGINEER',
                            md5('a' || n) || md5('b' || n) || md5('c' || n) || md5('d' || n) || md5('e' || n),
                            false, timestamptz '2026-01-01 00:00Z'
                        from generate_series(:from, :to) n""").param("from", from).param("to", to).update();
    }

    private void allow() throws IOException {
        host.allows("""
                [evenkeel itself]
                repository = %s
                secret = %s
                data = %s
                db = %s
                db-password-file = %s
                restore-below = %s
                keep-at-least = 2
                program = %s
                """.formatted(
                        backups,
                        folder.resolve("secret"),
                        folder.resolve("data"),
                        url,
                        folder.resolve("password"),
                        restoreBelow(),
                        program));
    }

    @Override
    public RecoveryResult run(RecoveryAct act) {
        return host.run("evenkeel", "itself", act);
    }

    @Override
    public List<RecoveryNews> news() {
        return host.news;
    }

    @Override
    public Path restoreBelow() {
        return folder.resolve("drills");
    }

    @Override
    public void assertRestored(Path into) throws IOException {
        assertThat(into.resolve("keys/recovery-signing.key")).hasContent(KEY);
        try (var postgres = new BundledPostgres(into, notice -> {})) {
            postgres.start();
            assertThat(JdbcClient.create(postgres.dataSource())
                            .sql("select count(*) from identity.person")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(PEOPLE);
        }
    }

    @Override
    public void changeALittle() {
        addPeople(PEOPLE + 1, PEOPLE + 1);
    }

    @Override
    public Extent extentOfChanges() {
        return Extent.FULL;
    }

    /** Each backup holds everything. */
    @Override
    public void assertSecondAddedLess(BackupMade first, BackupMade second) {
        assertThat(second.addedBytes()).isGreaterThan(first.addedBytes() / 2);
        assertThat(second.sizeBytes()).isGreaterThan(first.sizeBytes());
    }

    @Override
    public String unknownCopy() {
        return "evenkeel-20010101-000000-000";
    }

    @Override
    public void flipAByte() throws IOException {
        try (Stream<Path> files = Files.list(backups)) {
            Path backup = files.findFirst().orElseThrow();
            ResticFolder.Bytes.flip(backup, Files.size(backup) / 2);
        }
    }

    @Override
    public void useSecret(String secret) throws IOException {
        Path file = folder.resolve("secret");
        Files.writeString(file, secret + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        allow();
    }

    @Override
    public void useProgram(Path other) throws IOException {
        program = other;
        allow();
    }

    void useDatabase(String other) throws IOException {
        url = other;
        allow();
    }

    @Override
    public void loseRepository() throws IOException {
        Files.move(backups, backups.resolveSibling("lost"));
    }

    @Override
    public void close() {
        host.close();
    }
}
