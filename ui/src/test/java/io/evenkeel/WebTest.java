package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Right;
import io.evenkeel.identity.People;
import io.evenkeel.identity.Person;
import io.evenkeel.identity.Role;
import io.evenkeel.identity.Tokens;
import io.evenkeel.notify.Channel;
import io.evenkeel.notify.ConsoleScreens;
import io.evenkeel.notify.Notice;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Scanner;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the server as a whole promises to whoever calls it, whatever the room. */
@Tag("server")
class WebTest {
    private static final Actor SYSTEM = Actor.system("test");

    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void saysThatItIsReady() {
        var health = server.anonymous().get("/api/health").mustBe(200).json();
        assertThat(health.get("status").asString()).isEqualTo("ready");
    }

    /** In the system's folder for temporary files a server that is killed leaves two folders, and a cleaner may take them. */
    @Test
    void keepsTheFoldersOfTheWebServerInTheDataFolder() {
        assertThat(server.data().resolve("run/web/work")).isDirectory();
        assertThat(server.data().resolve("run/web-root")).isEmptyDirectory();
    }

    @Test
    void refusesAWriteOfABrowserWithoutItsToken() {
        var forged = server.administrator().without("X-CSRF-Token");
        var answer = forged.put("/api/people/me/contact", Map.of("displayName", "Forged"));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().get("type").asString()).isEqualTo("urn:evenkeel:problem:csrf-token-missing");
        assertThat(server.bean(People.class).findByName("admin").orElseThrow().displayName())
                .isNotEqualTo("Forged");
    }

    @Test
    void answersAnUnknownAddressWithAProblem() {
        var answer = server.administrator().get("/api/nothing-here");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.json().get("detail").asString())
                .isEqualTo("Nothing answers GET at this address. docs/endpoints.md lists all that there are.");
    }

    /** Where the console is not built, as in a fast test of the server alone, there is no page to give. */
    @Test
    void givesTheConsolesPageForItsOwnAddresses() {
        boolean built = WebTest.class.getResource("/static/index.html") != null;
        for (String address : new String[] {"/", "/incidents/INC-7", "/hosts"}) {
            assertThat(server.anonymous().get(address).status()).as(address).isEqualTo(built ? 200 : 404);
        }
        assertThat(server.anonymous().get("/assets/nothing.js").status()).isEqualTo(404);
    }

    @Test
    void answersBrokenJsonWithAProblemAndNoStackTrace() {
        var answer = server.administrator().send("POST", "/api/people", BodyPublishers.ofString("{\"name\": \"half"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.response().body()).doesNotContain("Exception").doesNotContain("tools.jackson");
    }

    @Test
    void refusesABodyOverItsBoundEvenWithoutAnnouncedLength() {
        byte[] tooMuch = new byte[1_100_000];
        var announced = server.administrator().send("POST", "/api/people", BodyPublishers.ofByteArray(tooMuch));
        assertThat(announced.status()).isEqualTo(413);
        var hidden = server.administrator()
                .send(
                        "POST",
                        "/api/people",
                        BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(
                                ("{\"name\":\"" + "x".repeat(1_100_000) + "\"}").getBytes(StandardCharsets.UTF_8))));
        assertThat(hidden.status()).isEqualTo(413);
    }

    @Test
    void sendsTheHeadersThatKeepABrowserSafe() {
        var headers = server.anonymous().get("/api/health").response().headers();
        assertThat(headers.firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("script-src 'self';"));
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
    }

    @Test
    void asksForAnOwnPasswordBeforeAnythingElse() {
        var created = server.bean(People.class)
                .create(SYSTEM, "newcomer", "New Comer", Optional.empty(), Role.ON_CALL_ENGINEER);
        var newcomer = ApiClient.signedIn(server.url(), "newcomer", created.firstPassword());
        assertThat(newcomer.get("/api/session").json().get("mustChangePassword").asBoolean())
                .isTrue();
        var refused = newcomer.get("/api/incidents");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().get("type").asString()).endsWith("password-change-required");
    }

    @Test
    void aViewerChangesNothing() {
        var people = server.bean(People.class);
        var created = people.create(SYSTEM, "viewer", "Vera Viewer", Optional.empty(), Role.VIEWER);
        var first = ApiClient.signedIn(server.url(), "viewer", created.firstPassword());
        first.post("/api/session/password", Map.of("current", created.firstPassword(), "next", "a long new password"))
                .mustBe(200);
        var viewer = ApiClient.signedIn(server.url(), "viewer", "a long new password");
        viewer.get("/api/incidents").mustBe(200);
        assertThat(viewer.post("/api/people", Map.of("name", "x")).status()).isEqualTo(403);
        assertThat(viewer.get("/api/audit").status()).isEqualTo(403);
    }

    @Test
    void aRevokedTokenIsRefusedSoon() {
        var tokens = server.bean(Tokens.class);
        var issued = tokens.issue(SYSTEM, Actor.Kind.TOKEN, "short lived", Set.of(Right.SEE_OPERATIONS));
        var program = ApiClient.withToken(server.url(), issued.secret());
        program.get("/api/incidents").mustBe(200);
        tokens.revoke(SYSTEM, issued.id());
        Awaitility.await()
                .atMost(Duration.ofSeconds(12))
                .until(() -> program.get("/api/incidents").status() == 401);
    }

    @Test
    void showsANoticeInTheOpenBrowserOfThePersonItIsFor() throws Exception {
        Person admin = server.bean(People.class).findByName("admin").orElseThrow();
        var screens = server.bean(ConsoleScreens.class);
        assertThat(screens.show(notice(UUID.randomUUID(), "for somebody else"))).isFalse();
        assertThat(screens.isOpenFor(admin.id())).isFalse();

        var session = server.anonymous()
                .post("/api/session", Map.of("name", "admin", "password", RunningServer.ADMIN_PASSWORD));
        String cookie = session.header("Set-Cookie").orElseThrow().split(";")[0];
        try (HttpClient http = HttpClient.newHttpClient()) {
            var stream = http.send(
                    HttpRequest.newBuilder(server.url().resolve("/api/live"))
                            .header("Cookie", cookie)
                            .build(),
                    BodyHandlers.ofInputStream());
            assertThat(stream.statusCode()).isEqualTo(200);
            try (InputStream body = stream.body();
                    var lines = new Scanner(body, StandardCharsets.UTF_8)) {
                Awaitility.await()
                        .atMost(Duration.ofSeconds(20))
                        .until(() -> screens.show(notice(admin.id(), "INC-1 needs you")));
                assertThat(nextData(lines)).contains("INC-1 needs you");
                assertThat(screens.isOpenFor(admin.id())).isTrue();
                assertThat(screens.isOpenFor(admin.id())).isTrue();
                assertThat(screens.isOpenFor(UUID.randomUUID())).isFalse();
            }
        }
    }

    private static String nextData(Scanner lines) {
        while (lines.hasNextLine()) {
            String line = lines.nextLine();
            if (line.startsWith("data:")) {
                return line;
            }
        }
        return "";
    }

    private static Notice notice(UUID person, String subject) {
        return new Notice(UUID.randomUUID().toString(), Channel.CONSOLE, person, "", subject, "text", "INC-1");
    }
}
