package io.evenkeel.console.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;

/** Accepts every letter by SMTP (RFC 5321) and hands it on with the moment of its acceptance; for measuring only. */
final class MailSink implements AutoCloseable {

    /** @param to the only recipient; {@code text} the whole letter, as it came */
    record Letter(String to, String text) {}

    private final ServerSocket socket;
    private final BiConsumer<Letter, Long> accepted;

    /** @param accepted gets each letter with {@code System.nanoTime()} just before it is answered */
    MailSink(BiConsumer<Letter, Long> accepted) throws IOException {
        this.accepted = accepted;
        this.socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("mail-sink").start(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread.ofVirtual().name("mail-sink-client").start(() -> talk(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket client) {
        try (client;
                var in = new BufferedReader(
                        new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1))) {
            client.setTcpNoDelay(true);
            OutputStream out = client.getOutputStream();
            say(out, "220 sink");
            String to = "";
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("RCPT TO:")) {
                    to = line.replaceAll("(?i)rcpt to: ?<?([^>]*)>?.*", "$1");
                }
                if (line.startsWith("DATA")) {
                    say(out, "354 go on");
                    var letter = new Letter(to, text(in));
                    accepted.accept(letter, System.nanoTime());
                }
                say(out, line.startsWith("QUIT") ? "221 bye" : "250 ok");
            }
        } catch (IOException gone) {
            // The server closed the connection, as it may.
        }
    }

    private static String text(BufferedReader in) throws IOException {
        var text = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            text.append(line).append('\n');
        }
        return text.toString();
    }

    private static void say(OutputStream out, String answer) throws IOException {
        out.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
