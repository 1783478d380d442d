package io.evenkeel.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import io.evenkeel.agent.ReceivingServer.Reply;
import io.evenkeel.protocol.RemoteWrite;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class HttpServerLinkTest {

    private static final byte[] BODY =
            RemoteWrite.encode(List.of(Reading.of("node_load1", 0.5).at(Instant.ofEpochSecond(10))));

    @TempDir
    private Path folder;

    private Path tokenFile;
    private ReceivingServer server;
    private HttpServerLink link;

    @BeforeEach
    void startServer() throws IOException {
        tokenFile = Files.writeString(folder.resolve("token"), "evk_first\n");
        server = new ReceivingServer();
        link = link(server.url());
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    private HttpServerLink link(URI url) {
        return new HttpServerLink(
                url, tokenFile, Optional.empty(), "web-1", new MovedClock("2026-11-21T10:00:00Z"), "0.1.0");
    }

    @Test
    void pushesAsRemoteWriteAsksFor() {
        assertThat(link.write(BODY)).isEqualTo(new Answer.Taken());

        assertThat(Shown.series(server.taken().getFirst())).containsExactly("node_load1 0.5@10000");
        HttpExchange exchange = server.exchanges().getFirst();
        assertThat(exchange.getRequestMethod()).isEqualTo("POST");
        assertThat(exchange.getRequestHeaders())
                .containsEntry("Authorization", List.of("Bearer evk_first"))
                .containsEntry("Content-type", List.of("application/x-protobuf"))
                .containsEntry("Content-encoding", List.of("snappy"))
                .containsEntry("X-prometheus-remote-write-version", List.of("0.1.0"))
                .containsEntry("Evenkeel-host", List.of("web-1"))
                .containsEntry("User-agent", List.of("evenkeel-agent/0.1.0"))
                .containsEntry("Content-length", List.of(String.valueOf(BODY.length)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"204||false", "200|{\"stop\":true}|true", "200|{\"stop\":false}|false", "200|<html>|false"})
    void theAnswerToNewsMayBeThatADrillIsToStop(int status, String text, boolean stop) {
        server.replies(new Reply(status, text == null ? "" : text));

        assertThat(link.tell(7, "{}")).isEqualTo(new Answer.Taken(stop));
    }

    @Test
    void aServerBelowAPathIsAskedThere() {
        assertThat(link(URI.create(server.url() + "/elsewhere")).write(BODY))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.status()).isEqualTo(404));
    }

    @Test
    void aNewTokenNeedsNoRestart() throws IOException {
        link.write(BODY);
        Files.writeString(tokenFile, "evk_second");

        link.write(BODY);

        assertThat(server.exchanges())
                .extracting(exchange -> exchange.getRequestHeaders().getFirst("Authorization"))
                .containsExactly("Bearer evk_first", "Bearer evk_second");
    }

    @Test
    void oneConnectionServesManyPushes() {
        server.replies(new Reply(204, ""), new Reply(400, "why"), new Reply(503, "later"), new Reply(204, ""));

        for (int i = 0; i < 4; i++) {
            link.write(BODY);
        }

        assertThat(server.exchanges())
                .extracting(HttpExchange::getRemoteAddress)
                .hasSize(4)
                .containsOnly(server.exchanges().getFirst().getRemoteAddress());
    }

    @ParameterizedTest
    @CsvSource({"401, Basic realm=\"x\"", "401, Negotiate", "403, Basic realm=\"x\"", "407, Basic realm=\"x\""})
    void aDemandForCredentialsIsAnAnswerAndNotAFailure(int status, String challenge) {
        server.replies(
                new Reply(status, "unknown token", "WWW-Authenticate", challenge, "Proxy-Authenticate", challenge));

        Answer answer = link.write(BODY);

        assertThat(answer).isInstanceOfSatisfying(Answer.Denied.class, denied -> {
            assertThat(denied.status()).isEqualTo(status);
            assertThat(denied.text()).contains("token");
        });
        assertThat(server.attempted()).hasSize(1);
    }

    @Test
    void redirectsAreNotFollowed() {
        server.replies(new Reply(307, "", "Location", server.url() + "/api/v1/write"));

        assertThat(link.write(BODY)).isInstanceOf(Answer.Busy.class);
        assertThat(server.attempted()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "120, 120",
        "'Sat, 21 Nov 2026 10:02:00 GMT', 120",
        "0, 0",
    })
    void retryAfterIsReadAsSecondsAndAsDate(String header, long seconds) {
        server.replies(new Reply(429, "slow down", "Retry-After", header));

        assertThat(link.write(BODY))
                .isEqualTo(new Answer.Busy(429, Optional.of(Duration.ofSeconds(seconds)), "slow down"));
    }

    @ParameterizedTest
    @CsvSource({"soon", "-5", "'Sat, 21 Nov 2026 09:00:00 GMT'", "99999999999999999999"})
    void aRetryAfterThatSaysNothingIsPassedOver(String header) {
        server.replies(new Reply(503, "", "Retry-After", header));

        assertThat(link.write(BODY)).isEqualTo(new Answer.Busy(503, Optional.empty(), ""));
    }

    @Test
    void onlyTheStartOfALongAnswerIsRead() {
        server.replies(new Reply(400, "x".repeat(3_000_000)));

        assertThat(link.write(BODY))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.text()).hasSize(4_096));
        assertThat(link.write(BODY)).isEqualTo(new Answer.Taken());
    }

    @Test
    void nobodyListening() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        assertThat(link(URI.create("http://127.0.0.1:" + port)).write(BODY)).isInstanceOf(Answer.Unreachable.class);
    }

    @ParameterizedTest
    @CsvSource({"''", "'SSH-2.0-OpenSSH_9.2\r\n'", "'HTTP/1.1 999999999999 ?\r\n\r\n'"})
    void aServerThatSpeaksNoHttpIsUnreachableAndIsSentThePushOnce(String says) throws Exception {
        try (var socket = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            var connections = new AtomicInteger();
            var answering = Thread.ofVirtual().start(() -> answerEach(socket, says, connections));

            assertThat(link(URI.create("http://127.0.0.1:" + socket.getLocalPort()))
                            .write(BODY))
                    .isInstanceOf(Answer.Unreachable.class);

            assertThat(connections).hasValue(1);
            answering.interrupt();
        }
    }

    private static void answerEach(ServerSocket socket, String says, AtomicInteger connections) {
        try {
            while (!socket.isClosed()) {
                try (var connection = socket.accept()) {
                    connections.incrementAndGet();
                    connection.getInputStream().readNBytes(BODY.length);
                    connection.getOutputStream().write(says.getBytes(StandardCharsets.US_ASCII));
                }
            }
        } catch (IOException e) {
            // The socket is closed at the end of the test.
        }
    }

    @Test
    void aTokenFileThatIsGoneIsTriedAgainLater() throws IOException {
        Files.delete(tokenFile);

        assertThat(link.write(BODY))
                .isInstanceOfSatisfying(
                        Answer.Unreachable.class, away -> assertThat(away.why()).contains("token file"));
        assertThat(server.attempted()).isEmpty();
    }
}
