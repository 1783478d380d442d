package io.evenkeel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A host with a real agent process on it, whose {@code /proc} is a folder that a test writes. */
final class WatchedHost implements AutoCloseable {
    private static final long MEMORY_KIB = 16_000_000;

    private final Path proc;
    private final Process agent;

    private WatchedHost(Path proc, Process agent) {
        this.proc = proc;
        this.agent = agent;
    }

    /** @param more options of the agent */
    static WatchedHost start(Path folder, Path clock, String server, String token, String... more) throws IOException {
        Path proc = Files.createDirectories(folder.resolve("proc"));
        Files.createDirectories(proc.resolve("net"));
        Files.createDirectories(proc.resolve("self"));
        Files.createDirectories(proc.resolve("1"));
        Files.writeString(
                proc.resolve("stat"),
                "cpu  100 0 100 10000 0 0 0 0 0 0\ncpu0 100 0 100 10000 0 0 0 0 0 0\nbtime 1700000000\n");
        Files.writeString(proc.resolve("loadavg"), "0.10 0.20 0.30 1/100 1000\n");
        Files.writeString(proc.resolve("diskstats"), "");
        Files.writeString(proc.resolve("net/dev"), "Inter-|   Receive\n face |bytes\n");
        Files.writeString(proc.resolve("net/tcp"), """
                  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
                   0: 0400000A:8F2C 4D00000A:1538 01 00000000:00000000 00:00000000 00000000    33        0 20004 1
                """);
        for (String mounts : List.of("mounts", "self/mounts", "1/mounts")) {
            Files.writeString(proc.resolve(mounts), "");
        }
        Files.writeString(proc.resolve("uptime"), "1000.00 900.00\n");
        Files.writeString(proc.resolve("vmstat"), "pswpin 0\npswpout 0\n");
        Files.writeString(
                proc.resolve("1/stat"), "1 (init) S 0 1 1 0 -1 4194560 0 0 0 0 1 1 0 0 20 0 1 0 27 5000 500 0\n");
        Files.writeString(folder.resolve("token"), token);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                "io.evenkeel.MovedAgent",
                clock.toString(),
                "--server",
                server,
                "--token-file",
                folder.resolve("token").toString(),
                "--proc",
                proc.toString()));
        command.addAll(List.of(more));
        writeMemory(proc, 60);
        Process agent = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("agent.log").toFile())
                .start();
        return new WatchedHost(proc, agent);
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        agent.destroyForcibly();
        if (!agent.waitFor(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the agent can't be killed");
        }
    }

    /** What the kernel says from now on. */
    void freeMemory(int percent) throws IOException {
        writeMemory(proc, percent);
    }

    private static void writeMemory(Path proc, int percent) throws IOException {
        Path next = proc.resolve("meminfo.next");
        Files.writeString(next, """
                MemTotal:       %d kB
                MemFree:        %d kB
                MemAvailable:   %d kB
                Buffers:        0 kB
                Cached:         0 kB
                SwapTotal:      0 kB
                SwapFree:       0 kB
                """.formatted(MEMORY_KIB, MEMORY_KIB * percent / 100, MEMORY_KIB * percent / 100));
        Files.move(
                next,
                proc.resolve("meminfo"),
                java.nio.file.StandardCopyOption.ATOMIC_MOVE,
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() {
        agent.destroy();
        try {
            if (!agent.waitFor(10, TimeUnit.SECONDS)) {
                agent.destroyForcibly();
            }
        } catch (InterruptedException e) {
            agent.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
