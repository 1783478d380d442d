package io.evenkeel.database.internal;

import io.evenkeel.database.BackupRefused;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;

/** A file that only its owner may read from its first byte on, and that has its name only when it is whole and on the disk. */
public final class OwnFile {

    private OwnFile() {}

    /** Writes the content and tells what came of it. */
    @FunctionalInterface
    public interface Content<T> {
        T writeTo(OutputStream out) throws IOException, SQLException;
    }

    /** @throws BackupRefused if it is there already or cannot be written; nothing is left then */
    public static <T> T write(Path file, Content<T> content) throws SQLException {
        Path target = file.toAbsolutePath();
        Path unfinished = target.resolveSibling(target.getFileName() + ".unfinished");
        try {
            if (Files.exists(target)) {
                throw new FileAlreadyExistsException(file.toString());
            }
            Files.deleteIfExists(unfinished);
            T result;
            try (FileChannel channel = FileChannel.open(
                    unfinished,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
                try (var out = new BufferedOutputStream(new LeftOpen(Channels.newOutputStream(channel)), 1 << 16)) {
                    result = content.writeTo(out);
                    out.flush();
                }
                channel.force(true);
            }
            // A link fails where the name was taken meanwhile; a move would overwrite.
            Files.createLink(target, unfinished);
            return result;
        } catch (FileAlreadyExistsException e) {
            throw new BackupRefused("The file " + file + " is there already: name another one, or move it away.", e);
        } catch (IOException e) {
            String reason = String.valueOf(e.getMessage());
            boolean isFull = reason.toLowerCase(Locale.ROOT).contains("no space left");
            String advice = isFull
                    ? "there is no space left: free some, or name a file on another disk"
                    : e.getClass().getSimpleName() + ": " + reason;
            throw new BackupRefused(
                    isFull ? BackupRefused.Kind.NO_SPACE : BackupRefused.Kind.OTHER,
                    "The file " + file + " could not be written (" + advice + "). Nothing was left.",
                    e);
        } finally {
            remove(unfinished);
        }
    }

    private static void remove(Path unfinished) {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException e) {
            System.getLogger(OwnFile.class.getName())
                    .log(System.Logger.Level.WARNING, "event=unfinished-file-left file=" + unfinished, e);
        }
    }
}
