package io.evenkeel.console.cli;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The agent of this host, as a child process. When it dies it is started again, after 1 s at first and up to 60 s later
 * each time; a minute of life makes it 1 s again.
 */
final class LocalAgent implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LocalAgent.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    private final DataFolder data;
    private final Listening listening;
    private final String url;
    private final Path token;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicReference<@Nullable Process> process = new AtomicReference<>();

    LocalAgent(DataFolder data, Listening listening, String url, Path token) {
        this.data = data;
        this.listening = listening;
        this.url = url;
        this.token = token;
    }

    void start() {
        Thread.ofVirtual().name("agent-keeper").start(this::keepAlive);
    }

    private void keepAlive() {
        Duration pause = Duration.ofSeconds(1);
        try {
            while (closing.getCount() > 0) {
                long begun = System.nanoTime();
                int exitCode = runOnce();
                if (closing.getCount() == 0) {
                    return;
                }
                if (System.nanoTime() - begun > Duration.ofMinutes(1).toNanos()) {
                    pause = Duration.ofSeconds(1);
                }
                LOG.warn("event=agent-ended exitCode={} startsAgainInSeconds={}", exitCode, pause.toSeconds());
                if (closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int runOnce() throws InterruptedException {
        try {
            Process started = builder().start();
            process.set(started);
            if (closing.getCount() == 0) {
                started.destroy();
            }
            return started.waitFor();
        } catch (IOException e) {
            LOG.warn("event=agent-not-started reason=\"{}\"", e.getMessage());
            return -1;
        }
    }

    private ProcessBuilder builder() {
        List<String> command = new ArrayList<>(List.of(
                // A session of its own: Ctrl-C in the terminal is for the server, which then stops the agent.
                "setsid",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                "io.evenkeel.agent.Agent",
                "--server",
                url,
                "--host",
                ThisHost.name(),
                "--token-file",
                token.toString(),
                "--data",
                data.agent().toString()));
        listening.tls().ifPresent(tls -> command.addAll(List.of("--server-certificate-sha256", tls.sha256())));
        File log = data.path().resolve("log/agent.log").toFile();
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(log))
                // The pipe closes when this process dies, however it dies; the agent ends with it.
                .redirectInput(Redirect.PIPE);
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
        } catch (InterruptedException e) {
            running.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
