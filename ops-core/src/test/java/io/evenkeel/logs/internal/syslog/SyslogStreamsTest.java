package io.evenkeel.logs.internal.syslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import io.evenkeel.logs.PemKeys;
import io.evenkeel.logs.RawLine;
import io.evenkeel.logs.internal.series.LogSeries;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections by TLS: real sockets, real certificates. */
class SyslogStreamsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final int MOST = 2;
    private static final int PATIENCE_MILLIS = 20_000;

    private static PemKeys server;
    private static PemKeys client;

    private final BlockingQueue<RawLine> taken = new LinkedBlockingQueue<>();
    private final LineQueue queue = new LineQueue((actor, lines) -> taken.addAll(lines), mock(LogSeries.class));
    private Thread giver = new Thread(queue);
    private Optional<SyslogStreams> open = Optional.empty();

    @BeforeAll
    static void makeKeys(@TempDir Path folder) throws Exception {
        server = PemKeys.in(folder, "server");
        client = PemKeys.in(folder, "client");
    }

    @BeforeEach
    void start() {
        giver = Thread.ofPlatform().start(queue);
    }

    @AfterEach
    void stop() throws Exception {
        if (open.isPresent()) {
            open.get().close();
        }
        giver.interrupt();
        giver.join(PATIENCE_MILLIS);
    }

    private int listening(Optional<String> clients, Duration handshake) throws IOException {
        ServerSocket port = new SyslogTls(
                        server.certificate().toString(), server.key().toUri().toString(), clients)
                .socket();
        port.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        SyslogStreams streams = new SyslogStreams(
                        port, queue, new SyslogMessage(ZoneOffset.UTC), () -> NOW, MOST, handshake)
                .start("test-tls");
        open = Optional.of(streams);
        return streams.port();
    }

    private static Socket connect(SSLContext context, int port) throws IOException {
        Socket socket = context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        String message = "<27>1 2026-11-21T09:59:00Z web1 app 7 - - " + text;
        socket.getOutputStream()
                .write((message.getBytes(StandardCharsets.UTF_8).length + " " + message)
                        .getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    private String next() throws InterruptedException {
        RawLine line = taken.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        assertThat(line).isNotNull();
        return line.text();
    }

    @Test
    void countedMessagesComeThroughTls() throws Exception {
        int port = listening(Optional.empty(), Duration.ofSeconds(20));
        try (Socket socket = connect(server.trusted(), port)) {
            send(socket, "one\ntwo");
            send(socket, "磁盘已满");
            assertThat(List.of(next(), next())).containsExactly("one\ntwo", "磁盘已满");
        }
    }

    @Test
    void whoHasNoCertificateThatIsTrustedWritesNothing() throws Exception {
        int port = listening(Optional.of(client.certificate().toString()), Duration.ofSeconds(20));
        for (SSLContext stranger : List.of(server.trusted(), server.trusting(server))) {
            assertThatThrownBy(() -> {
                        try (Socket socket = connect(stranger, port)) {
                            send(socket, "from a stranger");
                            assertThat(socket.getInputStream().read()).isEqualTo(-1);
                            throw new IOException("the server hung up");
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
        try (Socket socket = connect(client.trusting(server), port)) {
            send(socket, "from a friend");
            assertThat(next()).isEqualTo("from a friend");
        }
        assertThat(taken).isEmpty();
    }

    /** Plain text is no handshake; nor is silence, nor a byte now and then. */
    @Test
    void whoDoesNotAgreeOnKeysIsCutOff() throws Exception {
        int port = listening(Optional.empty(), Duration.ofMillis(300));
        try (Socket silent = new Socket(InetAddress.getLoopbackAddress(), port)) {
            silent.setSoTimeout(PATIENCE_MILLIS);
            assertThat(isCutOff(silent)).isTrue();
        }
        try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), port)) {
            plain.setSoTimeout(PATIENCE_MILLIS);
            plain.getOutputStream().write("<13>1 - - - - - - plain\n".getBytes(StandardCharsets.UTF_8));
            assertThat(isCutOff(plain)).isTrue();
        }
        assertThat(taken).isEmpty();
    }

    /** An alert may come before the end. */
    private static boolean isCutOff(Socket socket) {
        try {
            socket.getInputStream().readAllBytes();
            return true;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Test
    void moreConnectionsThanAreAllowedAreCutOffAndTheOthersGoOn() throws Exception {
        int port = listening(Optional.empty(), Duration.ofSeconds(20));
        try (Socket first = connect(server.trusted(), port);
                Socket second = connect(server.trusted(), port)) {
            send(first, "first");
            send(second, "second");
            assertThat(List.of(next(), next())).containsExactlyInAnyOrder("first", "second");
            try (Socket third = connect(server.trusted(), port)) {
                assertThatThrownBy(() -> send(third, "third")).isInstanceOf(IOException.class);
            }
            send(first, "still here");
            assertThat(next()).isEqualTo("still here");
        }
    }

    @Test
    void aPortWithoutKeysSaysWhatToSet() {
        assertThatThrownBy(() -> new SyslogTls("", "", Optional.empty()).socket())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("--tls-cert");
        assertThatThrownBy(() -> new SyslogTls("/no/such.crt", "/no/such.key", Optional.empty()).socket())
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(SSLException.class)
                .hasMessageContaining("cannot be read");
    }
}
