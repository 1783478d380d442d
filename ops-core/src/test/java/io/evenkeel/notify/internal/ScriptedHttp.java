package io.evenkeel.notify.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ServerSocketFactory;

/** A receiver at the wire that answers every request with the bytes that a test gives, and keeps what came. */
final class ScriptedHttp implements AutoCloseable {

    /** As an answer: one byte of an endless line after another. */
    static final String DRIP = "drip";

    /** @param headers by lower-case name */
    record Request(String line, Map<String, String> headers, byte[] body) {

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }
    }

    private final ServerSocket socket;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile String answer = status(200);

    ScriptedHttp() {
        this(ServerSocketFactory.getDefault());
    }

    ScriptedHttp(ServerSocketFactory sockets) {
        try {
            socket = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("scripted-http").start(this::accept);
    }

    static String status(int status, String... headers) {
        return "HTTP/1.1 " + status + " Whatever\r\n" + String.join("\r\n", headers)
                + (headers.length == 0 ? "" : "\r\n") + "Content-Length: 0\r\n\r\n";
    }

    void answer(String bytes) {
        answer = bytes;
    }

    int port() {
        return socket.getLocalPort();
    }

    String url() {
        return "http://127.0.0.1:" + port() + "/hook?a=b%20c";
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread.ofVirtual().name("scripted-http-client").start(() -> talk(client));
            } catch (IOException gone) {
                return;
            }
        }
    }

    private void talk(Socket client) {
        try (client) {
            requests.add(read(client.getInputStream()));
            OutputStream out = client.getOutputStream();
            if (answer.equals(DRIP)) {
                drip(out);
            } else {
                out.write(answer.getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (IOException gone) {
            // The caller broke off, which is what some tests are about.
        }
    }

    private void drip(OutputStream out) throws IOException {
        try {
            while (!closed.await(50, TimeUnit.MILLISECONDS)) {
                out.write('H');
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Request read(InputStream in) throws IOException {
        String first = line(in);
        var headers = new TreeMap<String, String>();
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            String[] parts = header.split(": *", 2);
            headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1]);
        }
        return new Request(
                first, headers, in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0"))));
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int read = in.read(); read != '\n'; read = in.read()) {
            if (read < 0) {
                throw new IOException("the caller sent nothing whole");
            }
            line.write(read);
        }
        return line.toString(StandardCharsets.UTF_8).strip();
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        socket.close();
    }
}
