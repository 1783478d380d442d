package io.evenkeel.console.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Many small files, of which a manifest is taken; beside it {@code sha256sum} over the same files. */
final class RecoveryManifestPart implements RecoveryPart {

    private static final int FILES_A_FOLDER = 500;
    private static final int ROUNDS = 3;
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
        List<Double> bare = new ArrayList<>();
        List<Double> manifests = new ArrayList<>();
        try (var agent = agent(scratch, source)) {
            // The first copy reads every file, so that all read from memory after it.
            BenchedAgent.Backed first = agent.backup("bench");
            for (int round = 0; round < ROUNDS; round++) {
                bare.add(sumOf(source));
                manifests.add(agent.backup("bench").manifestSeconds());
            }
            out.printf(
                    "sha256sum, one process: %.2f s; the whole manifest: %.2f s, %.0f %% of that speed; medians of %s and %s%n",
                    median(bare), median(manifests), 100 * median(bare) / median(manifests), bare, manifests);
            out.printf(
                    "first copy by restic %.1f s; memory that its jobs add on the host: %,d bytes; files of manifests: %,d bytes%n",
                    first.withoutManifest(), agent.addedMemory(), bytesOf(scratch.resolve("manifests")));
        }
    }

    static double median(List<Double> seconds) {
        return seconds.stream().sorted().toList().get(seconds.size() / 2);
    }

    private static long bytesOf(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    /** A manifest is taken with a copy, by a backup's job. */
    private static BenchedAgent agent(Path scratch, Path source) throws IOException, InterruptedException {
        Path secret = Files.writeString(scratch.resolve("secret"), "bench\n");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        Path repository = scratch.resolve("repository");
        List<String> init =
                List.of("/usr/bin/restic", "--no-cache", "--repo=" + repository, "--password-file=" + secret, "init");
        Process made = new ProcessBuilder(init)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (made.waitFor() != 0) {
            throw new IOException("restic makes no repository");
        }
        Files.writeString(scratch.resolve("sections"), """
                [restic bench]
                repository = %s
                secret = %s
                path = %s
                """.formatted(repository, secret, source));
        return new BenchedAgent(scratch, "restic");
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
