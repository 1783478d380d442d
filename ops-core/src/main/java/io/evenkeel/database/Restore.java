package io.evenkeel.database;

import io.evenkeel.database.internal.BackupReader;
import io.evenkeel.database.internal.Catalogue;
import io.evenkeel.database.internal.KeyFiles;
import io.evenkeel.database.internal.Manifest;
import io.evenkeel.database.internal.Manifest.Part;
import io.evenkeel.database.internal.SealedKeys;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * Brings a backup into an empty database, all of it or nothing. The whole file is proved when it is opened, before
 * anything is written anywhere.
 */
public final class Restore implements AutoCloseable {

    private static final String RULES = "rules/";

    private final BackupReader backup;
    private final Map<String, byte[]> keys;

    private Restore(BackupReader backup, Map<String, byte[]> keys) {
        this.backup = backup;
        this.keys = keys;
    }

    /**
     * Opens and proves a backup.
     *
     * @param passphrase of the keys in it; not asked for where they were left out
     * @throws BackupRefused if it is not whole, is of a newer version, or its keys do not open
     */
    public static Restore open(Path file, Optional<String> passphrase) {
        BackupReader backup = BackupReader.open(file);
        try {
            mustNotBeNewer(backup.manifest());
            return new Restore(backup, keys(backup, passphrase));
        } catch (IOException e) {
            throw new BackupRefused("The backup " + file + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private static Map<String, byte[]> keys(BackupReader backup, Optional<String> passphrase) throws IOException {
        Optional<byte[]> sealed = backup.keys();
        if (sealed.isEmpty()) {
            return Map.of();
        }
        String given = passphrase.orElseThrow(() -> new BackupRefused(
                BackupRefused.Kind.PASSPHRASE,
                "This backup has keys in it, sealed by a passphrase: set EVENKEEL_BACKUP_PASSPHRASE to it."));
        return SealedKeys.open(sealed.get(), given, backup.manifestHash());
    }

    private static void mustNotBeNewer(Manifest manifest) {
        manifest.rooms().forEach((room, version) -> {
            int newest = Migrations.newest(room);
            if (Integer.parseInt(version) > newest) {
                throw new BackupRefused("The backup was made by a newer Evenkeel (" + manifest.madeBy()
                        + "): its tables of " + room + " have version " + version + ", and this one knows " + newest
                        + ". Restore it with that version or a later one.");
            }
        });
    }

    /** What the keys folder needs besides; empty where they were left out. */
    public Map<String, byte[]> keys() {
        return Map.copyOf(keys);
    }

    /**
     * The rule files, by names that lead out of no folder.
     *
     * @throws BackupRefused if one has another name
     */
    public Map<String, byte[]> rules() throws IOException {
        Map<String, byte[]> rules = new TreeMap<>();
        for (Part part : backup.manifest().parts()) {
            if (part.name().startsWith(RULES)) {
                String name = part.name().substring(RULES.length());
                if (!name.matches("[^/\\\\\\p{Cntrl}]+") || name.equals(".") || name.equals("..")) {
                    throw new BackupRefused(
                            BackupRefused.Kind.DAMAGED,
                            "The backup has a rule file named " + part.name()
                                    + ", which no backup makes: it was changed. Nothing was restored.");
                }
                try (InputStream in = backup.open(part.name())) {
                    rules.put(name, in.readAllBytes());
                }
            }
        }
        return rules;
    }

    /**
     * Loads everything in one transaction, then brings the tables up to this version.
     *
     * @param beforeCommit runs when all is loaded, just before it stays
     * @throws BackupRefused if the database is not empty or the load fails; it is as it was then
     */
    public void into(DataSource database, Runnable beforeCommit, Consumer<String> progress) {
        Migrations.mustBeUsable(database);
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                mustBeEmpty(connection);
                load(connection, progress);
                beforeCommit.run();
                connection.commit();
            } catch (SQLException | IOException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
            connection.setAutoCommit(true);
            execute(connection, "ANALYZE");
        } catch (SQLException | IOException e) {
            throw new BackupRefused("The backup could not be loaded, and nothing was: " + e.getMessage() + ".", e);
        }
        progress.accept("the tables of this version");
        Migrations.migrate(database);
    }

    /** @throws BackupRefused if anything of ours is in the database */
    public static void mustBeEmpty(DataSource database) {
        try (Connection connection = database.getConnection()) {
            mustBeEmpty(connection);
        } catch (SQLException e) {
            throw new BackupRefused(
                    BackupRefused.Kind.DATABASE, "The database cannot be used: " + e.getMessage() + ".", e);
        }
    }

    private static void mustBeEmpty(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("""
                        SELECT string_agg(nspname, ', ' ORDER BY nspname) FROM pg_catalog.pg_namespace
                        WHERE nspname = ANY (?)
                        """)) {
            statement.setArray(1, connection.createArrayOf("text", Migrations.ROOMS.toArray()));
            try (var row = statement.executeQuery()) {
                row.next();
                if (row.getString(1) != null) {
                    throw new BackupRefused("The database is not empty (it has " + row.getString(1)
                            + "): a backup is restored into an empty one only. Nothing was changed.");
                }
            }
        }
    }

    private void load(Connection connection, Consumer<String> progress) throws SQLException, IOException {
        Catalogue schema = backup.schema();
        execute(connection, "SET LOCAL search_path = ''");
        execute(connection, "SET LOCAL check_function_bodies = off");
        for (String statement : schema.before()) {
            execute(connection, statement);
        }
        var copy = connection.unwrap(PGConnection.class).getCopyAPI();
        for (Part part : backup.manifest().parts()) {
            if (part.table().isEmpty()) {
                continue;
            }
            progress.accept(part.table().replaceFirst(" .*", ""));
            long rows;
            try (InputStream in = backup.open(part.name())) {
                rows = copy.copyIn("COPY " + part.table() + " FROM STDIN", in);
            }
            if (rows != part.rows()) {
                throw new BackupRefused("The table " + part.table() + " has " + rows + " rows in the file and "
                        + part.rows() + " by its manifest: nothing was restored.");
            }
        }
        progress.accept("keys and indexes");
        for (String statement : schema.after()) {
            execute(connection, statement);
        }
        for (String statement : schema.setSequences()) {
            execute(connection, statement);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Writes the keys into a folder, for their owner's eyes only. */
    public void writeKeys(Path folder) throws IOException {
        KeyFiles.writeSecret(folder, keys);
    }

    /** What it is, in a few words. */
    public String description() {
        Manifest manifest = backup.manifest();
        return "the backup of " + manifest.madeAt() + " by Evenkeel " + manifest.madeBy() + ", "
                + manifest.parts().stream().mapToLong(Part::rows).sum() + " rows";
    }

    @Override
    public void close() throws IOException {
        backup.close();
    }
}
