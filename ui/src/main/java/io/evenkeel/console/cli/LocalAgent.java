package io.evenkeel.console.cli;

import io.evenkeel.agent.Agent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The agent of this host, as a child process. When it dies it is started again, after 1 s at first and up to 60 s later
 * each time; a minute of life makes it 1 s again.
 */
final class LocalAgent implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LocalAgent.class);
    private static final String MAIN_CLASS = "io.evenkeel.agent.Agent";
    private static final Logger OF_THE_AGENT = LoggerFactory.getLogger(MAIN_CLASS);
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    private final Supplier<List<String>> command;
    private final Path pidFile;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicReference<@Nullable Process> process = new AtomicReference<>();

    /** @param pidFile where the number of the running process is kept, to find it after a kill of this one */
    LocalAgent(Supplier<List<String>> command, Path pidFile) {
        this.command = command;
        this.pidFile = pidFile;
    }

    /** Ends an agent that a killed server left behind, and starts one. */
    void start() {
        endLeftBehind();
        Thread.ofVirtual().name("agent-keeper").start(this::keepAlive);
    }

    private void keepAlive() {
        Duration pause = SHORTEST_PAUSE;
        try {
            while (closing.getCount() > 0) {
                long begun = System.nanoTime();
                int exitCode = runOnce();
                if (closing.getCount() == 0) {
                    return;
                }
                if (System.nanoTime() - begun > LONGEST_PAUSE.toNanos()) {
                    pause = SHORTEST_PAUSE;
                }
                LOG.warn("event=agent-ended exitCode={} startsAgainInSeconds={}", exitCode, pause.toSeconds());
                if (closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
                Duration twice = pause.multipliedBy(2);
                pause = twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int runOnce() throws InterruptedException {
        try {
            Process started = new ProcessBuilder(command.get())
                    .redirectErrorStream(true)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .start();
            process.set(started);
            if (closing.getCount() == 0) {
                started.destroy();
            }
            Files.writeString(pidFile, started.pid() + "\n");
            passOn(started);
            return started.waitFor();
        } catch (IOException e) {
            LOG.warn("event=agent-not-started reason=\"{}\"", e.getMessage());
            return -1;
        }
    }

    /** What the agent says goes into the server's log, which is bounded; until the agent ends. */
    private static void passOn(Process agent) {
        try (var lines = agent.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                OF_THE_AGENT.info("{}", line.length() > 2_000 ? line.substring(0, 2_000) : line);
            }
        } catch (IOException e) {
            LOG.warn("event=agent-not-heard reason=\"{}\"", e.getMessage());
        }
    }

    private void endLeftBehind() {
        try {
            long pid = Long.parseLong(Files.readString(pidFile).strip());
            boolean isAgent =
                    Files.readString(Path.of("/proc/" + pid + "/cmdline")).contains(MAIN_CLASS);
            if (isAgent) {
                ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
            }
        } catch (IOException | NumberFormatException none) {
            LOG.debug("event=no-agent-left-behind reason=\"{}\"", none.getMessage());
        }
    }

    @Override
    public void close() {
        closing.countDown();
        Process running = process.get();
        if (running == null) {
            return;
        }
        running.destroy();
        try {
            if (!running.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                running.destroyForcibly();
            }
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            LOG.warn("event=pid-file-not-removed file={}", pidFile);
        } catch (InterruptedException e) {
            running.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Of an agent that carries out jobs as far as the file allows, from the moment it is there. */
    static List<String> jobs(Path rules, Path runTool) {
        return List.of("--jobs", rules.toString(), "--run-tool", runTool.toString());
    }

    /** The script under which backup tools run: in the server's archive, or in its sources. */
    static Path runTool() {
        Path home = Path.of(System.getProperty("evenkeel.home", "."))
                .toAbsolutePath()
                .normalize();
        Path packaged = home.resolve("bin/run-tool");
        return Files.exists(packaged) ? packaged : home.resolve("monitoring-agents/src/main/package/run-tool");
    }

    /** The command of an agent that reports to the server at the URL; with TLS it knows the server's certificate. */
    static List<String> command(DataFolder data, Listening listening, String url, Path token) {
        List<String> command = new ArrayList<>(List.of(
                // A session of its own: Ctrl-C in the terminal is for the server, which then stops the agent.
                "setsid",
                Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(Agent.JVM_FLAGS);
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                MAIN_CLASS,
                "--server",
                url,
                "--token-file",
                token.toString(),
                "--spool",
                data.agent().resolve("spool").toString()));
        Path rules = data.agent().resolve("logs.conf");
        if (Files.exists(rules)) {
            command.addAll(List.of("--logs", rules.toString()));
        }
        command.addAll(jobs(data.agent().resolve("jobs.conf"), runTool()));
        listening.tls().ifPresent(tls -> command.addAll(List.of("--certificate-sha256", tls.sha256())));
        return command;
    }
}
