package io.evenkeel.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A real agent in a process of its own, started as it is meant to be; its log goes to a file. */
final class AgentProcess implements AutoCloseable {

    private final Process process;
    private final Path log;

    AgentProcess(Path folder, String... arguments) throws IOException {
        log = Files.createTempFile(folder, "agent", ".log");
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Agent.JVM_FLAGS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Agent.class.getName()));
        command.addAll(List.of(arguments));
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    /** SIGTERM. */
    AgentProcess terminate() {
        process.destroy();
        return this;
    }

    int exitCode(Duration patience) throws InterruptedException {
        if (!process.waitFor(patience)) {
            throw new AssertionError("The agent still runs after " + patience + ": " + log());
        }
        return process.exitValue();
    }

    /** Memory that the process really holds (VmRSS). */
    long residentBytes() throws IOException {
        var status = Files.readString(Path.of("/proc/" + process.pid() + "/status"));
        return status.lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1_024)
                .findFirst()
                .orElseThrow();
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
