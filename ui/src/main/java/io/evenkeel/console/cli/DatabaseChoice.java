package io.evenkeel.console.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of a command that needs the database; the same as of {@code up}. */
final class DatabaseChoice {

    @Option(
            names = "--db",
            paramLabel = "URL",
            description = "Your PostgreSQL, postgresql://USER@HOST:5432/DATABASE, where it is not the bundled one.")
    private @Nullable String url;

    @Option(names = "--db-password-file", paramLabel = "FILE", description = "File with the password for --db.")
    private @Nullable Path passwordFile;

    /** Empty for the bundled one. */
    Optional<OwnDatabase> own() {
        return Optional.ofNullable(url)
                .map(given -> OwnDatabase.of(given, OwnDatabase.password(Optional.ofNullable(passwordFile))));
    }
}
