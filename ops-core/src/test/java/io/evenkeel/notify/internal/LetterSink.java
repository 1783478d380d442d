package io.evenkeel.notify.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A mail server at the wire that keeps letters, and lets a test step in before it answers a command. */
final class LetterSink implements AutoCloseable {

    /** As an answer: says nothing more. */
    static final String SILENCE = "";

    private final ServerSocket socket;
    private final Consumer<String> accepted;
    private final Map<String, UnaryOperator<String>> steps = new ConcurrentHashMap<>();

    LetterSink(Consumer<String> accepted) {
        this.accepted = accepted;
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("letter-sink").start(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** @param command as it begins, such as {@code MAIL}; {@code .} is the letter's end */
    void before(String command, UnaryOperator<String> step) {
        steps.put(command, step);
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread.ofPlatform().daemon().name("letter-sink-client").start(() -> talk(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket client) {
        try (client;
                var in = new BufferedReader(
                        new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1))) {
            OutputStream out = client.getOutputStream();
            say(out, "220 sink");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String command = line.split("[ :]", 2)[0];
                if (command.equals("DATA")) {
                    say(out, "354 go on");
                    String letter = letter(in);
                    String answer = step(".").apply("250 ok");
                    accepted.accept(letter);
                    say(out, answer);
                } else {
                    say(out, step(command).apply(command.equals("QUIT") ? "221 bye" : "250 ok"));
                }
            }
        } catch (IOException gone) {
            // The client was killed, which is what the tests are about.
        }
    }

    private UnaryOperator<String> step(String command) {
        return steps.getOrDefault(command, UnaryOperator.identity());
    }

    private static String letter(BufferedReader in) throws IOException {
        var letter = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            letter.append(line).append('\n');
        }
        return letter.toString();
    }

    private static void say(OutputStream out, String answer) throws IOException {
        if (!answer.isEmpty()) {
            out.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
