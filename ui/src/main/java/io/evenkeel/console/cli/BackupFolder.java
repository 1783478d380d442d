package io.evenkeel.console.cli;

import io.evenkeel.database.Backup;
import io.evenkeel.database.BackupRefused;
import io.evenkeel.database.BackupRefused.Kind;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Backups that lie together: the files {@code NAME.backup} of a folder. */
record BackupFolder(Path path) {

    static final String SUFFIX = ".backup";

    /**
     * One that says what it is.
     *
     * @param madeAt when it was begun
     * @param sizeBytes of what is in it, as the database writes it out
     * @param fileBytes on the disk
     */
    record Kept(Path file, Instant madeAt, long sizeBytes, long fileBytes) {

        String name() {
            String name = String.valueOf(file.getFileName());
            return name.substring(0, name.length() - SUFFIX.length());
        }
    }

    /** By name. Links are left out: what is removed here must lie here. */
    List<Path> files() {
        if (!Files.isDirectory(path)) {
            throw new BackupRefused(Kind.NOT_THERE, "There is no folder " + path + ".");
        }
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(path, "*" + SUFFIX)) {
            found.forEach(file -> {
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    files.add(file);
                }
            });
        } catch (IOException e) {
            throw unreadable(e);
        }
        files.sort(Comparator.naturalOrder());
        return files;
    }

    /** Oldest first. One that does not say what it is is named on standard error, and left out. */
    List<Kept> kept() {
        List<Kept> kept = new ArrayList<>();
        for (Path file : files()) {
            try {
                Backup.Described described = Backup.describe(file);
                kept.add(new Kept(file, described.madeAt(), described.bytes(), Files.size(file)));
            } catch (BackupRefused e) {
                System.err.println(e.getMessage());
            } catch (IOException e) {
                throw unreadable(e);
            }
        }
        kept.sort(Comparator.comparing(Kept::madeAt));
        return kept;
    }

    /** The disk that it lies on. */
    FileStore disk() {
        try {
            return Files.getFileStore(path);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private BackupRefused unreadable(IOException e) {
        return new BackupRefused("The folder " + path + " cannot be used: " + e.getMessage() + ".", e);
    }
}
