package io.evenkeel.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against an https server with a certificate that nobody vouches for. */
@Timeout(60)
class JoinTest {

    private static final String SECRET = "evj_" + "A".repeat(43);
    private static final String JOINED = "{\"host\":\"node-7\",\"token\":\"evk_secret-1_x\"}";

    private static final List<String> asked = new CopyOnWriteArrayList<>();
    private static SelfSigned signed;
    private static HttpServer server;
    private static volatile int status;
    private static volatile String answer;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startServer(@TempDir Path keys) throws Exception {
        signed = SelfSigned.in(keys);
        server = signed.https();
        server.createContext("/api/fleet/join", JoinTest::join);
        server.start();
    }

    @BeforeEach
    void answerWell() {
        asked.clear();
        status = 201;
        answer = JOINED;
    }

    @AfterAll
    static void stopServer() {
        server.stop(0);
    }

    private static void join(HttpExchange exchange) throws IOException {
        asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String code() throws Exception {
        return SECRET + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signed.sha256());
    }

    private String url() {
        return "https://127.0.0.1:" + server.getAddress().getPort();
    }

    private String run(String... more) throws Exception {
        var arguments = new ArrayList<>(List.of(
                "--server",
                url(),
                "--token-file",
                folder.resolve("token").toString(),
                "--settings",
                folder.resolve("settings").toString()));
        arguments.addAll(List.of(more));
        return Join.run(arguments, FactsTest.fixture(), "0.1.0");
    }

    @Test
    void theCodeBecomesATokenThatOnlyTheOwnerReads() throws Exception {
        assertThat(run("--code", code())).isEqualTo("node-7");

        assertThat(asked).containsExactly("{\"code\":\"" + code() + "\",\"name\":\"node-7\"}");
        assertThat(folder.resolve("token")).hasContent("evk_secret-1_x\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("token"))))
                .isEqualTo("rw-------");
        assertThat(Files.readAllLines(folder.resolve("settings")))
                .contains(
                        "EVENKEEL_AGENT_SERVER=" + url(),
                        "EVENKEEL_AGENT_NAME=node-7",
                        "EVENKEEL_AGENT_CERTIFICATE_SHA256=" + signed.fingerprint());
    }

    @Test
    void theNameThatIsGivenCounts() throws Exception {
        run("--code", code(), "--name", "web-\"1\"");

        assertThat(asked).singleElement().asString().endsWith("\"name\":\"web-\\\"1\\\"\"}");
    }

    @Test
    void otherSettingsStay() throws Exception {
        Files.writeString(
                folder.resolve("settings"), "# mine\nEVENKEEL_AGENT_NAME=old\nEVENKEEL_AGENT_PROCESS=nginx\n");

        run("--code", code());

        assertThat(Files.readAllLines(folder.resolve("settings")))
                .startsWith("# mine", "EVENKEEL_AGENT_PROCESS=nginx")
                .contains("EVENKEEL_AGENT_NAME=node-7")
                .doesNotContain("EVENKEEL_AGENT_NAME=old");
    }

    @Test
    void anotherServerNeverSeesTheCode() {
        String elsewhere = SECRET + "." + "A".repeat(43);

        assertThatIOException()
                .isThrownBy(() -> run("--code", elsewhere))
                .withStackTraceContaining("not the expected one");
        assertThat(asked).isEmpty();
        assertThat(folder.resolve("token")).doesNotExist();
    }

    @Test
    void aCodeThatNamesNoCertificateNeedsAnAuthorityThatVouches() {
        assertThatIOException().isThrownBy(() -> run("--code", SECRET));
        assertThat(asked).isEmpty();
    }

    @Test
    void theServersReasonIsSaidAndNothingIsWritten() {
        status = 403;
        answer = "{\"type\":\"urn:evenkeel:problem:code-not-valid\",\"detail\":\"This code is \\\"used\\\".\"}";

        assertThatIOException()
                .isThrownBy(() -> run("--code", code()))
                .withMessage("the server answered 403: This code is \"used\".");
        assertThat(folder.resolve("token")).doesNotExist();
        assertThat(folder.resolve("settings")).doesNotExist();
    }

    @Test
    void anAnswerWithoutATokenIsNone() {
        answer = "<html>Welcome to the proxy</html>";

        assertThatIOException().isThrownBy(() -> run("--code", code())).withMessageContaining("Welcome to the proxy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evj_short", "evk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "x"})
    void whatIsNoCodeIsSaidBeforeAnythingIsSent(String code) {
        assertThatExceptionOfType(Options.Unusable.class).isThrownBy(() -> run("--code", code));
        assertThat(asked).isEmpty();
    }

    @Test
    void aCodeDoesNotTravelInTheClear() {
        assertThatExceptionOfType(Options.Unusable.class)
                .isThrownBy(() -> Join.run(
                        List.of(
                                "--server",
                                "http://10.0.0.5",
                                "--code",
                                SECRET,
                                "--token-file",
                                "t",
                                "--settings",
                                "s"),
                        FactsTest.fixture(),
                        "0.1.0"))
                .withMessageContaining("must be https");
    }
}
