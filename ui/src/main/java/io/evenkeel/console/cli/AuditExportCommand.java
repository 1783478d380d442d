package io.evenkeel.console.cli;

import io.evenkeel.audit.Trail;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the sealed trail as it is now: through the server that runs, else from its database. */
@Command(
        name = "export",
        description = "Writes the whole sealed trail, which ends with a checkpoint signed now.",
        mixinStandardHelpOptions = true)
final class AuditExportCommand implements Callable<Integer> {

    @Option(names = "--out", paramLabel = "FILE", description = "Where to; .gz packs it. Without, the standard output.")
    private @Nullable Path out;

    @Mixin
    private DatabaseChoice database = new DatabaseChoice();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path file = out;
        if (file == null) {
            var standard = new BufferedOutputStream(System.out);
            export(standard);
            standard.flush();
            return 0;
        }
        if (Files.exists(file)) {
            throw new CannotStart("The file " + file + " is there already: name another one, or move it away.");
        }
        Path unfinished = file.toAbsolutePath().resolveSibling(file.getFileName() + ".unfinished");
        try {
            Files.deleteIfExists(unfinished);
            Files.createFile(
                    unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (OutputStream to = packed(file, new BufferedOutputStream(Files.newOutputStream(unfinished), 1 << 16))) {
                export(to);
            }
            Files.move(unfinished, file);
        } catch (IOException e) {
            throw new CannotStart("The export could not be written: " + e.getMessage() + ".", e);
        } finally {
            Files.deleteIfExists(unfinished);
        }
        System.err.println(proof(file));
        return 0;
    }

    /** The key stands in the export too, but a key that comes with what it proves proves nothing. */
    static String proof(Path file) {
        return "The trail is in " + file + "; ./evenkeel audit verify " + file
                + " --key PUBLIC proves it. The key stands in"
                + " the console under Audit; one that you noted there earlier proves more.";
    }

    private static OutputStream packed(Path file, OutputStream to) throws IOException {
        return file.toString().endsWith(".gz") ? new GZIPOutputStream(to, 1 << 16) : to;
    }

    private void export(OutputStream to) throws IOException, InterruptedException {
        DataFolder data = DataFolder.chosen();
        Optional<LocalServer> server = LocalServer.of(data.path());
        if (server.isPresent()) {
            try (ServerCalls calls = new ServerCalls(server.get())) {
                calls.download("/api/audit/export", to);
            } catch (ServerCalls.Refused e) {
                throw new CannotStart(String.valueOf(e.getMessage()), e);
            }
            return;
        }
        try (DatabaseAtHand at = DatabaseAtHand.open(data, database.own());
                RoomsAtHand rooms = new RoomsAtHand(data, at.source())) {
            rooms.get(Trail.class).export(PasswdCommand.localOperator(), to);
        }
    }
}
