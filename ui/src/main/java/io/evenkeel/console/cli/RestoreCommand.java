package io.evenkeel.console.cli;

import io.evenkeel.database.BundledPostgres;
import io.evenkeel.database.Restore;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Brings a backup into an empty installation: all of it or nothing, however it is broken off. */
@Command(
        name = "restore",
        description = "Brings a backup into an empty installation; proves the file before it writes anything.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            PassphraseChoice.VARIABLE + "  the passphrase of the keys in the file",
            "Restore only files that you trust: what is in them is what the server will be."
        })
final class RestoreCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "What ./evenkeel backup wrote.")
    private Path file = Path.of("");

    @Mixin
    private PassphraseChoice passphrase = new PassphraseChoice();

    @Mixin
    private DatabaseChoice database = new DatabaseChoice();

    @Override
    public Integer call() throws IOException {
        DataFolder data = DataFolder.chosen();
        System.err.println("Proving " + file + "...");
        try (Restore restore = Restore.open(file, passphrase.given())) {
            data.prepare();
            try (FileChannel _ = data.lock()) {
                Staging staging = Staging.of(data);
                staging.settle();
                staging.mustBeFresh();
                Optional<OwnDatabase> own = database.own();
                if (own.isPresent()) {
                    into(DatabaseAtHand.of(own.get()), restore, staging);
                } else {
                    intoBundled(data, restore, staging);
                }
                staging.settle();
            }
            System.err.println("Restored " + restore.description() + "; start it with ./evenkeel up.");
            if (restore.keys().isEmpty()) {
                System.err.println("It has no keys: enter the stored passwords again, such as the mail server's, and"
                        + " note the new key of the audit trail.");
            }
        }
        return 0;
    }

    private static void into(DataSource target, Restore restore, Staging staging) throws IOException {
        staging.begin();
        staging.write(restore);
        restore.into(target, staging::markComplete, BackupCommand.byRoom("Loading"));
    }

    /** The cluster is made beside its place and moved there when it is whole and stopped. */
    private static void intoBundled(DataFolder data, Restore restore, Staging staging) throws IOException {
        staging.begin();
        try (var postgres = BundledPostgres.beside(data.path(), staging.folder(), Launch::say)) {
            postgres.start();
            restore.into(postgres.dataSource(), () -> {}, BackupCommand.byRoom("Loading"));
        }
        staging.write(restore);
        staging.markComplete();
    }
}
