package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** People, tokens, hosts, mail and the audit trail through the public API, as the console uses it. */
@Tag("server")
class AccountsWebTest {

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
    void theCookieIsForThisServerAloneAndOutOfReachOfScripts() {
        var answer = server.anonymous()
                .post("/api/session", Map.of("name", "admin", "password", RunningServer.ADMIN_PASSWORD))
                .mustBe(200);

        assertThat(answer.header("Set-Cookie").orElseThrow())
                .matches("evenkeel_session=[A-Za-z0-9_-]{43}; Path=/; Max-Age=86400; .*HttpOnly; SameSite=Strict")
                .doesNotContain("Domain")
                .doesNotContain("Secure");
        assertThat(answer.json().get("person").get("name").asString()).isEqualTo("admin");
        assertThat(answer.json().get("rights").toString()).contains("EDIT_PEOPLE");
        assertThat(answer.response().body()).doesNotContain(cookieValue(answer));
    }

    @Test
    void aWrongPasswordIsAProblemThatTellsNothing() {
        var known = server.anonymous().post("/api/session", Map.of("name", "admin", "password", "wrong password"));
        var unknown = server.anonymous().post("/api/session", Map.of("name", "ghost", "password", "wrong password"));

        assertThat(known.status()).isEqualTo(401);
        assertThat(known.response().body()).isEqualTo(unknown.response().body());
        assertThat(known.header("Set-Cookie")).isEmpty();
    }

    @Test
    void aSignInWithoutItsFieldsNamesTheField() {
        var answer = server.anonymous().post("/api/session", Map.of("name", "admin"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("field").asString()).isEqualTo("password");
    }

    @Test
    void aSignedOutBrowserIsNobody() {
        var browser = ApiClient.signedIn(server.url(), "admin", RunningServer.ADMIN_PASSWORD);
        browser.get("/api/session").mustBe(200);

        var answer = browser.delete("/api/session").mustBe(204);

        assertThat(answer.header("Set-Cookie").orElseThrow()).contains("Max-Age=0");
        assertThat(browser.get("/api/session").status()).isEqualTo(401);
    }

    @Test
    void aNewPersonComesIn() {
        var created = server.administrator()
                .post(
                        "/api/people",
                        Map.of("name", "wei", "displayName", "张伟", "email", "wei@example.org", "role", "VIEWER"))
                .mustBe(201)
                .json();
        String first = created.get("firstPassword").asString();

        var browser = ApiClient.signedIn(server.url(), "wei", first);
        var changed = browser.post("/api/session/password", Map.of("current", first, "next", "a long new password"))
                .mustBe(200);

        assertThat(changed.json().get("mustChangePassword").asBoolean()).isFalse();
        assertThat(browser.get("/api/session").status())
                .as("the old session is over")
                .isEqualTo(401);
        var again = new HashMap<String, Object>();
        again.put("displayName", "Wei");
        again.put("email", null);
        var own = ApiClient.signedIn(server.url(), "wei", "a long new password");
        var contact = own.put("/api/people/me/contact", again).mustBe(200).json();
        assertThat(contact.get("displayName").asString()).isEqualTo("Wei");
        assertThat(contact.get("email")).isNull();
        assertThat(contact.get("role").asString()).isEqualTo("VIEWER");
    }

    @Test
    void theLastAdministratorCannotStepDown() {
        var admin = server.administrator();
        String id = admin.get("/api/session").json().get("person").get("id").asString();

        var answer = admin.put("/api/people/" + id, Map.of("displayName", "Former", "role", "VIEWER"));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().get("type").asString()).isEqualTo("urn:evenkeel:problem:last-administrator");
    }

