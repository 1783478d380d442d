package io.evenkeel;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** An address through which a server is reached while the gate is open; shut, whoever calls is turned away at once. */
final class Gate implements AutoCloseable {

    private final URI server;
    private final ServerSocket entrance;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean isShut;

    Gate(URI server) throws IOException {
        this.server = server;
        this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("gate").start(this::letIn);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + entrance.getLocalPort());
    }

    /** Cuts what is under way, wherever it stands. */
    void shut() {
        isShut = true;
        open.forEach(Gate::end);
    }

    void open() {
        isShut = false;
    }

    private void letIn() {
        while (!entrance.isClosed()) {
            try {
                Socket caller = entrance.accept();
                if (isShut) {
                    end(caller);
                } else {
                    Socket inside = new Socket(server.getHost(), server.getPort());
                    open.add(caller);
                    open.add(inside);
                    pass(caller, inside);
                    pass(inside, caller);
                }
            } catch (IOException e) {
                // Closed, or the server is not there: the caller is turned away either way.
                if (entrance.isClosed()) {
                    return;
                }
            }
        }
    }

    private void pass(Socket from, Socket to) {
        Thread.ofVirtual().name("gate-pass").start(() -> {
            try (InputStream in = from.getInputStream();
                    OutputStream out = to.getOutputStream()) {
                in.transferTo(out);
            } catch (IOException e) {
                end(from);
            } finally {
                end(to);
                open.remove(from);
                open.remove(to);
            }
        });
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        open.forEach(Gate::end);
    }
}
