package io.evenkeel.console.cli;

import io.evenkeel.agent.Agent;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@link BenchedHost} in a process of its own, with the options that an agent's JVM has and in a session of its own. What it adds to the
 * tool is watched in memory.
 */
final class BenchedAgent implements Closeable {

    private final Process process;
    private final BufferedReader said;
    private final AddedMemory memory;

    /**
     * A backup by it.
     *
     * @param seconds from the job to its result
     * @param manifestSeconds of these; 0 where none was taken
     */
    record Backed(double seconds, double manifestSeconds) {
        double withoutManifest() {
            return seconds - manifestSeconds;
        }
    }

    /** @param folder for its keys, numbers and manifests; has {@code sections} of {@code jobs.conf} */
    BenchedAgent(Path folder, String adapter) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "setsid",
                Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(Agent.JVM_FLAGS);
        command.addAll(List.of(
                "-Devenkeel.home=" + System.getProperty("evenkeel.home", "."),
                "-cp",
                System.getProperty("java.class.path"),
                BenchedHost.class.getName(),
                folder.toString(),
                adapter));
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        next();
        memory = new AddedMemory(process.toHandle());
    }

    /** @param policy a section's name */
    Backed backup(String policy) throws IOException {
        process.getOutputStream().write((policy + '\n').getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        String answer = next();
        String[] figures = answer.split(" ", -1);
        if (!figures[0].equals("made")) {
            throw new IOException("the backup failed: " + answer);
        }
        return new Backed(Long.parseLong(figures[1]) / 1e3, Long.parseLong(figures[2]) / 1e3);
    }

    private String next() throws IOException {
        String line = said.readLine();
        if (line == null) {
            throw new IOException("the agent that is measured has ended");
        }
        return line;
    }

    /** At the worst moment so far, bytes. */
    long addedMemory() {
        return memory.most();
    }

    @Override
    public void close() throws IOException {
        memory.close();
        process.getOutputStream().close();
        process.onExit().join();
    }
}
