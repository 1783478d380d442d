package io.evenkeel.console.cli;

import io.evenkeel.protocol.RecoveryAct.Backup;
import io.evenkeel.protocol.RecoveryAct.Extent;
import io.evenkeel.protocol.RecoveryResult;
import io.evenkeel.protocol.RecoveryResult.BackupMade;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Many small files, of which a manifest is taken; beside it {@code sha256sum} over the same files. */
final class RecoveryManifestPart implements RecoveryPart {

    private static final int FILES_A_FOLDER = 500;
    private static final int LARGEST = 16 << 10;
    private static final long PATIENCE_MINUTES = 30;

    private final int files;

    RecoveryManifestPart(int files) {
        this.files = files;
    }

    @Override
    public void measure(Path scratch, PrintWriter out) throws IOException, InterruptedException {
        Path source = Files.createDirectory(scratch.resolve("source"));
        long bytes = fill(source);
        out.printf("manifest: %,d files, %,d bytes%n", files, bytes);
        // Once for the page cache, so that all read from memory.
        sumOf(source);
        out.printf("sha256sum, one process: %.1f s%n", sumOf(source));
        manifest(scratch, source, out);
        out.printf("sha256sum, one process, again: %.1f s%n", sumOf(source));
    }

    /** By a backup's job, since a manifest is taken with a copy. */
    private static void manifest(Path scratch, Path source, PrintWriter out) throws IOException, InterruptedException {
        Path secret = Files.writeString(scratch.resolve("secret"), "bench\n");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        Path repository = scratch.resolve("repository");
        Process init = new ProcessBuilder(
                        "/usr/bin/restic",
                        "--no-cache",
                        "--repo",
                        repository.toString(),
                        "--password-file",
                        secret.toString(),
                        "init")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (init.waitFor() != 0) {
            throw new IOException("restic makes no repository");
        }
        String sections = """
                [restic bench]
                repository = %s
                secret = %s
                path = %s
                """.formatted(repository, secret, source);
        try (var host = new BenchedHost(scratch, sections)) {
            RecoveryResult result = host.run("restic", new Backup(Extent.FULL, List.of()));
            if (!(result instanceof BackupMade made)) {
                throw new IOException("the backup failed: " + result);
            }
            out.println(host.said("manifest of"));
            try (Stream<Path> files = Files.walk(scratch.resolve("manifests"))) {
                long bytes = files.filter(Files::isRegularFile)
                        .mapToLong(file -> file.toFile().length())
                        .sum();
                out.printf(
                        "backup by restic: %.1f s; the manifest is a file of %,d bytes%n",
                        made.took().toMillis() / 1e3, bytes);
            }
        }
    }

    private long fill(Path source) throws IOException {
        var random = new SplittableRandom(11);
        long bytes = 0;
        for (int i = 0; i < files; i++) {
            Path folder = source.resolve("folder-" + i / FILES_A_FOLDER);
            if (i % FILES_A_FOLDER == 0) {
                Files.createDirectory(folder);
            }
            byte[] content = new byte[random.nextInt(LARGEST)];
            random.nextBytes(content);
            Files.write(folder.resolve("document-" + i + ".dat"), content);
            bytes += content.length;
        }
        return bytes;
    }

    /**
     * In a session of its own, as the agent runs its tools: the kernel shares processors out by sessions.
     *
     * @return seconds
     */
    private static double sumOf(Path source) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(List.of(
                        "/usr/bin/setsid",
                        "--wait",
                        "/bin/sh",
                        "-c",
                        "find \"$1\" -type f -print0 | xargs -0 sha256sum",
                        "sh",
                        source.toString()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException("sha256sum did not end well");
        }
        return (System.nanoTime() - begin) / 1e9;
    }
}
