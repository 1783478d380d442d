package io.evenkeel;

import io.evenkeel.agent.Agent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real agent that follows logs, in a process of its own as it is meant to be started. */
final class FollowingAgent implements AutoCloseable {
    private final Process process;

    private FollowingAgent(Process process) {
        this.process = process;
    }

    /** @param rules text of its {@code logs.conf} */
    static FollowingAgent start(Path folder, String server, String token, String host, String rules)
            throws IOException {
        Files.writeString(folder.resolve("token"), token);
        Files.writeString(folder.resolve("logs.conf"), rules);
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(Agent.JVM_FLAGS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Agent.class.getName()));
        command.addAll(List.of("--server", server, "--name", host));
        command.addAll(List.of("--token-file", folder.resolve("token").toString()));
        command.addAll(List.of("--spool", folder.resolve("spool").toString()));
        command.addAll(List.of("--logs", folder.resolve("logs.conf").toString()));
        return new FollowingAgent(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("agent.log").toFile()))
                .start());
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the agent can't be killed");
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
