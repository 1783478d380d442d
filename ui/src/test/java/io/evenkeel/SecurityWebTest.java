package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.evenkeel.audit.Checkpoint;
import io.evenkeel.audit.Checkpoints;
import io.evenkeel.audit.TrailProof;
import io.evenkeel.audit.TrailProof.Question;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.JobKey;
import org.quartz.JobListener;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.matchers.KeyMatcher;
import org.quartz.listeners.JobListenerSupport;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Roles, ended accounts, tokens that end, and the proof of the trail, through the public API. */
@Tag("server")
class SecurityWebTest {

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
    void theRolesAreToldWithTheirRights() {
        JsonNode roles =
                server.administrator().get("/api/roles").mustBe(200).json().get("items");

        assertThat(roles.size()).isEqualTo(9);
        assertThat(roles.get(0).get("name").asString()).isEqualTo("VIEWER");
        assertThat(roles.get(7).toString()).contains("SECURITY_AUDITOR").contains("SEE_AUDIT");
    }

    @Test
    void whoIsDeactivatedIsOutAndListedAmongTheFormer() {
        ApiClient admin = server.administrator();
        String id = create(admin, "leaver").get("person").get("id").asString();
        String first = admin.post("/api/people/" + id + "/reset-password", Map.of())
                .mustBe(200)
                .json()
                .get("firstPassword")
                .asString();
        ApiClient leaver = ApiClient.signedIn(server.url(), "leaver", first);

        admin.delete("/api/people/" + id).mustBe(204);

        assertThat(leaver.get("/api/session").status()).isEqualTo(401);
        assertThat(admin.get("/api/people").response().body()).doesNotContain("leaver");
        assertThat(admin.get("/api/people/former").response().body()).contains("leaver");
        assertThat(admin.delete("/api/people/" + id).status()).isEqualTo(404);
    }

    @Test
    void theLastAdministratorStays() {
        ApiClient admin = server.administrator();
        String id = admin.get("/api/session").json().get("person").get("id").asString();

        var answer = admin.delete("/api/people/" + id);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().get("type").asString()).endsWith("last-administrator");
    }

    @Test
    void everySessionEndsAtOnce() {
        ApiClient here = server.administrator();
        ApiClient there = server.administrator();

        here.delete("/api/sessions").mustBe(204);

        assertThat(there.get("/api/session").status()).isEqualTo(401);
        assertThat(here.get("/api/session").status()).isEqualTo(401);
    }

    @Test
    void aTokenTellsItsEnd() {
        ApiClient admin = server.administrator();
        admin.post("/api/tokens", Map.of("name", "grafana", "rights", List.of("SEE_OPERATIONS"), "expiresInDays", 30))
                .mustBe(201);

        String listed = admin.get("/api/tokens").mustBe(200).response().body();

        assertThat(listed).contains("\"expiresAt\"").contains("\"issuedBy\"");
        assertThat(admin.post(
                                "/api/tokens",
                                Map.of("name", "x", "rights", List.of("SEE_OPERATIONS"), "expiresInDays", 0))
                        .json()
                        .get("field")
                        .asString())
                .isEqualTo("expiresInDays");
    }

    @Test
    void theTrailIsFilteredByActorVerbAndTime() {
        ApiClient admin = server.administrator();
        create(admin, "filtered");

        JsonNode found = admin.get("/api/audit?verb=identity&subject=filtered&actor=Administrator")
                .mustBe(200)
                .json()
                .get("items");

        assertThat(found.size()).isEqualTo(1);
        assertThat(found.get(0).get("verb").asString()).isEqualTo("identity.create-person");
        assertThat(admin.get("/api/audit?subject=filtered&to=2020-01-01T00:00:00Z")
                        .json()
                        .get("items")
                        .size())
                .isZero();
        assertThat(admin.get("/api/audit?subject=filtered&from=2020-01-01T00:00:00Z")
                        .json()
                        .get("items")
                        .size())
                .isEqualTo(1);
        assertThat(admin.get("/api/audit?from=yesterday").status()).isEqualTo(400);
    }

    @Test
    void anExportOverTheApiIsProvedWithTheKeyOverTheApi() throws IOException {
        ApiClient admin = server.administrator();
        String key =
                admin.get("/api/audit/key").mustBe(200).json().get("publicKey").asString();

        var export = admin.get("/api/audit/export").mustBe(200);

        assertThat(export.header("Content-Disposition").orElseThrow()).contains("evenkeel-audit.ndjson");
        JsonNode state = admin.get("/api/audit/state").mustBe(200).json();
        Checkpoint checkpoint =
                Checkpoint.parse(state.get("checkpoint").get("line").asString());
        var verdict = TrailProof.check(
                new StringReader(export.response().body()),
                new Question(Set.of(key), checkpoint.number(), List.of(checkpoint)));
        assertThat(verdict.sentence()).startsWith("The trail holds: acts 1 to ").contains("It fits 1 checkpoints");
        assertThat(state.get("sealed").asLong()).isGreaterThanOrEqualTo(checkpoint.number());
    }

    @Test
    void theCheckpointOfTheDayGoesByMailOnce() throws SchedulerException {
        GreenMail sink = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        sink.start();
        try {
            ApiClient admin = server.administrator();
            admin.put("/api/people/me/contact", Map.of("displayName", "Administrator", "email", "admin@example.org"))
                    .mustBe(200);
            admin.put(
                            "/api/notify/mail",
                            Map.of(
                                    "host", "127.0.0.1",
                                    "port", sink.getSmtp().getPort(),
                                    "security", "none",
                                    "from", "evenkeel@example.org"))
                    .mustBe(200);
            admin.get("/api/audit/export").mustBe(200); // signs a checkpoint now
            JobKey mail = JobKey.jobKey("checkpoint-mail", "console");

            Scheduler scheduler = server.bean(Scheduler.class);
            var runs = new AtomicInteger();
            scheduler.getListenerManager().addJobListener(counting(runs), KeyMatcher.keyEquals(mail));

            scheduler.triggerJob(mail);
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> checkpointMails(sink) == 1);
            Checkpoint newest = server.bean(Checkpoints.class).newest().orElseThrow();
            scheduler.triggerJob(mail);
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> runs.get() == 2);

            assertThat(newest.sentTo()).hasValue("mail to 1 person");
            String text = GreenMailUtil.getBody(sink.getReceivedMessages()[0])
                    .replace("=\r\n", "")
                    .replace("=3D", "=");
            assertThat(text).contains(newest.line());
            assertThat(server.bean(JdbcClient.class)
                            .sql("SELECT count(*) FROM notify.notice WHERE key LIKE 'audit-checkpoint-%'")
                            .query(Integer.class)
                            .single())
                    .as("mails sent, or about to be")
                    .isEqualTo(1);
        } finally {
            sink.stop();
        }
    }

    private static JobListener counting(AtomicInteger runs) {
        return new JobListenerSupport() {
            @Override
            public String getName() {
                return "runs";
            }

            @Override
            public void jobWasExecuted(JobExecutionContext context, @Nullable JobExecutionException failure) {
                runs.incrementAndGet();
            }
        };
    }

    private static int checkpointMails(GreenMail sink) {
        return sink.getReceivedMessages().length;
    }

    private static JsonNode create(ApiClient admin, String name) {
        return admin.post("/api/people", Map.of("name", name, "displayName", name, "role", "VIEWER"))
                .mustBe(201)
                .json();
    }
}
