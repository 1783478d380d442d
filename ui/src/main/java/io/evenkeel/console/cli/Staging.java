package io.evenkeel.console.cli;

import io.evenkeel.database.BundledPostgres;
import io.evenkeel.database.Restore;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where a restore puts together what it brings, {@code restoring/} in the data folder. Until its file {@code complete}
 * stands, it is nothing and is thrown away; from then on it counts, and whoever holds the data folder next moves it into
 * place. So a restore that is killed leaves an empty installation or a whole one.
 */
record Staging(Path data, Path folder) {

    private static final List<String> PARTS = List.of("keys", "rules");

    static Staging of(DataFolder data) {
        return new Staging(data.path(), data.path().resolve("restoring"));
    }

    /** Finishes or throws away what a killed restore left. The caller holds the data folder's lock. */
    void settle() throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        if (Files.exists(folder.resolve("complete"))) {
            for (String part : PARTS) {
                moveInto(folder.resolve(part), data.resolve(part));
            }
            // Last: a cluster in its place is what makes an installation.
            if (Files.exists(folder.resolve("pg"))) {
                Files.move(folder.resolve("pg"), data.resolve("pg"), StandardCopyOption.ATOMIC_MOVE);
            }
        }
        BundledPostgres.stopLeftBehind(folder);
        ScratchFolder.remove(folder);
    }

    private static void moveInto(Path from, Path to) throws IOException {
        if (!Files.isDirectory(from)) {
            return;
        }
        Files.createDirectories(to);
        for (Path file : filesIn(from)) {
            Files.move(file, to.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** @throws CannotStart if an installation is there already */
    void mustBeFresh() throws IOException {
        List<Path> keys = Files.isDirectory(data.resolve("keys")) ? filesIn(data.resolve("keys")) : List.of();
        if (Files.exists(data.resolve("pg")) || !keys.isEmpty()) {
            throw new CannotStart("The data folder " + data + " holds an installation already: restore into an empty"
                    + " one, named by EVENKEEL_DATA, or move this one away. Nothing was changed.");
        }
    }

    void begin() throws IOException {
        Files.createDirectory(folder);
        // Others may pass through, not look: as root, the database runs as a user of its own.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    }

    /** Keys and rule files. */
    void write(Restore restore) throws IOException {
        restore.writeKeys(folder.resolve("keys"));
        Path rules = Files.createDirectories(folder.resolve("rules"));
        for (Map.Entry<String, byte[]> rule : restore.rules().entrySet()) {
            Files.write(rules.resolve(rule.getKey()), rule.getValue());
        }
    }

    /** From here on the restore counts. */
    void markComplete() {
        try (FileChannel marker =
                FileChannel.open(folder.resolve("complete"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            marker.force(true);
        } catch (IOException e) {
            throw new CannotStart(
                    "The restore could not be finished (" + e.getMessage() + "): nothing was restored.", e);
        }
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder)) {
            found.forEach(files::add);
        }
        return files;
    }
}
