package io.evenkeel;

import io.evenkeel.agent.Agent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real agent that follows logs or backs up, in a process of its own as it is meant to be started. */
final class FollowingAgent implements AutoCloseable {
    private final Process process;

    private FollowingAgent(Process process) {
        this.process = process;
    }

    /** @param rules text of its {@code logs.conf} */
    static FollowingAgent start(Path folder, String server, String token, String host, String rules)
            throws IOException {
        Files.writeString(folder.resolve("logs.conf"), rules);
        return start(
                folder,
                server,
                token,
                host,
                List.of(
                        "--spool", folder.resolve("spool").toString(),
                        "--logs", folder.resolve("logs.conf").toString()));
    }

    /** One that follows no logs and carries out backup jobs, as far as the folder's {@code jobs.conf} allows. */
    static FollowingAgent backingUp(Path folder, String server, String token, String host, Path runTool)
            throws IOException {
        return start(
                folder,
                server,
                token,
                host,
                List.of("--jobs", folder.resolve("jobs.conf").toString(), "--run-tool", runTool.toString()));
    }

    private static FollowingAgent start(Path folder, String server, String token, String host, List<String> more)
            throws IOException {
        Files.writeString(folder.resolve("token"), token);
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(Agent.JVM_FLAGS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Agent.class.getName()));
        command.addAll(List.of("--server", server, "--name", host));
        command.addAll(List.of("--token-file", folder.resolve("token").toString()));
        command.addAll(more);
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
