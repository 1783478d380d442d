package io.evenkeel.console.cli;

import io.evenkeel.database.Backup;
import io.evenkeel.database.BackupRefused;
import io.evenkeel.database.DatabaseUnusable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** Writes the installation into one file while its server runs, or while it stands still. */
@Command(
        name = "backup",
        description = "Writes the whole installation into one file, while the server runs.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            PassphraseChoice.VARIABLE + "  seals the keys in the file; at least 12 characters. Keep it elsewhere.",
            "The rest of the file is not encrypted: only its owner can read it, keep it so."
        })
final class BackupCommand implements Callable<Integer> {

    private static final JsonMapper JSON = new JsonMapper();

    @Parameters(paramLabel = "FILE", description = "A file that is not there yet.")
    private Path file = Path.of("");

    @Option(
            names = "--without-keys",
            description = "Leaves the keys out: stored passwords must be entered again after a restore.")
    private boolean withoutKeys;

    @Option(
            names = "--json",
            description = "Progress and what was written on standard output, a JSON object each, for programs.")
    private boolean json;

    @Mixin
    private PassphraseChoice passphrase = new PassphraseChoice();

    @Mixin
    private DatabaseChoice database = new DatabaseChoice();

    @Override
    public Integer call() throws IOException {
        Optional<String> given = withoutKeys ? Optional.empty() : passphrase.given();
        if (given.isEmpty() && !withoutKeys) {
            throw new BackupRefused(
                    BackupRefused.Kind.PASSPHRASE,
                    "The keys need a passphrase: set " + PassphraseChoice.VARIABLE + ", give --passphrase-file, or"
                            + " leave them out with --without-keys.");
        }
        Backup.mustNotExist(file);
        DataFolder data = DataFolder.chosen();
        Instant begun = Clock.systemUTC().instant();
        try (DatabaseAtHand at = DatabaseAtHand.open(data, database.own())) {
            Backup.Written written = new Backup(at.source(), data.path(), BackupCommand::isLogOfMeasurements, telling())
                    .write(file, given, new Commands.Version().getVersion()[0].replace("Evenkeel ", ""), begun);
            tell(written);
        } catch (DatabaseUnusable e) {
            throw new BackupRefused(BackupRefused.Kind.DATABASE, String.valueOf(e.getMessage()), e);
        }
        return 0;
    }

    private Consumer<Backup.Step> telling() {
        Consumer<String> rooms = byRoom("Copying");
        return step -> {
            rooms.accept(step.table());
            if (json) {
                System.out.println(JSON.writeValueAsString(Map.of("part", (double) step.place() / step.of())));
            }
        };
    }

    private void tell(Backup.Written written) throws IOException {
        System.err.println("The backup is in " + file + ": " + written.tables() + " tables, " + written.rows()
                + " rows, " + (withoutKeys ? "no keys." : "the keys sealed."));
        if (json) {
            System.out.println(
                    JSON.writeValueAsString(Map.of("sizeBytes", written.bytes(), "fileBytes", Files.size(file))));
        }
    }

    /** The room {@code telemetry} empties these by TRUNCATE when it folds them. */
    private static boolean isLogOfMeasurements(String table) {
        return table.startsWith("telemetry.log_");
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