    @Test
    void anUnknownRoleOrIdIsTheCallersMistake() {
        var admin = server.administrator();

        assertThat(admin.post("/api/people", Map.of("name", "x", "displayName", "X", "role", "EMPEROR"))
                        .status())
                .isEqualTo(400);
        assertThat(admin.put("/api/people/not-an-id", Map.of("displayName", "X", "role", "VIEWER"))
                        .status())
                .isEqualTo(400);
        assertThat(admin.delete("/api/tokens/not-an-id").status()).isEqualTo(400);
        assertThat(admin.post("/api/tokens", Map.of("name", "x", "rights", List.of("FLY")))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aTokenIsShownOnceAndRevoked() {
        var admin = server.administrator();
        var issued = admin.post("/api/tokens", Map.of("name", "grafana", "rights", List.of("SEE_OPERATIONS")))
                .mustBe(201)
                .json();
        String secret = issued.get("secret").asString();

        ApiClient.withToken(server.url(), secret).get("/api/people").mustBe(200);
        assertThat(admin.get("/api/tokens").response().body())
                .contains("grafana")
                .doesNotContain(secret);
        admin.delete("/api/tokens/" + issued.get("id").asString()).mustBe(204);
    }

    @Test
    void aTokenHasNoAccount() {
        var admin = server.administrator();
        String secret = admin.post("/api/tokens", Map.of("name", "robot", "rights", List.of("SEE_OPERATIONS")))
                .json()
                .get("secret")
                .asString();

        var robot = ApiClient.withToken(server.url(), secret);
        assertThat(robot.get("/api/session").status()).isEqualTo(403);
        assertThat(robot.post("/api/notify/test", Map.of("channel", "CONSOLE")).status())
                .isEqualTo(403);
    }

    @Test
    void aHostIsEnrolledHeardAndRevoked() {
        var admin = server.administrator();
        var enrolled = admin.post("/api/fleet/hosts", Map.of("name", "Web-1"))
                .mustBe(201)
                .json();
        assertThat(enrolled.get("host").get("name").asString()).isEqualTo("web-1");
        var agent = ApiClient.withToken(server.url(), enrolled.get("token").asString());

        agent.post("/api/fleet/heartbeat", heartbeat()).mustBe(204);

        JsonNode host = admin.get("/api/fleet/hosts/web-1").mustBe(200).json();
        assertThat(host.get("silent").asBoolean()).isFalse();
        assertThat(host.get("facts").get("kernel").asString()).isEqualTo("6.1.0-18-amd64");
        assertThat(admin.get("/api/fleet/hosts").response().body()).contains("web-1");
        assertThat(agent.get("/api/fleet/hosts").status()).isEqualTo(403);
        assertThat(admin.post("/api/fleet/heartbeat", heartbeat()).status()).isEqualTo(403);

        admin.send("POST", "/api/fleet/hosts/web-1/revoke", BodyPublishers.noBody())
                .mustBe(204);
        assertThat(agent.post("/api/fleet/heartbeat", heartbeat()).status()).isIn(401, 403);
        assertThat(admin.get("/api/fleet/hosts/web-9").status()).isEqualTo(404);
    }

    @Test
    void aHostThatFallsSilentIsNoticedByTheClockOfTheServer() throws SchedulerException {
        server.administrator().post("/api/fleet/hosts", Map.of("name", "web-3")).mustBe(201);
        JdbcClient sql = server.bean(JdbcClient.class);
        sql.sql("UPDATE fleet.host SET enrolled_at = timestamptz '2020-01-01 00:00Z' WHERE name = 'web-3'")
                .update();

        server.bean(Scheduler.class).triggerJob(JobKey.jobKey("silence-watch", "fleet"));

        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> sql.sql("SELECT told_silent FROM fleet.host WHERE name = 'web-3'")
                        .query(Boolean.class)
                        .single());
        assertThat(server.administrator()
                        .get("/api/fleet/hosts/web-3")
                        .json()
                        .get("silent")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void aHeartbeatWithoutItsFieldsIsRefused() {
        String token = server.administrator()
                .post("/api/fleet/hosts", Map.of("name", "web-2"))
                .json()
                .get("token")
                .asString();

        var answer = ApiClient.withToken(server.url(), token).post("/api/fleet/heartbeat", Map.of());

        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void mailIsSetAndATestReachesTheInbox() {
        GreenMail sink = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        sink.start();
        try {
            var admin = server.administrator();
            admin.put("/api/people/me/contact", Map.of("displayName", "Administrator", "email", "admin@example.org"))
                    .mustBe(200);
            var set = admin.put(
                            "/api/notify/mail",
                            Map.of(
                                    "host", "127.0.0.1",
                                    "port", sink.getSmtp().getPort(),
                                    "security", "none",
                                    "user", "pager",
                                    "password", "geheim",
                                    "from", "evenkeel@example.org"))
                    .mustBe(200);
            assertThat(set.response().body()).doesNotContain("geheim").contains("\"user\":\"pager\"");
            assertThat(admin.get("/api/notify/mail").response().body()).doesNotContain("geheim");

            sink.setUser("evenkeel@example.org", "pager", "geheim");
            admin.post("/api/notify/test", Map.of("channel", "EMAIL")).mustBe(200);

            Awaitility.await().atMost(Duration.ofSeconds(15)).until(() -> sink.getReceivedMessages().length == 1);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(
                            () -> admin.get("/api/notify/sent?about=test")
                                    .response()
                                    .body(),
                            body -> body.contains("\"delivered\""));
            assertThat(admin.get("/api/audit?subject=127.0.0.1:"
                                    + sink.getSmtp().getPort())
                            .response()
                            .body())
                    .contains("notify.change-mail-server")
                    .doesNotContain("geheim");
        } finally {
            sink.stop();
        }
    }

    @Test
    void theTrailIsReadPageByPage() {
        var admin = server.administrator();
        var first = admin.get("/api/audit?limit=1").mustBe(200).json().get("items");
        var second = admin.get(
                        "/api/audit?limit=1&before=" + first.get(0).get("id").asLong())
                .mustBe(200)
                .json()
                .get("items");

        assertThat(second.get(0).get("id").asLong())
                .isLessThan(first.get(0).get("id").asLong());
        assertThat(admin.get("/api/audit?limit=0").status()).isEqualTo(400);
        assertThat(admin.get("/api/audit?limit=many").status()).isEqualTo(400);
    }

    private static Map<String, Object> heartbeat() {
        return Map.of(
                "agentVersion",
                "0.1.0",
                "operatingSystem",
                "Debian GNU/Linux 12",
                "kernel",
                "6.1.0-18-amd64",
                "architecture",
                "amd64",
                "processors",
                2,
                "memoryBytes",
                8_000_000_000L,
                "bootedAtEpochSecond",
                1_790_000_000L,
                "bufferedSamples",
                0,
                "droppedSamples",
                0);
    }

    private static String cookieValue(ApiClient.Answer answer) {
        String cookie = answer.header("Set-Cookie").orElseThrow();
        return cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
    }
}
