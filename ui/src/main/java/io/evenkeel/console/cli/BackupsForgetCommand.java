package io.evenkeel.console.cli;

import io.evenkeel.console.cli.BackupFolder.Kept;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** Removes backups that need not be kept any longer. */
@Command(
        name = "forget",
        description = "Removes all but the newest backups of a folder.",
        mixinStandardHelpOptions = true)
final class BackupsForgetCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FOLDER", description = "With files NAME.backup.")
    private Path folder = Path.of("");

    @Option(
            names = "--keep",
            paramLabel = "N",
            required = true,
            description = "The newest so many are kept, 1 or more.")
    private int keep;

    @Option(names = "--keep-days", paramLabel = "DAYS", description = "So are those of so many days.")
    private int keepDays;

    @Option(names = "--json", description = "One JSON object on standard output, for programs.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (keep < 1) {
            throw new CannotStart("--keep is 1 or more: the newest backup is never removed.");
        }
        Instant from = Clock.systemUTC().instant().minus(Duration.ofDays(Math.max(0, keepDays)));
        List<Kept> kept = new BackupFolder(folder).kept();
        List<Kept> older = kept.subList(0, Math.max(0, kept.size() - keep)).stream()
                .filter(one -> one.madeAt().isBefore(from))
                .toList();
        for (Kept one : older) {
            Files.delete(one.file());
            System.err.println("Removed " + one.file() + " of " + one.madeAt() + ".");
        }
        if (json) {
            System.out.println(new JsonMapper()
                    .writeValueAsString(Map.of("removed", older.size(), "left", kept.size() - older.size())));
        }
        return 0;
    }
}
