package io.evenkeel.console.cli;

import io.evenkeel.agent.Agent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real agent of a trial, under a host's name of its own, that carries out the jobs which its rules allow. */
final class TrialAgent implements AutoCloseable {
    private static final long END_AT_MOST_SECONDS = 10;

    private final Process process;

    private TrialAgent(Process process) {
        this.process = process;
    }

    /**
     * @param folder where it keeps its files
     * @param token of the host
     * @param rules its {@code jobs.conf}
     */
    static TrialAgent start(LocalServer server, Path folder, String host, String token, Path rules) throws IOException {
        Path secret = folder.resolve("agent.token");
        Files.createFile(secret, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(secret, token);
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(Agent.JVM_FLAGS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Agent.class.getName()));
        command.addAll(List.of("--server", server.url().toString(), "--name", host, "--token-file", secret.toString()));
        command.addAll(List.of("--spool", folder.resolve("spool-of-agent").toString()));
        command.addAll(LocalAgent.jobs(rules, runTool(folder)));
        server.certificateSha256().ifPresent(sha256 -> command.addAll(List.of("--certificate-sha256", sha256)));
        return new TrialAgent(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log(folder).toFile())
                .start());
    }

    /** A copy of it and of what lies beside it: the account that runs the tools may not see where this program lies. */
    private static Path runTool(Path folder) throws IOException {
        Path program = LocalAgent.runTool();
        Path copies = Files.createDirectory(folder.resolve("bin"));
        try (Stream<Path> scripts = Files.list(Objects.requireNonNull(program.getParent()))) {
            for (Path script : scripts.filter(Files::isExecutable)
                    .filter(Files::isRegularFile)
                    .toList()) {
                Path copy = Files.copy(script, copies.resolve(script.getFileName()));
                Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
        return copies.resolve(program.getFileName());
    }

    static Path log(Path folder) {
        return folder.resolve("agent.log");
    }

    /** Ends it, and what it has begun. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(END_AT_MOST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
