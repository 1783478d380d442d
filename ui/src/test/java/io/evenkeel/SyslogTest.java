package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Right;
import io.evenkeel.identity.Tokens;
import io.evenkeel.logs.LogStore;
import io.evenkeel.logs.internal.syslog.SyslogPorts;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Syslog on the wire, to a line that is found. */
@Tag("server")
class SyslogTest {
    private static RunningServer server;
    private static ApiClient reader;
    private static int port;

    @BeforeAll
    static void start() {
        System.setProperty("evenkeel.logs.syslog-port", "0");
        try {
            server = RunningServer.start();
        } finally {
            System.clearProperty("evenkeel.logs.syslog-port");
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
        server.bean(LogStore.class).refresh();
        return reader.get("/api/logs?query=host:%s&from=%s&to=%s"
                        .formatted(host, now().minusSeconds(3600), now().plusSeconds(3600)))
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
    void bothFramingsOfAStreamAreUnderstood() throws IOException {
        String counted = "<13>1 " + now() + " tcp1 app - - - one\ntwo";
        send(counted.length() + " " + counted + "<13>1 " + now() + " tcp1 app - - - three\n");

        assertThat(lines("tcp1", 2))
                .extracting(line -> line.get("message").asString())
                .containsExactlyInAnyOrder("one\ntwo", "three");
    }

    @Test
    void aBrokenStreamHindersNoOther() throws IOException {
        send("12x broken");
        send("<13>1 " + now() + " tcp2 app - - - fine\n");

        assertThat(lines("tcp2", 1)).hasSize(1);
    }
}
