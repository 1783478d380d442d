package io.evenkeel.logs.internal.syslog;

import io.evenkeel.audit.HouseZone;
import io.evenkeel.logs.LogIntake;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Takes syslog by UDP (RFC 5426) and TCP (RFC 6587) on one port number, where an operator has set one. Who can reach the
 * port can write lines: it listens on the loopback address unless told otherwise.
 */
@Component
public class SyslogPorts implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(SyslogPorts.class);
    private static final int MOST_CONNECTIONS = 500;
    private static final int LARGEST_DATAGRAM = 65_535;
    private static final int RECEIVE_BUFFER = 4 << 20;
    private static final Duration IDLE = Duration.ofHours(1);
    private static final Duration TO_STOP = Duration.ofSeconds(5);

    private final InetSocketAddress address;
    private final boolean switchedOn;
    private final SyslogMessage messages;
    private final InstantSource clock;
    private final LineQueue queue;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private Optional<Open> open = Optional.empty();

    private record Open(DatagramSocket datagrams, ServerSocket streams, Thread giver) {}

    SyslogPorts(
            LogIntake intake,
            InstantSource clock,
            @Value("${evenkeel.logs.syslog-listen:127.0.0.1}") InetAddress listen,
            @Value("${evenkeel.logs.syslog-port:-1}") int port,
            Environment settings) {
        this.address = port < 0 ? new InetSocketAddress(0) : new InetSocketAddress(listen, port);
        this.switchedOn = port >= 0;
        this.messages = new SyslogMessage(HouseZone.of(settings));
        this.clock = clock;
        this.queue = new LineQueue(intake);
    }

    @Override
    public void start() {
        if (!switchedOn) {
            return;
        }
        try {
            ServerSocket streams = new ServerSocket();
            streams.setReuseAddress(true);
            streams.bind(address);
            DatagramSocket datagrams =
                    new DatagramSocket(new InetSocketAddress(address.getAddress(), streams.getLocalPort()));
            datagrams.setReceiveBufferSize(RECEIVE_BUFFER);
            Thread giver = Thread.ofPlatform().name("syslog-lines").start(queue);
            open = Optional.of(new Open(datagrams, streams, giver));
            Thread.ofPlatform().name("syslog-udp").start(() -> receive(datagrams));
            Thread.ofPlatform().name("syslog-tcp").start(() -> accept(streams));
            LOG.info(
                    "event=syslog-listens address={} port={}",
                    address.getAddress().getHostAddress(),
                    port());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Syslog cannot listen on " + address + ": " + e.getMessage() + ". Set evenkeel.logs.syslog-port.",
                    e);
        }
    }

    /** Where it listens; -1 where it does not. */
    public int port() {
        return open.map(ports -> ports.streams().getLocalPort()).orElse(-1);
    }

    private void receive(DatagramSocket datagrams) {
        DatagramPacket packet = new DatagramPacket(new byte[LARGEST_DATAGRAM], LARGEST_DATAGRAM);
        while (!datagrams.isClosed()) {
            try {
                packet.setLength(LARGEST_DATAGRAM);
                datagrams.receive(packet);
                String text =
                        new String(packet.getData(), packet.getOffset(), packet.getLength(), StandardCharsets.UTF_8);
                if (!text.isBlank()) {
                    queue.offer(messages.read(text, packet.getAddress().getHostAddress(), clock.instant()));
                }
            } catch (IOException e) {
                if (!datagrams.isClosed()) {
                    LOG.warn("event=syslog-receive-failed cause=\"{}\"", e.getMessage());
                }
            }
        }
    }

    private void accept(ServerSocket streams) {
        while (!streams.isClosed()) {
            try {
                Socket connection = streams.accept();
                if (connections.size() >= MOST_CONNECTIONS) {
                    LOG.warn(
                            "event=syslog-connection-refused from={} most={}",
                            connection.getInetAddress(),
                            MOST_CONNECTIONS);
                    connection.close();
                    continue;
                }
                connections.add(connection);
                Thread.ofVirtual().name("syslog-connection").start(() -> read(connection));
            } catch (IOException e) {
                if (!streams.isClosed()) {
                    LOG.warn("event=syslog-accept-failed cause=\"{}\"", e.getMessage());
                }
            }
        }
    }

    private void read(Socket connection) {
        String sender = connection.getInetAddress().getHostAddress();
        try (connection) {
            connection.setSoTimeout((int) IDLE.toMillis());
            Frames frames = new Frames(new BufferedInputStream(connection.getInputStream(), Frames.LONGEST));
            for (Optional<String> next = frames.next(); next.isPresent(); next = frames.next()) {
                queue.put(messages.read(next.get(), sender, clock.instant()));
            }
        } catch (IOException e) {
            LOG.debug("event=syslog-connection-ended from={} cause=\"{}\"", sender, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            connections.remove(connection);
        }
    }

    @Override
    public void stop() {
        open.ifPresent(ports -> {
            try {
                ports.datagrams().close();
                ports.streams().close();
                for (Socket connection : connections) {
                    connection.close();
                }
                ports.giver().interrupt();
                ports.giver().join(TO_STOP);
            } catch (IOException e) {
                LOG.warn("event=syslog-stop-failed cause=\"{}\"", e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        open = Optional.empty();
    }

    @Override
    public boolean isRunning() {
        return open.isPresent();
    }
}
