package io.evenkeel.energy.internal.modbus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** Listens where a device should be, and answers each request with the same bytes, whatever they are; with none, never. */
final class RudeDevice implements AutoCloseable {
    private static final int REQUEST_BYTES = 12;

    private final ServerSocket server;
    private final byte[] answer;
    private final List<Socket> open = new ArrayList<>();

    RudeDevice(byte... answer) {
        this.answer = answer;
        try {
            this.server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
        Thread.ofVirtual().name("rude-device").start(this::serve);
    }

    int port() {
        return server.getLocalPort();
    }

    private void serve() {
        try {
            while (true) {
                Socket caller = server.accept();
                open.add(caller);
                caller.getInputStream().readNBytes(REQUEST_BYTES);
                caller.getOutputStream().write(answer);
                caller.getOutputStream().flush();
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket caller : open) {
            caller.close();
        }
    }
}
