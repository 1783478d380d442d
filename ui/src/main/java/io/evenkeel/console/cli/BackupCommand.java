package io.evenkeel.console.cli;

import io.evenkeel.database.Backup;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the installation into one file while its server runs, or while it stands still. */
@Command(
        name = "backup",
        description = "Writes the whole installation into one file, while the server runs.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "EVENKEEL_BACKUP_PASSPHRASE  seals the keys in the file; at least 12 characters. Keep it elsewhere.",
            "The rest of the file is not encrypted: only its owner can read it, keep it so."
        })
final class BackupCommand implements Callable<Integer> {

    static final String PASSPHRASE = "EVENKEEL_BACKUP_PASSPHRASE";

    @Parameters(paramLabel = "FILE", description = "A file that is not there yet.")
    private Path file = Path.of("");

    @Option(
            names = "--without-keys",
            description = "Leaves the keys out: stored passwords must be entered again after a restore.")
    private boolean withoutKeys;

    @Mixin
    private DatabaseChoice database = new DatabaseChoice();

    @Override
    public Integer call() {
        Optional<String> passphrase = passphrase();
        if (passphrase.isEmpty() && !withoutKeys) {
            throw new CannotStart(
                    "The keys need a passphrase: set " + PASSPHRASE + ", or leave them out with --without-keys.");
        }
        Backup.mustNotExist(file);
        DataFolder data = DataFolder.chosen();
        try (DatabaseAtHand at = DatabaseAtHand.open(data, database.own())) {
            Backup.Written written = new Backup(
                            at.source(), data.path(), BackupCommand::isLogOfMeasurements, byRoom("Copying"))
                    .write(
                            file,
                            withoutKeys ? Optional.empty() : passphrase,
                            new Commands.Version().getVersion()[0].replace("Evenkeel ", ""),
                            Clock.systemUTC().instant());
            System.err.println("The backup is in " + file + ": " + written.tables() + " tables, " + written.rows()
                    + " rows, " + (withoutKeys ? "no keys." : "the keys sealed."));
        }
        return 0;
    }

    /** The room {@code telemetry} empties these by TRUNCATE when it folds them. */
    private static boolean isLogOfMeasurements(String table) {
        return table.startsWith("telemetry.log_");
    }

    static Optional<String> passphrase() {
        return Optional.ofNullable(System.getenv(PASSPHRASE)).filter(given -> !given.isEmpty());
    }

    /** Says each room once, not each of its many tables. */
    static Consumer<String> byRoom(String doing) {
        String[] last = {""};
        return what -> {
            String room = what.replaceFirst("\\..*", "");
            if (!room.equals(last[0])) {
                last[0] = room;
                System.err.println(doing + " " + room + "...");
            }
        };
    }
}
