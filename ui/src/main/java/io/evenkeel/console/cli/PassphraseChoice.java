package io.evenkeel.console.cli;

import io.evenkeel.database.BackupRefused;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the passphrase of a backup's keys comes from; never the command line, which every user can read. */
final class PassphraseChoice {

    static final String VARIABLE = "EVENKEEL_BACKUP_PASSPHRASE";
    private static final int LONGEST = 4_096;

    @Option(
            names = "--passphrase-file",
            paramLabel = "FILE",
            description = "Its first line is the passphrase, where it is not in " + VARIABLE
                    + "; /dev/stdin for the standard input.")
    private @Nullable Path file;

    Optional<String> given() {
        return Optional.ofNullable(file)
                .map(PassphraseChoice::firstLine)
                .or(() -> Optional.ofNullable(System.getenv(VARIABLE)))
                .filter(given -> !given.isEmpty());
    }

    private static String firstLine(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            String text = new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8);
            return text.lines().findFirst().orElse("");
        } catch (IOException e) {
            throw new BackupRefused(
                    BackupRefused.Kind.PASSPHRASE,
                    "The file of --passphrase-file cannot be read: " + e.getMessage() + ".",
                    e);
        }
    }
}
