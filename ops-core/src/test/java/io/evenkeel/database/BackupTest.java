package io.evenkeel.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.database.Backup.Written;
import io.evenkeel.database.internal.BackupReader;
import io.evenkeel.database.internal.BackupWriter;
import io.evenkeel.database.internal.Manifest.Part;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class BackupTest {

    private static final Optional<String> PASSPHRASE = Optional.of("a long passphrase 口令");
    private static final Optional<String> NONE = Optional.empty();
    private static final Instant AT = Instant.parse("2026-11-21T02:00:00Z");

    @TempDir
    Path folder;

    private Path data;
    private Path file;

    @BeforeEach
    void installed() throws IOException {
        data = folder.resolve("data");
        Files.createDirectories(data.resolve("keys"));
        Files.createDirectories(data.resolve("rules"));
        Files.write(data.resolve("keys/secret.key"), new byte[] {1, 2, 3, 0, -1});
        Files.writeString(data.resolve("keys/database-password"), "of this machine");
        Files.writeString(data.resolve("rules/own.yml"), "groups: []\n");
        Files.writeString(data.resolve("rules/机房 1.yaml"), "groups: []\n");
        file = folder.resolve("evenkeel.backup");
    }

    /** The proof is the backup itself: one of the restored database has the same schema and the same rows. */
    @Test
    void everyTableOfEveryRoomComesBackAsItWas() throws IOException {
        long seed = System.nanoTime();
        DataSource original = TestDatabase.fresh();
        for (String room : Migrations.ROOMS) {
            GeneratedRows.into(original, room, 20, seed);
        }
        DataSource restored = TestDatabase.empty();

        Written written = backup(original, PASSPHRASE);
        restore(restored, PASSPHRASE);

        assertThat(written.tables()).as("tables, seed %s", seed).isGreaterThan(30);
        assertThat(written.rows()).isGreaterThan(300);
        assertSame(original, restored);
    }

    @Test
    void numbersGoOnWhereTheyWere() throws IOException {
        DataSource original = TestDatabase.fresh();
        for (int number = 0; number < 41; number++) {
            sql(original)
                    .sql("SELECT nextval('incident.number')")
                    .query(Long.class)
                    .single();
        }
        act(original, "before");
        DataSource restored = TestDatabase.empty();
        backup(original, NONE);
        restore(restored, NONE);

        assertThat(sql(restored)
                        .sql("SELECT nextval('incident.number')")
                        .query(Long.class)
                        .single())
                .isEqualTo(42);
        act(restored, "after");
        assertThat(sql(restored)
                        .sql("SELECT id FROM audit.act ORDER BY id")
                        .query(Long.class)
                        .list())
                .containsExactly(1L, 2L);
    }

    @Test
    void whatTheDatabaseRefusesItStillRefusesAfterwards() throws IOException {
        DataSource original = TestDatabase.fresh();
        act(original, "kept");
        DataSource restored = TestDatabase.empty();
        backup(original, NONE);
        restore(restored, NONE);

        assertThatThrownBy(() -> sql(restored).sql("DELETE FROM audit.act").update())
                .rootCause()
                .hasMessageContaining("append-only");
        assertThat(sql(restored)
                        .sql("SELECT count(*) FROM audit.unsealed")
                        .query(Integer.class)
                        .single())
                .as("loading rows records nothing twice")
                .isEqualTo(1);
    }

    /** All that PostgreSQL offers and a room may use one day. */
    @Test
    void unusualTablesComeBackToo() throws IOException {
        DataSource original = TestDatabase.fresh();
        sql(original).sql("""
                CREATE TABLE platform.odd (
                    "Weird ""name" text COLLATE "C" DEFAULT 'it''s',
                    code varchar(7) NOT NULL, amount numeric(12, 3) DEFAULT 1.5,
                    doubled numeric GENERATED ALWAYS AS (amount * 2) STORED,
                    by_default int GENERATED BY DEFAULT AS IDENTITY (START 100),
                    serial serial, tags text[] DEFAULT '{}', span tstzrange, body bytea,
                    EXCLUDE USING gist (span WITH &&), UNIQUE (serial, amount) DEFERRABLE INITIALLY DEFERRED
                ) WITH (fillfactor = 70, autovacuum_enabled = false);
                ALTER TABLE platform.odd ALTER COLUMN body SET STORAGE EXTERNAL, DROP COLUMN code, ADD COLUMN late text;
                CREATE UNIQUE INDEX odd_expression ON platform.odd (lower(late)) WHERE late IS NOT NULL;
                CREATE TABLE platform.nothing ();
                CREATE UNLOGGED TABLE platform.volatile (a int);
                CREATE TABLE platform.tree (id int, day int, body bytea, PRIMARY KEY (day, id)) PARTITION BY RANGE (day);
                CREATE INDEX tree_body ON platform.tree (id) INCLUDE (day);
                CREATE TABLE platform.tree_1 PARTITION OF platform.tree FOR VALUES FROM (1) TO (2)
                    PARTITION BY LIST (id);
                CREATE TABLE platform.tree_1_a PARTITION OF platform.tree_1 FOR VALUES IN (1, 2);
                CREATE TABLE platform.tree_2 PARTITION OF platform.tree FOR VALUES FROM (2) TO (3)
                    WITH (toast_tuple_target = 8160);
                CREATE TABLE platform.leaf (day int, id int, FOREIGN KEY (day, id) REFERENCES platform.tree);
                CREATE FUNCTION platform.say(what text) RETURNS text LANGUAGE sql AS $$ SELECT 'so; ' || what $$;
                INSERT INTO platform.odd ("Weird ""name", late, body) VALUES (E'tab\\t nl\\n \\\\N', NULL, CAST('\\x00ff' AS bytea)),
                    (NULL, '', ''), ('\\N', '\\.', NULL);
                INSERT INTO platform.tree SELECT 1, 1, CAST(NULL AS bytea) UNION ALL SELECT 2, 2, CAST('\\xdeadbeef' AS bytea);
                INSERT INTO platform.leaf VALUES (1, 1);
                INSERT INTO platform.nothing DEFAULT VALUES;
                """).update();
        DataSource restored = TestDatabase.empty();

        backup(original, NONE);
        restore(restored, NONE);

        assertSame(original, restored);
        assertThat(sql(restored)
                        .sql("SELECT platform.say('x')")
                        .query(String.class)
                        .single())
                .isEqualTo("so; x");
        assertThat(sql(restored)
                        .sql("SELECT doubled FROM platform.odd LIMIT 1")
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
        assertThat(sql(restored)
                        .sql("SELECT count(*) FROM platform.tree")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void largeBinaryPartitionsComeBack() throws IOException {
        DataSource original = TestDatabase.fresh();
        sql(original).sql("""
                CREATE TABLE platform.chunk (t0 bigint NOT NULL, data bytea STORAGE EXTERNAL NOT NULL)
                    PARTITION BY RANGE (t0);
                CREATE TABLE platform.chunk_1 PARTITION OF platform.chunk FOR VALUES FROM (0) TO (1000);
                INSERT INTO platform.chunk
                SELECT n, decode(repeat(md5(n::text), 1024), 'hex') FROM generate_series(1, 400) n;
                """).update();
        DataSource restored = TestDatabase.empty();

        Written written = backup(original, NONE);
        restore(restored, NONE);

        assertThat(written.bytes()).isGreaterThan(400 * 16_384);
        assertThat(sql(restored)
                        .sql("SELECT md5(string_agg(md5(data), '' ORDER BY t0)) FROM platform.chunk")
                        .query(String.class)
                        .single())
                .isEqualTo(sql(original)
                        .sql("SELECT md5(string_agg(md5(data), '' ORDER BY t0)) FROM platform.chunk")
                        .query(String.class)
                        .single());
    }

    @Test
    void whatCannotBeBackedUpIsNamedInsteadOfLeftOut() {
        DataSource original = TestDatabase.fresh();
        sql(original).sql("CREATE VIEW platform.seen AS SELECT 1 AS one").update();
        sql(original).sql("CREATE TYPE platform.mood AS ENUM ('good')").update();

        assertThatThrownBy(() -> backup(original, NONE))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining("platform.seen")
                .hasMessageContaining("platform.mood");
        assertThat(folder)
                .isDirectoryNotContaining(path -> path.getFileName().toString().startsWith("evenkeel"));
    }

    @Test
    void anEmptyDatabaseIsNoInstallation() {
        assertThatThrownBy(() -> backup(TestDatabase.empty(), NONE)).hasMessageContaining("it is empty.");
    }

    /**
     * Rows move from a log that is truncated into chunks, over and over, while backups are made: each has every row once.
     * A snapshot alone would miss those that were moved after it.
     */
    @Test
    void rowsThatMoveByTruncateAreInEachBackupOnce() throws Exception {
        DataSource original = TestDatabase.fresh();
        sql(original).sql("""
                CREATE TABLE platform.log (n int NOT NULL);
                CREATE TABLE platform.folded (n int NOT NULL);
                CREATE TABLE platform.bulk AS SELECT n, repeat('x', 900) AS text FROM generate_series(1, 5000) n;
                """).update();
        var stop = new AtomicBoolean();
        var failure = new AtomicReference<@Nullable Throwable>();
        var next = new java.util.concurrent.atomic.AtomicInteger();
        Thread fold = Thread.ofPlatform().start(() -> {
            try {
                while (!stop.get()) {
                    int from = next.get();
                    sql(original)
                            .sql("INSERT INTO platform.log SELECT generate_series(?, ?)")
                            .params(from + 1, from + 20)
                            .update();
                    next.set(from + 20);
                    sql(original).sql("""
                            BEGIN; LOCK TABLE platform.log IN SHARE ROW EXCLUSIVE MODE;
                            INSERT INTO platform.folded SELECT n FROM platform.log; TRUNCATE platform.log; COMMIT
                            """).update();
                }
            } catch (RuntimeException e) {
                failure.set(e);
            }
        });
        try {
            for (int round = 0; round < 3; round++) {
                int before = next.get();
                file = folder.resolve("race-" + round);
                new Backup(original, data, table -> table.equals("platform.log"), _ -> {})
                        .write(file, NONE, "test", AT);
                DataSource restored = TestDatabase.empty();
                restore(restored, NONE);
                List<Integer> kept = sql(restored)
                        .sql("SELECT n FROM platform.log UNION ALL SELECT n FROM platform.folded ORDER BY n")
                        .query(Integer.class)
                        .list();
                assertThat(kept).doesNotHaveDuplicates();
                assertThat(kept.size()).as("without gap").isEqualTo(kept.isEmpty() ? 0 : kept.getLast());
                assertThat(kept.size()).isGreaterThanOrEqualTo(before);
            }
        } finally {
            stop.set(true);
            fold.join(20_000);
        }
        assertThat(failure.get()).isNull();
    }

    @Test
    void theFileIsItsOwnersAlone() throws IOException {
        backup(TestDatabase.fresh(), NONE);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(folder.resolve("evenkeel.backup.unfinished")).doesNotExist();
    }

    @Test
    void nothingIsOverwritten() throws IOException {
        Files.writeString(file, "precious");

        assertThatThrownBy(() -> backup(TestDatabase.fresh(), NONE)).hasMessageContaining("is there already");
        assertThat(file).hasContent("precious");
    }

    @Test
    void aPlaceThatCannotBeWrittenIsToldInOneSentence() {
        file = Path.of("/dev/full/x");

        assertThatThrownBy(() -> backup(TestDatabase.fresh(), NONE))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining("could not be written");
    }

    @Test
    void keysAndRulesComeBackButWhatIsOfTheMachineDoesNot() throws IOException {
        backup(TestDatabase.fresh(), PASSPHRASE);

        try (Restore restore = Restore.open(file, PASSPHRASE)) {
            assertThat(restore.keys()).containsOnlyKeys("secret.key");
            assertThat(restore.keys().get("secret.key")).isEqualTo(new byte[] {1, 2, 3, 0, -1});
            assertThat(restore.rules()).containsOnlyKeys("own.yml", "机房 1.yaml");
        }
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("of this machine");
    }

    @Test
    void keysMayBeLeftOut() throws IOException {
        backup(TestDatabase.fresh(), NONE);

        try (Restore restore = Restore.open(file, NONE)) {
            assertThat(restore.keys()).isEmpty();
        }
    }

    @Test
    void aWrongOrMissingPassphraseIsToldInOneSentence() {
        backup(TestDatabase.fresh(), PASSPHRASE);

        assertThatThrownBy(() -> Restore.open(file, Optional.of("another passphrase")))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining("is not the one of this backup");
        assertThatThrownBy(() -> Restore.open(file, NONE)).hasMessageContaining("set EVENKEEL_BACKUP_PASSPHRASE");
    }

    @Test
    void aShortPassphraseIsRefused() {
        assertThatThrownBy(() -> backup(TestDatabase.fresh(), Optional.of("short")))
                .hasMessageContaining("too short");
    }

    @Test
    void aFileThatWasCutOffAnywhereIsRefused() throws IOException {
        backup(TestDatabase.fresh(), NONE);
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(7);
        for (int round = 0; round < 20; round++) {
            int length = round == 0 ? 0 : random.nextInt(whole.length);
            Files.write(file, Arrays.copyOf(whole, length));

            assertThatThrownBy(() -> Restore.open(file, NONE))
                    .as("%s of %s bytes", length, whole.length)
                    .isInstanceOf(BackupRefused.class)
                    .hasMessageContaining(file.toString());
        }
    }

    @Test
    void anAlteredTableIsRefused() throws IOException {
        DataSource original = TestDatabase.fresh();
        act(original, "INC-1");
        backup(original, NONE);

        rewrite("tables/audit.act.copy", text -> text.replace("INC-1", "INC-2"));

        assertThatThrownBy(() -> Restore.open(file, NONE))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining("its part tables/audit.act.copy is not what its manifest says");
    }

    /** Whoever alters a table and its hash needs the passphrase for the seal over the manifest. */
    @Test
    void anAlteredManifestDoesNotFitTheSealedKeys() throws IOException {
        backup(TestDatabase.fresh(), PASSPHRASE);

        rewrite(BackupWriter.MANIFEST, text -> text.replace("\"madeBy\":\"test\"", "\"madeBy\":\"text\""));

        assertThatThrownBy(() -> Restore.open(file, PASSPHRASE)).hasMessageContaining("or the file was changed");
    }

    @Test
    void aRuleFileWhoseNameLeadsElsewhereIsRefused() throws IOException {
        backup(TestDatabase.fresh(), NONE);
        Path changed = folder.resolve("changed");
        try (var in = new ZipInputStream(Files.newInputStream(file));
                var out = new ZipOutputStream(Files.newOutputStream(changed))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName().replace("rules/own", "rules/../own")));
                boolean manifest = entry.getName().equals(BackupWriter.MANIFEST);
                copy(in.readAllBytes(), manifest, text -> text.replace("rules/own", "rules/../own"), out);
                out.closeEntry();
            }
        }

        try (Restore restore = Restore.open(changed, NONE)) {
            assertThatThrownBy(restore::rules)
                    .isInstanceOf(BackupRefused.class)
                    .hasMessageContaining("rules/../own.yml");
        }
    }

    @Test
    void aFileThatIsNoneIsRefused() throws IOException {
        Files.writeString(file, "hello");
        assertThatThrownBy(() -> Restore.open(file, NONE)).hasMessageContaining("not a whole backup");

        assertThatThrownBy(() -> Restore.open(folder.resolve("missing"), NONE))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining("missing");
    }

    @Test
    void aNewerSchemaIsRefusedBeforeAnythingIsWritten() throws IOException {
        DataSource original = TestDatabase.fresh();
        sql(original).sql("""
                INSERT INTO audit.flyway_schema_history
                    (installed_rank, version, description, type, script, installed_by, execution_time, success)
                VALUES (99, '999', 'later', 'SQL', 'V999__later.sql', 'x', 1, true)
                """).update();
        backup(original, NONE);

        assertThatThrownBy(() -> Restore.open(file, NONE))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining("newer Evenkeel")
                .hasMessageContaining("audit have version 999");
    }

    @Test
    void anOlderSchemaIsBroughtUpToDate() throws IOException {
        DataSource old = TestDatabase.empty();
        for (String room : Migrations.ROOMS) {
            if (Migrations.newest(room) > 0) {
                TestDatabase.migrateTo(old, room, "1");
            }
        }
        sql(old).sql("CREATE SCHEMA IF NOT EXISTS platform").update();
        sql(old).sql("""
                INSERT INTO identity.person
                    (id, name, display_name, role, password_hash, must_change_password, created_at)
                VALUES (gen_random_uuid(), 'wei', 'Wei', 'ON_CALL_ENGINEER', 'x', false, timestamptz '2026-01-01 00:00Z')
                """).update();
        DataSource restored = TestDatabase.empty();

        backup(old, NONE);
        restore(restored, NONE);

        assertThat(sql(restored)
                        .sql("SELECT name FROM identity.person WHERE deactivated_at IS NULL")
                        .query(String.class)
                        .list())
                .containsExactly("wei");
    }

    @Test
    void anInstallationThatIsThereIsNotTouched() throws IOException {
        backup(TestDatabase.fresh(), NONE);
        DataSource occupied = TestDatabase.fresh();
        act(occupied, "kept");

        assertThatThrownBy(() -> restore(occupied, NONE)).hasMessageContaining("not empty");
        assertThat(sql(occupied)
                        .sql("SELECT subject FROM audit.act")
                        .query(String.class)
                        .list())
                .containsExactly("kept");
    }

    @Test
    void aRestoreThatIsBrokenOffLeavesNothing() throws IOException {
        DataSource original = TestDatabase.fresh();
        act(original, "kept");
        backup(original, NONE);
        DataSource target = TestDatabase.empty();

        try (Restore restore = Restore.open(file, NONE)) {
            assertThatThrownBy(() -> restore.into(
                            target,
                            () -> {
                                throw new IllegalStateException("killed just before the end");
                            },
                            _ -> {}))
                    .isInstanceOf(IllegalStateException.class);
        }

        assertThat(sql(target)
                        .sql("SELECT count(*) FROM pg_namespace WHERE nspname IN ('audit', 'platform', 'incident')")
                        .query(Integer.class)
                        .single())
                .isZero();
        restore(target, NONE);
    }

    private Written backup(DataSource from, Optional<String> passphrase) {
        return new Backup(from, data, table -> table.startsWith("telemetry.log_"), _ -> {})
                .write(file, passphrase, "test", AT);
    }

    private void restore(DataSource into, Optional<String> passphrase) throws IOException {
        try (Restore restore = Restore.open(file, passphrase)) {
            restore.into(into, () -> {}, _ -> {});
        }
    }

    private void assertSame(DataSource original, DataSource restored) throws IOException {
        Map<String, String> before = parts(original, folder.resolve("before"));
        Map<String, String> after = parts(restored, folder.resolve("after"));
        assertThat(after.keySet()).isEqualTo(before.keySet());
        assertThat(after).isEqualTo(before);
        assertThat(schema(folder.resolve("after"))).isEqualTo(schema(folder.resolve("before")));
    }

    private Map<String, String> parts(DataSource database, Path at) throws IOException {
        new Backup(database, data, _ -> false, _ -> {}).write(at, NONE, "test", AT);
        Map<String, String> parts = new TreeMap<>();
        try (BackupReader reader = BackupReader.open(at)) {
            for (Part part : reader.manifest().parts()) {
                // Object numbers differ, so the schema is compared by its statements.
                if (!part.name().equals(BackupWriter.SCHEMA)) {
                    parts.put(part.name(), part.rows() + " rows " + part.sha256());
                }
            }
        }
        return parts;
    }

    private static List<String> schema(Path at) throws IOException {
        try (BackupReader reader = BackupReader.open(at)) {
            var all = new java.util.ArrayList<>(reader.schema().before());
            all.addAll(reader.schema().after());
            all.addAll(reader.schema().setSequences());
            return all;
        }
    }

    private void rewrite(String part, java.util.function.UnaryOperator<String> change) throws IOException {
        Path changed = folder.resolve("changed");
        try (var in = new ZipInputStream(Files.newInputStream(file));
                var out = new ZipOutputStream(Files.newOutputStream(changed))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                copy(in.readAllBytes(), entry.getName().equals(part), change, out);
                out.closeEntry();
            }
        }
        assertThat(Files.mismatch(changed, file)).isNotEqualTo(-1);
        Files.move(changed, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    private static void copy(
            byte[] content, boolean asked, java.util.function.UnaryOperator<String> change, OutputStream out)
            throws IOException {
        out.write(
                asked
                        ? change.apply(new String(content, StandardCharsets.UTF_8))
                                .getBytes(StandardCharsets.UTF_8)
                        : content);
    }

    private static void act(DataSource database, String subject) {
        sql(database).sql("""
                        INSERT INTO audit.act (at, actor_kind, actor_id, actor_name, verb, subject, facts)
                        VALUES (timestamptz '2026-11-21 02:00Z', 'SYSTEM', 'x', 'x', 'x', :subject, '{}')
                        """).param("subject", subject).update();
    }

    private static JdbcClient sql(DataSource database) {
        return JdbcClient.create(database);
    }
}
