package io.evenkeel.console.cli;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Takes memory outside the heap and writes to every page of it, so that it really is in use. */
final class MemoryLoad implements Load {
    private static final long MOST_BYTES = 1_000_000_000;

    /** Of what is available now: far from the point where the kernel ends processes. */
    private static final double MOST_SHARE = 0.2;

    private static final Path MEMORY = Path.of("/proc/meminfo");

    private final long bytes;
    private final TimeLimit limit;
    private final Arena arena = Arena.ofShared();
    private boolean started;
    private boolean closed;

    private MemoryLoad(long bytes, TimeLimit limit) {
        this.bytes = bytes;
        this.limit = limit;
    }

    static MemoryLoad withinLimits(TimeLimit limit) throws IOException {
        long available = availableBytes(Files.readString(MEMORY));
        return ofBytes(Math.min(MOST_BYTES, (long) (MOST_SHARE * available)), limit);
    }

    static MemoryLoad ofBytes(long bytes, TimeLimit limit) {
        return new MemoryLoad(bytes, limit);
    }

    /** @param meminfo the text of {@code /proc/meminfo} */
    static long availableBytes(String meminfo) throws IOException {
        return 1024
                * meminfo.lines()
                        .filter(line -> line.startsWith("MemAvailable:"))
                        .map(line -> line.replaceAll("[^0-9]", ""))
                        .mapToLong(Long::parseLong)
                        .findFirst()
                        .orElseThrow(() -> new IOException(MEMORY + " does not say how much memory is available."));
    }

    @Override
    public synchronized void start() {
        if (started) {
            return;
        }
        started = true;
        limit.begin();
        MemorySegment taken = arena.allocate(bytes);
        taken.fill((byte) 0x5A);
    }

    @Override
    public boolean isOver() {
        return limit.isOver();
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public String sentence() {
        return String.format(
                Locale.ROOT, "%d MB of memory are taken, for at most %d s.", bytes / 1_000_000, limit.seconds());
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            arena.close();
        }
    }
}
