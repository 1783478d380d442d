package io.evenkeel.logs.internal.syslog;

import io.evenkeel.audit.HouseZone;
import io.evenkeel.logs.LogIntake;
import io.evenkeel.logs.internal.series.LogSeries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Takes syslog by UDP (RFC 5426) and TCP (RFC 6587) on one port number, and by TLS (RFC 5425) on another, where an operator has
 * set them. Who can reach a port can write lines, unless clients need a certificate: it listens on the loopback address unless
 * told otherwise.
 */
@Component
public class SyslogPorts implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(SyslogPorts.class);
    private static final int LARGEST_DATAGRAM = 65_535;
    private static final int RECEIVE_BUFFER = 4 << 20;
    private static final int OFF = -1;
    private static final Duration TO_STOP = Duration.ofSeconds(5);

    private final InetAddress listen;
    private final int plainPort;
    private final int tlsPort;
    private final SyslogTls tls;
    private final SyslogMessage messages;
    private final InstantSource clock;
    private final LineQueue queue;
    private Optional<Plain> plain = Optional.empty();
    private Optional<SyslogStreams> secured = Optional.empty();
    private Optional<Thread> giver = Optional.empty();

    private record Plain(DatagramSocket datagrams, SyslogStreams streams) {}

    SyslogPorts(
            LogIntake intake,
            LogSeries series,
            InstantSource clock,
            @Value("${evenkeel.logs.syslog-listen:127.0.0.1}") InetAddress listen,
            @Value("${evenkeel.logs.syslog-port:-1}") int plainPort,
            @Value("${evenkeel.logs.syslog-tls-port:-1}") int tlsPort,
            Environment settings) {
        this.listen = listen;
        this.plainPort = plainPort;
        this.tlsPort = tlsPort;
        this.tls = SyslogTls.of(settings);
        this.messages = new SyslogMessage(HouseZone.of(settings));
        this.clock = clock;
        this.queue = new LineQueue(intake, series);
    }

    @Override
    public void start() {
        if (plainPort > OFF) {
            open("evenkeel.logs.syslog-port", plainPort, this::openPlain);
        }
        if (tlsPort > OFF) {
            open("evenkeel.logs.syslog-tls-port", tlsPort, this::openSecured);
        }
        if (isRunning()) {
            giver = Optional.of(Thread.ofPlatform().name("syslog-lines").start(queue));
        }
    }

    private interface Opening {
        void run() throws IOException;
    }

    private void open(String setting, int port, Opening opening) {
        try {
            opening.run();
        } catch (IOException e) {
            stop();
            throw new UncheckedIOException(
                    "Syslog cannot listen on " + listen.getHostAddress() + ":" + port + ": " + e.getMessage() + ". Set "
                            + setting + ".",
                    e);
        }
    }

    private void openPlain() throws IOException {
        ServerSocket streams = bound(new ServerSocket(), plainPort);
        DatagramSocket datagrams = new DatagramSocket(new InetSocketAddress(listen, streams.getLocalPort()));
        datagrams.setReceiveBufferSize(RECEIVE_BUFFER);
        plain = Optional.of(
                new Plain(datagrams, new SyslogStreams(streams, queue, messages, clock).start("syslog-tcp")));
        Thread.ofPlatform().name("syslog-udp").start(() -> receive(datagrams));
        LOG.info("event=syslog-listens address={} port={}", listen.getHostAddress(), port());
    }

    private void openSecured() throws IOException {
        ServerSocket streams = bound(tls.socket(), tlsPort);
        secured = Optional.of(new SyslogStreams(streams, queue, messages, clock).start("syslog-tls"));
        LOG.info(
                "event=syslog-listens-by-tls address={} port={} client-certificates={}",
                listen.getHostAddress(),
                tlsPort(),
                tls.clients().isPresent() ? "needed" : "not-asked-for");
    }

    private ServerSocket bound(ServerSocket socket, int port) throws IOException {
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(listen, port));
        return socket;
    }

    /** Where it listens; -1 where it does not. */
    public int port() {
        return plain.map(ports -> ports.streams().port()).orElse(OFF);
    }

    /** Where it listens for TLS; -1 where it does not. */
    public int tlsPort() {
        return secured.map(SyslogStreams::port).orElse(OFF);
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

    @Override
    public void stop() {
        try {
            if (plain.isPresent()) {
                plain.get().datagrams().close();
                plain.get().streams().close();
            }
            if (secured.isPresent()) {
                secured.get().close();
            }
            if (giver.isPresent()) {
                giver.get().interrupt();
                giver.get().join(TO_STOP);
            }
        } catch (IOException e) {
            LOG.warn("event=syslog-stop-failed cause=\"{}\"", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        plain = Optional.empty();
        secured = Optional.empty();
        giver = Optional.empty();
    }

    @Override
    public boolean isRunning() {
        return plain.isPresent() || secured.isPresent();
    }
}
