package io.evenkeel.console.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** An {@link OrderKeeper} in a process of its own, and whoever sends it orders. Closing ends both and leaves no file. */
final class Patient implements AutoCloseable {
    private static final Duration BETWEEN_ORDERS = Duration.ofMillis(40);

    /** After one that failed; whoever orders is annoyed, and the log is not flooded while somebody looks. */
    private static final Duration AFTER_A_FAILURE = Duration.ofMillis(500);

    private static final Duration ORDER_MAY_TAKE = Duration.ofSeconds(5);
    private static final Duration END_AT_MOST = Duration.ofSeconds(5);

    private final ScratchFolder scratch;
    private final Process process;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(ORDER_MAY_TAKE)
            .build();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicLong kept = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();

    private Patient(ScratchFolder scratch, Process process) {
        this.scratch = scratch;
        this.process = process;
    }

    static Patient start() throws IOException {
        ScratchFolder scratch = ScratchFolder.make("evenkeel-try-logs");
        Path orders = Files.createDirectory(scratch.path().resolve("orders"));
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OrderKeeper.class.getName(),
                        orders.toString(),
                        log(scratch).toString(),
                        "keeper-" + word()))
                .redirectError(scratch.path().resolve("keeper.err").toFile())
                .start();
        var patient = new Patient(scratch, process);
        try {
            patient.orderAt(patient.port());
            return patient;
        } catch (IOException e) {
            patient.close();
            throw e;
        }
    }

    /**
     * Its name, another one each time and without a digit: what one trial's patient says is no news of the next one's, and on
     * a server that has seen a trial the next one is to be as new.
     */
    private static String word() {
        var random = new SecureRandom();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            word.append("bdfgklmnprst".charAt(random.nextInt(12))).append("aeiou".charAt(random.nextInt(5)));
        }
        return word.toString();
    }

    private int port() throws IOException {
        // Left open: the process ends when its streams do.
        var said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
        String line = said.readLine();
        if (line == null) {
            throw new IOException("The order keeper did not start:\n"
                    + Files.readString(scratch.path().resolve("keeper.err")));
        }
        return Integer.parseInt(line);
    }

    private void orderAt(int port) {
        Thread.ofVirtual().name("try-logs-orders").start(() -> {
            try {
                Duration pause = BETWEEN_ORDERS;
                for (int number = 1; !closing.await(pause.toMillis(), TimeUnit.MILLISECONDS); number++) {
                    pause = ordered(port, number) ? BETWEEN_ORDERS : AFTER_A_FAILURE;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private boolean ordered(int port, int number) throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/orders/" + number))
                    .timeout(ORDER_MAY_TAKE)
                    .POST(BodyPublishers.ofString("{\"order\": " + number + ", \"pieces\": " + number % 7 + "}"))
                    .build();
            if (http.send(request, BodyHandlers.discarding()).statusCode() == 200) {
                kept.incrementAndGet();
                return true;
            }
        } catch (IOException e) {
            // It is down, or closing: an order that fails.
        }
        failed.incrementAndGet();
        return false;
    }

    private static Path log(ScratchFolder scratch) {
        return scratch.path().resolve("keeper.log");
    }

    Path log() {
        return log(scratch);
    }

    long kept() {
        return kept.get();
    }

    long failed() {
        return failed.get();
    }

    private Path orders() {
        return scratch.path().resolve("orders");
    }

    /** Where the folder of the orders is moved to. */
    Path elsewhere() {
        return scratch.path().resolve("archive-orders");
    }

    void moveAway() throws IOException {
        Files.move(orders(), elsewhere());
    }

    /** Nothing happens where it is there already. */
    void moveBack() throws IOException {
        if (Files.isDirectory(elsewhere())) {
            Files.move(elsewhere(), orders());
        }
    }

    @Override
    public void close() throws IOException {
        closing.countDown();
        http.shutdownNow();
        process.destroy();
        try {
            if (!process.waitFor(END_AT_MOST.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        if (Files.exists(scratch.path())) {
            scratch.close();
        }
    }
}
