package io.evenkeel.console.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

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
        // Once for the page cache, so that both read from memory.
        sumOf(source);
        out.printf("sha256sum, one process: %.1f s%n", sumOf(source));
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

    /** @return seconds */
    private static double sumOf(Path source) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(List.of(
                        "/bin/sh", "-c", "find \"$1\" -type f -print0 | xargs -0 sha256sum", "sh", source.toString()))
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
