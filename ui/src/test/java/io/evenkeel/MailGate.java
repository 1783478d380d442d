package io.evenkeel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Stands between a mail client and a real mail server and passes every line on; at the moments that a test names, something
 * happens first: when a client begins a mail, or when the server has accepted a mail and the client does not know it yet.
 */
final class MailGate implements AutoCloseable {
    private final ServerSocket door;
    private final int mailServer;
    private final AtomicReference<CountDownLatch> shut = new AtomicReference<>(new CountDownLatch(0));
    private final AtomicReference<Runnable> onBegun = new AtomicReference<>();
    private final AtomicReference<Runnable> onAccepted = new AtomicReference<>();

    MailGate(int mailServer) throws IOException {
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.mailServer = mailServer;
        Thread.ofVirtual().start(this::letIn);
    }

    int port() {
        return door.getLocalPort();
    }

    /** Whoever wants to hand in a mail from now on hears nothing until {@link #open}. */
    void shut() {
        shut.set(new CountDownLatch(1));
    }

    void open() {
        shut.getAndSet(new CountDownLatch(0)).countDown();
    }

    /** Once, when the next mail begins, over a new connection or one that was kept, before the server hears of it. */
    void onceBegun(Runnable act) {
        onBegun.set(act);
    }

    /** Once, after the next mail was accepted and before the client is told. */
    void onceAccepted(Runnable act) {
        onAccepted.set(act);
    }

    private void letIn() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Thread.ofVirtual().start(() -> talk(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void talk(Socket client) {
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), mailServer);
                BufferedReader answers = reader(server);
                BufferedReader words = reader(client)) {
            pass(answers, client.getOutputStream());
            boolean inMail = false;
            for (String line = words.readLine(); line != null; line = words.readLine()) {
                if (!inMail && line.regionMatches(true, 0, "MAIL", 0, 4)) {
                    beforeAMail();
                }
                send(line, server.getOutputStream());
                boolean endOfMail = inMail && line.equals(".");
                if (inMail && !endOfMail) {
                    continue;
                }
                String answer = answer(answers);
                if (endOfMail) {
                    Optional.ofNullable(onAccepted.getAndSet(null)).ifPresent(Runnable::run);
                }
                inMail = line.equalsIgnoreCase("DATA") && answer.startsWith("354");
                send(answer, client.getOutputStream());
            }
        } catch (IOException e) {
            // The client was killed, which is what the test is about.
        }
    }

    private void beforeAMail() throws IOException {
        try {
            if (!shut.get().await(1, TimeUnit.MINUTES)) {
                throw new IOException("the gate was not opened");
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        Optional.ofNullable(onBegun.getAndSet(null)).ifPresent(Runnable::run);
    }

    private static void pass(BufferedReader from, OutputStream to) throws IOException {
        send(answer(from), to);
    }

    /** One answer, of one line or several. */
    private static String answer(BufferedReader from) throws IOException {
        var whole = new StringBuilder();
        while (true) {
            String line = from.readLine();
            if (line == null) {
                throw new IOException("the mail server hung up");
            }
            whole.append(whole.isEmpty() ? "" : "\r\n").append(line);
            if (line.length() < 4 || line.charAt(3) != '-') {
                return whole.toString();
            }
        }
    }

    private static void send(String line, OutputStream to) throws IOException {
        to.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        to.flush();
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
