package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Right;
import io.evenkeel.identity.Tokens;
import io.evenkeel.logs.LogStore;
import io.evenkeel.logs.PemKeys;
import io.evenkeel.logs.internal.syslog.SyslogPorts;
import io.evenkeel.peers.NeedsPeer;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Syslog on the wire, to a line that is found. */
@Tag("server")
class SyslogTest {
    @TempDir
    static Path folder;

    private static RunningServer server;
    private static ApiClient reader;
    private static PemKeys ours;
    private static int port;

    @BeforeAll
    static void start() throws Exception {
        ours = PemKeys.in(folder, "server");
        Map<String, String> settings = Map.of(
                "evenkeel.logs.syslog-port",
                "0",
                "evenkeel.logs.syslog-tls-port",
                "0",
                "evenkeel.logs.syslog-tls-certificate",
                ours.certificate().toString(),
                "evenkeel.logs.syslog-tls-key",
                ours.key().toString());
        settings.forEach(System::setProperty);
        try {
            server = RunningServer.start();
        } finally {
            settings.keySet().forEach(System::clearProperty);
        }
        port = server.bean(SyslogPorts.class).port();
        reader = ApiClient.withToken(
                server.url(),
                server.bean(Tokens.class)
                        .issue(Actor.system("test"), Actor.Kind.TOKEN, "reader", Set.of(Right.SEE_OPERATIONS))
                        .secret());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Instant now() {
        return Clock.systemUTC().instant();
    }

    /** Waits for as many lines of the host. */
    private static JsonNode lines(String host, int expected) {
        return Awaitility.await().until(() -> linesNow(host), lines -> lines.size() == expected);
    }

    private static JsonNode linesNow(String host) {
        return found("host:" + host);
    }

    private static JsonNode found(String query) {
        server.bean(LogStore.class).refresh();
        return reader.get("/api/logs?query=%s&from=%s&to=%s"
                        .formatted(query, now().minusSeconds(3600), now().plusSeconds(3600)))
                .mustBe(200)
                .json()
                .get("items");
    }

    private static void send(String stream) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(stream.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void aDatagramBecomesALine() throws IOException {
        byte[] message = ("<27>1 " + now() + " udp1 app 7 - - disk is full").getBytes(StandardCharsets.UTF_8);
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(message, message.length, InetAddress.getLoopbackAddress(), port));
        }

        JsonNode line = lines("udp1", 1).get(0);
        assertThat(line.get("level").asString()).isEqualTo("error");
        assertThat(line.get("source").asString()).isEqualTo("app");
        assertThat(line.get("message").asString()).isEqualTo("disk is full");
        assertThat(line.get("fields").get("pid").asString()).isEqualTo("7");
    }

    @Test
    void aNulInANameHoldsUpNoOther() throws IOException {
        byte[] message = ("<27>1 " + now() + " ud\0p2 a\0pp 7 - - disk \0 is full").getBytes(StandardCharsets.UTF_8);
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(message, message.length, InetAddress.getLoopbackAddress(), port));
        }
        send("<13>1 " + now() + " tcp9 app - - - behind it\n");

        assertThat(lines("ud?p2", 1).get(0).get("message").asString()).isEqualTo("disk \uFFFD is full");
        assertThat(lines("tcp9", 1)).hasSize(1);
    }

    @Test
    void bothFramingsOfAStreamAreUnderstood() throws IOException {
        String counted = "<13>1 " + now() + " tcp1 app - - - one\ntwo";
        send(counted.length() + " " + counted + "<13>1 " + now() + " tcp1 app - - - three\n");

        assertThat(lines("tcp1", 2))
                .extracting(line -> line.get("message").asString())
                .containsExactlyInAnyOrder("one\ntwo", "three");
    }

    /** As many lines as are asked for, by both ways, once each. */
    @Test
    @NeedsPeer("rsyslogd")
    void aRealRsyslogDeliversByBulkAndBySyslog() throws IOException, InterruptedException {
        String token = server.bean(Tokens.class)
                .issue(Actor.system("test"), Actor.Kind.TOKEN, "rsyslog", Set.of(Right.WRITE_LOGS))
                .secret();
        try (RealRsyslog rsyslog = RealRsyslog.start(folder, server.url(), token, port)) {
            for (String program : List.of("bulked", "forwarded")) {
                rsyslog.log(program, "first: 磁盘已满 \"quoted\" C:\\temp took=15ms");
                rsyslog.log(program, "second");
            }
            for (String program : List.of("bulked", "forwarded")) {
                JsonNode lines =
                        Awaitility.await(program).until(() -> found("source:" + program), found -> found.size() == 2);

                assertThat(lines)
                        .as(program)
                        .extracting(line -> line.get("message").asString().strip())
                        .containsExactlyInAnyOrder("first: 磁盘已满 \"quoted\" C:\\temp took=15ms", "second");
                assertThat(lines).as(program).allSatisfy(line -> {
                    assertThat(line.get("level").asString()).isEqualTo("error");
                    assertThat(Instant.parse(line.get("at").asString())).isBetween(now().minusSeconds(600), now());
                });
            }
        }
    }

    @Test
    void aLineComesByTls() throws IOException, GeneralSecurityException {
        String message = "<27>1 " + now() + " tls1 app 7 - - disk is full";
        int tlsPort = server.bean(SyslogPorts.class).tlsPort();
        try (Socket socket =
                ours.trusted().getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), tlsPort)) {
            socket.getOutputStream().write((message.length() + " " + message).getBytes(StandardCharsets.UTF_8));
        }

        assertThat(lines("tls1", 1).get(0).get("message").asString()).isEqualTo("disk is full");
    }

    @Test
    void aBrokenStreamHindersNoOther() throws IOException {
        send("12x broken");
        send("<13>1 " + now() + " tcp2 app - - - fine\n");

        assertThat(lines("tcp2", 1)).hasSize(1);
    }
}
