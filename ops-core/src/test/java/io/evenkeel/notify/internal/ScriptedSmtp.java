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
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** A mail server at the wire that answers each command as a test says; a letter's end is the command {@code .}. */
final class ScriptedSmtp implements AutoCloseable {

    /** As an answer: says nothing more and keeps the connection. */
    static final String SILENCE = "silence";

    /** As an answer: sends one character of an endless line after another. */
    static final String DRIP = "drip";

    private final ServerSocket socket;
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private volatile UnaryOperator<String> answers;

    ScriptedSmtp(UnaryOperator<String> answers) {
        this.answers = answers;
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("scripted-smtp").start(this::accept);
    }

    /** Agrees with everything. */
    static String agree(String command) {
        return switch (command) {
            case "connect" -> "220 scripted";
            case "DATA" -> "354 go on";
            case "QUIT" -> "221 bye";
            default -> "250 ok";
        };
    }

    /** Agrees with everything but one command. */
    static UnaryOperator<String> butFor(String command, String answer) {
        return given -> given.equals(command) ? answer : agree(given);
    }

    void answer(UnaryOperator<String> changed) {
        answers = changed;
    }

    int port() {
        return socket.getLocalPort();
    }

    /** The first words of all commands so far. */
    List<String> commands() {
        return List.copyOf(commands);
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread.ofVirtual().name("scripted-smtp-client").start(() -> talk(client));
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
            if (!say(out, "connect")) {
                return;
            }
            boolean inLetter = false;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (inLetter && !line.equals(".")) {
                    continue;
                }
                String command = line.split(" ", 2)[0];
                if (!say(out, command)) {
                    return;
                }
                inLetter = command.equals("DATA") && answers.apply("DATA").startsWith("354");
            }
        } catch (IOException gone) {
            // The client broke off, which is what some tests are about.
        }
    }

    private boolean say(OutputStream out, String command) throws IOException {
        commands.add(command);
        String answer = answers.apply(command);
        if (answer.equals(SILENCE)) {
            holdOpen(null);
            return false;
        }
        if (answer.equals(DRIP)) {
            holdOpen(out);
            return false;
        }
        out.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return true;
    }

    private void holdOpen(@org.jspecify.annotations.Nullable OutputStream drips) throws IOException {
        for (int i = 0; i < 600 && !socket.isClosed(); i++) {
            if (drips != null) {
                drips.write('2');
                drips.flush();
            }
            try {
                TimeUnit.MILLISECONDS.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
