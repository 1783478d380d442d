package io.evenkeel.console.cli;

import io.evenkeel.database.BackupRefused;
import io.evenkeel.database.BackupRefused.Kind;
import io.evenkeel.database.Restore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Reads every byte of the backups in a folder, as a restore would before it writes anything. */
@Command(
        name = "verify",
        description = "Proves each backup in a folder: every byte, and that the passphrase opens its keys.",
        mixinStandardHelpOptions = true)
final class BackupsVerifyCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FOLDER", description = "With files NAME.backup.")
    private Path folder = Path.of("");

    @Mixin
    private PassphraseChoice passphrase = new PassphraseChoice();

    @Override
    public Integer call() throws IOException {
        List<Path> files = new BackupFolder(folder).files();
        var given = passphrase.given();
        if (files.isEmpty()) {
            throw new BackupRefused(Kind.NOT_THERE, folder + " has no backup in it.");
        }
        List<BackupRefused> found = new ArrayList<>();
        for (Path file : files) {
            try (Restore restore = Restore.open(file, given)) {
                System.err.println(file + ": " + restore.description() + ".");
            } catch (BackupRefused e) {
                System.err.println(file + ": " + e.getMessage());
                found.add(e);
            }
        }
        if (!found.isEmpty()) {
            BackupRefused first = found.getFirst();
            throw new BackupRefused(
                    first.kind(),
                    "Of " + files.size() + " backups in " + folder + " " + found.size() + " cannot be restored. "
                            + first.getMessage(),
                    first);
        }
        System.err.println(
                files.size() == 1 ? "It can be restored." : "All " + files.size() + " backups can be restored.");
        return 0;
    }
}
