package io.evenkeel.console.cli;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** Tells of each backup in a folder when it was made and how large it is. */
@Command(
        name = "list",
        description = "The backups in a folder, the oldest first; reads what they say about themselves.",
        mixinStandardHelpOptions = true)
final class BackupsListCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FOLDER", description = "With files NAME.backup.")
    private Path folder = Path.of("");

    @Option(names = "--json", description = "One JSON object on standard output, for programs.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        var backups = new BackupFolder(folder);
        List<BackupFolder.Kept> kept = backups.kept();
        if (json) {
            FileStore disk = backups.disk();
            System.out.println(new JsonMapper()
                    .writeValueAsString(Map.of(
                            "backups",
                            kept.stream().map(BackupsListCommand::fields).toList(),
                            "freeBytes",
                            disk.getUsableSpace(),
                            "totalBytes",
                            disk.getTotalSpace())));
        } else {
            kept.forEach(one -> System.out.println(one.madeAt() + "  " + one.fileBytes() + " bytes  " + one.file()));
        }
        return 0;
    }

    private static Map<String, Object> fields(BackupFolder.Kept one) {
        return Map.of(
                "name",
                one.name(),
                "madeAt",
                one.madeAt().toString(),
                "sizeBytes",
                one.sizeBytes(),
                "fileBytes",
                one.fileBytes());
    }
}
