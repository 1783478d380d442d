package io.evenkeel.console.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The patient of {@code ./evenkeel try logs}: a small server that writes each order into a file of its own in a folder, and a
 * line about it into its log. It knows nothing of the trial. Where the folder is gone, each order fails, as it would with any
 * program.
 */
final class OrderKeeper implements AutoCloseable {
    private final HttpServer http;
    private final Path folder;
    private final String name;
    private final InstantSource clock;
    private final BufferedWriter log;

    private OrderKeeper(HttpServer http, Path folder, Path log, String name, InstantSource clock) throws IOException {
        this.http = http;
        this.folder = folder;
        this.name = name;
        this.clock = clock;
        this.log = Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /**
     * A process of its own: the folder of the orders, the file of the log and its name are the arguments. Says its port in a
     * line, and ends when its input does: so it never outlives whoever started it.
     */
    public static void main(String[] arguments) throws IOException {
        try (var keeper = start(Path.of(arguments[0]), Path.of(arguments[1]), arguments[2], Clock.systemUTC())) {
            System.out.println(keeper.port());
            System.out.flush();
            while (System.in.read() >= 0) {
                // Nothing is said to it.
            }
        }
    }

    static OrderKeeper start(Path folder, Path log, String name, InstantSource clock) throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var keeper = new OrderKeeper(http, folder, log, name, clock);
        http.createContext("/orders/", keeper::take);
        http.start();
        keeper.say("INFO", "waits for orders on port " + keeper.port());
        return keeper;
    }

    int port() {
        return http.getAddress().getPort();
    }

    private void take(HttpExchange order) throws IOException {
        String number = Path.of(order.getRequestURI().getPath()).getFileName().toString();
        Instant begun = clock.instant();
        try (order) {
            byte[] text = order.getRequestBody().readAllBytes();
            order.sendResponseHeaders(keep(number, text, begun) ? 200 : 500, -1);
        }
    }

    private boolean keep(String number, byte[] text, Instant begun) throws IOException {
        try {
            Files.write(folder.resolve(number), text);
        } catch (IOException e) {
            say("ERROR", "cannot keep order " + number + ": " + e);
            return false;
        }
        long millis = clock.instant().toEpochMilli() - begun.toEpochMilli();
        say("INFO", "keeps order " + number + " of " + text.length + " bytes after " + millis + " ms");
        return true;
    }

    private synchronized void say(String level, String sentence) throws IOException {
        log.write(clock.instant() + " " + level + " " + name + " " + sentence);
        log.newLine();
        log.flush();
    }

    @Override
    public void close() throws IOException {
        http.stop(0);
        log.close();
    }
}
