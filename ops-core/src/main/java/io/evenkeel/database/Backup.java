package io.evenkeel.database;

import io.evenkeel.database.internal.BackupReader;
import io.evenkeel.database.internal.BackupWriter;
import io.evenkeel.database.internal.Catalogue;
import io.evenkeel.database.internal.CatalogueRows.Table;
import io.evenkeel.database.internal.KeyFiles;
import io.evenkeel.database.internal.Manifest;
import io.evenkeel.database.internal.OwnFile;
import io.evenkeel.database.internal.SealedKeys;
import io.evenkeel.database.internal.Snapshot;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes an installation into one file while its server runs: every row of every room as of one moment, the tables they
 * are in, the rule files, and the keys, sealed. The file is a ZIP; {@code docs/operations/backup.md} tells its parts.
 */
public final class Backup {

    private static final JsonMapper JSON = new JsonMapper();

    private final DataSource database;
    private final Path data;
    private final List<String> rooms;
    private final Predicate<String> emptiedAtOnce;
    private final Consumer<Step> progress;

    /**
     * @param data the data folder, whose keys and rule files belong to the backup
     * @param emptiedAtOnce tables, by {@code schema.name}, that are emptied by TRUNCATE, which no snapshot withstands:
     *     they are copied first, under a lock that is let go then
     * @param progress hears of each table before it is copied
     */
    public Backup(DataSource database, Path data, Predicate<String> emptiedAtOnce, Consumer<Step> progress) {
        this(database, data, Migrations.ROOMS, emptiedAtOnce, progress);
    }

    Backup(
            DataSource database,
            Path data,
            List<String> rooms,
            Predicate<String> emptiedAtOnce,
            Consumer<Step> progress) {
        this.database = database;
        this.data = data;
        this.rooms = List.copyOf(rooms);
        this.emptiedAtOnce = emptiedAtOnce;
        this.progress = progress;
    }

    /**
     * One table.
     *
     * @param table by {@code schema.name}
     * @param place from 0
     * @param of so many
     */
    public record Step(String table, int place, int of) {}

    /** What a backup says about itself. */
    public record Described(Instant madeAt, long bytes) {}

    /**
     * What a file says about itself, without a proof.
     *
     * @throws BackupRefused if it is no backup
     */
    public static Described describe(Path file) {
        Manifest manifest = BackupReader.glance(file);
        return new Described(
                manifest.madeAt(),
                manifest.parts().stream().mapToLong(Manifest.Part::bytes).sum());
    }

    /** What was written. */
    public record Written(int tables, long rows, long bytes) {}

    /**
     * Writes the file, readable by its owner only; under its name only when it is whole.
     *
     * @param passphrase seals the keys; empty leaves them out
     * @throws BackupRefused if it cannot be made; nothing is left then
     */
    public Written write(Path file, Optional<String> passphrase, String madeBy, Instant madeAt) {
        passphrase.ifPresent(Backup::mustBeLong);
        try {
            return OwnFile.write(file, out -> writeTo(out, passphrase, madeBy, madeAt));
        } catch (SQLException e) {
            throw new BackupRefused(
                    BackupRefused.Kind.DATABASE, "The database could not be read: " + e.getMessage() + ".", e);
        }
    }

    private static void mustBeLong(String passphrase) {
        if (passphrase.length() < SealedKeys.SHORTEST_PASSPHRASE) {
            throw new BackupRefused(
                    BackupRefused.Kind.PASSPHRASE,
                    "The passphrase in EVENKEEL_BACKUP_PASSPHRASE is too short: it has at least "
                            + SealedKeys.SHORTEST_PASSPHRASE + " characters.");
        }
    }

    private Written writeTo(OutputStream out, Optional<String> passphrase, String madeBy, Instant madeAt)
            throws IOException, SQLException {
        try (var writer = new BackupWriter(out);
                var snapshot = Snapshot.of(database, rooms, emptiedAtOnce)) {
            Catalogue schema = snapshot.catalogue();
            writer.part(BackupWriter.SCHEMA, "", part -> {
                part.write(JSON.writeValueAsBytes(schema));
                return 0;
            });
            int copied = 0;
            for (Table table : snapshot.first()) {
                progress.accept(new Step(table.name(), copied++, schema.tables().size()));
                copy(writer, snapshot, table);
            }
            snapshot.letGo();
            for (Table table : snapshot.rest()) {
                progress.accept(new Step(table.name(), copied++, schema.tables().size()));
                copy(writer, snapshot, table);
            }
            for (Map.Entry<String, byte[]> rule :
                    KeyFiles.of(data.resolve("rules"), _ -> true).entrySet()) {
                writer.part("rules/" + rule.getKey(), "", part -> {
                    part.write(rule.getValue());
                    return 0;
                });
            }
            SortedMap<String, String> versions = snapshot.versions();
            byte[] manifest = JSON.writeValueAsBytes(new Manifest(
                    Manifest.FORMAT,
                    madeBy,
                    madeAt,
                    snapshot.postgres(),
                    versions,
                    passphrase.isPresent(),
                    writer.parts()));
            writer.unlisted(BackupWriter.MANIFEST, manifest);
            if (passphrase.isPresent()) {
                Map<String, byte[]> keys = KeyFiles.of(data.resolve("keys"), KeyFiles::outlivesTheMachine);
                writer.unlisted(BackupWriter.KEYS, SealedKeys.seal(keys, passphrase.get(), KeyFiles.sha256(manifest)));
            }
            return new Written(
                    schema.tables().size(),
                    writer.parts().stream().mapToLong(Manifest.Part::rows).sum(),
                    writer.parts().stream().mapToLong(Manifest.Part::bytes).sum());
        }
    }

    private void copy(BackupWriter writer, Snapshot snapshot, Table table) throws IOException, SQLException {
        var copy = snapshot.connection().unwrap(PGConnection.class).getCopyAPI();
        writer.part(
                "tables/" + table.name() + ".copy",
                table.copied(),
                part -> copy.copyOut("COPY " + table.copied() + " TO STDOUT", part));
    }

    /** Whether a file is there already; a backup never overwrites one. */
    public static void mustNotExist(Path file) {
        if (Files.exists(file)) {
            throw new BackupRefused("The file " + file + " is there already: name another one, or move it away.");
        }
    }
}
