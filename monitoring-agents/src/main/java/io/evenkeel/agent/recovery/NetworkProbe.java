package io.evenkeel.agent.recovery;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * Two listeners on this host. One is tried from outside the sandbox, which shows that they can be reached; the other from within it,
 * which must not get there.
 */
final class NetworkProbe implements Closeable {

    private final Listener control;
    private final Listener probe;

    NetworkProbe() throws IOException {
        control = new Listener();
        probe = new Listener();
    }

    int controlPort() {
        return control.socket.getLocalPort();
    }

    int probePort() {
        return probe.socket.getLocalPort();
    }

    /** Once both were tried. */
    boolean isCut() {
        return control.reached && !probe.reached;
    }

    @Override
    public void close() throws IOException {
        control.socket.close();
        probe.socket.close();
    }

    private static final class Listener {
        private final ServerSocket socket;
        private volatile boolean reached;

        Listener() throws IOException {
            socket = new ServerSocket(0, 4, InetAddress.getLoopbackAddress());
            Thread.ofVirtual().name("network-probe").start(this::listen);
        }

        private void listen() {
            while (!socket.isClosed()) {
                try (Socket caller = socket.accept()) {
                    // Before it hears that it was heard.
                    reached = true;
                    caller.setSoLinger(true, 0);
                } catch (IOException e) {
                    // It hung up, or nobody listens any more.
                }
            }
        }
    }
}
