package io.evenkeel.console.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Memory that an agent's job adds on its host: by how much the agent grows, and the programs that it runs, but not the tools and databases
 * that would run without it. Resident pages, looked at ten times a second; pages that programs share count for each of them.
 */
final class AddedMemory implements Closeable {

    private static final Set<String> THERE_ANYWAY = Set.of("restic", "pgbackrest", "postgres");
    private static final int EVERY_MILLIS = 100;
    private static final long PAGE = 4096;

    private final ProcessHandle agent;
    private final long before;
    private final AtomicLong most = new AtomicLong();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());

    /** @param agent which idles */
    AddedMemory(ProcessHandle agent) throws IOException {
        this.agent = agent;
        this.before = resident(agent);
        var _ = watch.scheduleWithFixedDelay(this::look, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            long now = resident(agent) - before;
            for (ProcessHandle program : agent.descendants().toList()) {
                now += resident(program);
            }
            most.accumulateAndGet(now, Math::max);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static long resident(ProcessHandle process) throws IOException {
        Path about = Path.of("/proc", String.valueOf(process.pid()));
        try {
            boolean counts = !THERE_ANYWAY.contains(
                    Files.readString(about.resolve("comm")).strip());
            return counts
                    ? PAGE
                            * Long.parseLong(
                                    Files.readString(about.resolve("statm")).split(" ", 3)[1])
                    : 0;
        } catch (NoSuchFileException | ArrayIndexOutOfBoundsException e) {
            return 0;
        } catch (IOException e) {
            // A process that ends while its file is read.
            if (!process.isAlive()) {
                return 0;
            }
            throw e;
        }
    }

    long most() {
        return most.get();
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}
