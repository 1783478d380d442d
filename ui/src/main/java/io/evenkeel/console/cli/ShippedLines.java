package io.evenkeel.console.cli;

import io.evenkeel.console.cli.ServerCalls.Refused;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends the lines of a growing file to the bulk API as a shipper does, about twice a second. Lines that the server did not
 * take are sent again.
 */
final class ShippedLines implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration BETWEEN = Duration.ofMillis(500);
    private static final int MOST_BYTES = 1 << 20;

    private final ServerCalls api;
    private final String host;
    private final Path file;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicLong delivered = new AtomicLong();
    private final AtomicReference<@Nullable String> trouble = new AtomicReference<>();
    private long position;

    /** @param api with the right to write lines */
    ShippedLines(ServerCalls api, String host, Path file) {
        this.api = api;
        this.host = host;
        this.file = file;
    }

    void start() {
        Thread.ofVirtual().name("try-logs-lines").start(() -> {
            try {
                while (!closing.await(BETWEEN.toMillis(), TimeUnit.MILLISECONDS)) {
                    tryOnce();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void tryOnce() throws InterruptedException {
        try {
            ship();
            trouble.set(null);
        } catch (IOException | Refused e) {
            trouble.set(e.getMessage());
        }
    }

    /** Sends what is whole: a line that is being written has no end yet. */
    void ship() throws IOException, InterruptedException, Refused {
        byte[] read = read();
        int end = read.length;
        while (end > 0 && read[end - 1] != '\n') {
            end--;
        }
        if (end == 0) {
            return;
        }
        List<String> lines =
                new String(read, 0, end, StandardCharsets.UTF_8).lines().toList();
        StringBuilder body = new StringBuilder();
        for (String line : lines) {
            body.append("{\"create\":{}}\n").append(document(line)).append('\n');
        }
        api.bulk(body.toString());
        position += end;
        delivered.addAndGet(lines.size());
    }

    private byte[] read() throws IOException {
        try (SeekableByteChannel in = Files.newByteChannel(file)) {
            in.position(position);
            ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(MOST_BYTES, Math.max(0, in.size() - position)));
            while (buffer.hasRemaining() && in.read(buffer) >= 0) {
                // Until it is full, or the file is at its end.
            }
            byte[] read = new byte[buffer.position()];
            buffer.flip().get(read);
            return read;
        }
    }

    private String document(String line) {
        var document = JSON.createObjectNode();
        document.put("message", line);
        document.putObject("host").put("name", host);
        document.putObject("log").putObject("file").put("path", file.toString());
        return JSON.writeValueAsString(document);
    }

    long delivered() {
        return delivered.get();
    }

    /** Why the last attempt failed. */
    Optional<String> trouble() {
        return Optional.ofNullable(trouble.get());
    }

    @Override
    public void close() {
        closing.countDown();
    }
}
