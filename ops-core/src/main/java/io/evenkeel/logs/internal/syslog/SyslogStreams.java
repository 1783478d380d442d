package io.evenkeel.logs.internal.syslog;

import io.evenkeel.logs.RawLine;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads syslog from the connections to one port, plain (RFC 6587) or by TLS (RFC 5425). Bounded in number; who does not agree
 * on keys within ten seconds, however slowly it sends, is cut off.
 */
final class SyslogStreams implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SyslogStreams.class);
    static final int MOST_CONNECTIONS = 500;
    private static final Duration IDLE = Duration.ofHours(1);
    private static final Duration HANDSHAKE = Duration.ofSeconds(10);

    private static final long TELL_EVERY = Duration.ofMinutes(1).toNanos();

    private final AtomicLong told = new AtomicLong(System.nanoTime() - TELL_EVERY);
    private final AtomicLong untold = new AtomicLong();
    private final ServerSocket port;
    private final LineQueue queue;
    private final SyslogMessage messages;
    private final InstantSource clock;
    private final int most;
    private final Duration handshake;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("syslog-handshakes").factory());

    SyslogStreams(ServerSocket port, LineQueue queue, SyslogMessage messages, InstantSource clock) {
        this(port, queue, messages, clock, MOST_CONNECTIONS, HANDSHAKE);
    }

    /** @param port bound */
    SyslogStreams(
            ServerSocket port,
            LineQueue queue,
            SyslogMessage messages,
            InstantSource clock,
            int most,
            Duration handshake) {
        this.port = port;
        this.queue = queue;
        this.messages = messages;
        this.clock = clock;
        this.most = most;
        this.handshake = handshake;
    }

    /** @param name of the thread */
    SyslogStreams start(String name) {
        Thread.ofPlatform().name(name).start(this::accept);
        return this;
    }

    int port() {
        return port.getLocalPort();
    }

    private void accept() {
        while (!port.isClosed()) {
            try {
                Socket connection = port.accept();
                if (connections.size() >= most) {
                    queue.refused("syslog-stream", "too-many-connections");
                    tell("refused", connection.getInetAddress().getHostAddress(), "more than " + most + " connections");
                    cut(connection);
                    continue;
                }
                connections.add(connection);
                Thread.ofVirtual().name("syslog-connection").start(() -> read(connection));
            } catch (IOException e) {
                if (!port.isClosed()) {
                    LOG.warn("event=syslog-accept-failed cause=\"{}\"", e.getMessage());
                }
            }
        }
    }

    private void read(Socket connection) {
        String sender = connection.getInetAddress().getHostAddress();
        try (connection) {
            if (connection instanceof SSLSocket secured) {
                agree(secured, sender);
            }
            connection.setSoTimeout((int) IDLE.toMillis());
            Frames frames = new Frames(new BufferedInputStream(connection.getInputStream(), Frames.LONGEST));
            for (Optional<Frames.Frame> next = frames.next(); next.isPresent(); next = frames.next()) {
                queue.put(line(next.get(), sender));
            }
        } catch (Frames.Unreadable e) {
            queue.refused("syslog-stream", "no-count");
            tell("unreadable", sender, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            LOG.debug("event=syslog-connection-ended from={} cause=\"{}\"", sender, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            connections.remove(connection);
        }
    }

    private RawLine line(Frames.Frame frame, String sender) {
        RawLine line = messages.read(frame.text(), sender, clock.instant());
        if (frame.cutFrom() == 0) {
            return line;
        }
        Map<String, String> fields = new HashMap<>(line.fields());
        fields.put("cut_from_bytes", Long.toString(frame.cutFrom()));
        return new RawLine(line.at(), line.host(), line.source(), line.severity(), line.text(), fields);
    }

    /** Told to the operator, who looks here when a new sender's lines do not come. */
    private void agree(SSLSocket connection, String sender) throws IOException {
        Future<?> deadline = deadlines.schedule(() -> cut(connection), handshake.toMillis(), TimeUnit.MILLISECONDS);
        try {
            connection.setSoTimeout((int) handshake.toMillis());
            connection.startHandshake();
        } catch (IOException e) {
            tell("handshake-failed", sender, String.valueOf(e.getMessage()));
            throw e;
        } finally {
            deadline.cancel(false);
        }
    }

    /** Once a minute at most: whoever knocks does not fill the server's log. */
    private void tell(String what, String sender, String cause) {
        long now = System.nanoTime();
        long before = told.get();
        if (now - before < TELL_EVERY || !told.compareAndSet(before, now)) {
            untold.incrementAndGet();
            return;
        }
        LOG.warn("event=syslog-connection-{} from={} cause=\"{}\" untold={}", what, sender, cause, untold.getAndSet(0));
    }

    /** Without the farewell of TLS, for which it would wait. */
    private static void cut(Socket connection) {
        try {
            connection.setSoLinger(true, 0);
            connection.close();
        } catch (IOException e) {
            LOG.debug("event=syslog-cut-failed cause=\"{}\"", e.getMessage());
        }
    }

    @Override
    public void close() throws IOException {
        port.close();
        deadlines.shutdownNow();
        connections.forEach(SyslogStreams::cut);
    }
}
