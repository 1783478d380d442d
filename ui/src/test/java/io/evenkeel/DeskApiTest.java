package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.evenkeel.audit.Actor;
import io.evenkeel.identity.Accounts;
import io.evenkeel.identity.People;
import io.evenkeel.identity.Role;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The service desk as callers of the API and writers of mail meet it: the whole server, a real SMTP and IMAP server. */
@Tag("server")
class DeskApiTest {
    private static final String DESK = "desk@example.org";
    private static GreenMail mailServer;
    private static RunningServer server;
    private static ApiClient admin;
    private static ApiClient agent;
    private static ApiClient rui;
    private static ApiClient eva;

    @BeforeAll
    static void start() {
        mailServer = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
        });
        mailServer.start();
        mailServer.setUser(DESK, "desk", "wave");
        mailServer.setUser("rui@example.org", "rui", "wave");
        server = RunningServer.start();
        admin = server.administrator();
        agent = person("wei", Role.SERVICE_DESK);
        rui = person("rui", Role.REQUESTER);
        eva = person("eva", Role.REQUESTER);
        admin.put(
                        "/api/notify/mail",
                        Map.of(
                                "host", "127.0.0.1",
                                "port", mailServer.getSmtp().getPort(),
                                "security", "none",
                                "from", "house@example.org"))
                .mustBe(200);
        JsonNode box = admin.put(
                        "/api/desk/mailbox",
                        Map.of(
                                "host", "127.0.0.1",
                                "port", mailServer.getImap().getPort(),
                                "tls", "none",
                                "user", "desk",
                                "password", "wave",
                                "address", DESK))
                .mustBe(200)
                .json();
        assertThat(box.has("password")).isFalse();
    }

    @AfterAll
    static void stop() {
        server.close();
        mailServer.stop();
    }

    @Test
    void aTicketByTheApiGoesFromTheQueueToItsConfirmation() {
        JsonNode opened = rui.post("/api/desk/tickets", Map.of("kind", "question", "title", "How?", "text", "Tell me."))
                .mustBe(201)
                .json();
        String key = opened.get("key").asString();
        assertThat(keys(agent.get("/api/desk/tickets?limit=200"))).contains(key);
        assertThat(keys(rui.get("/api/desk/my-tickets"))).contains(key);
        assertThat(keys(eva.get("/api/desk/my-tickets"))).doesNotContain(key);
        eva.get("/api/desk/my-tickets/" + key).mustBe(404);
        rui.get("/api/desk/tickets/" + key).mustBe(403);

        var seen = agent.get("/api/desk/tickets/" + key).mustBe(200);
        agent.with("If-Match", "\"999\"").post(path(key, "take"), Map.of()).mustBe(412);
        agent = agent.without("If-Match");
        agent.post(path(key, "take"), Map.of()).mustBe(200);
        agent.post(path(key, "note"), Map.of("text", "an easy one")).mustBe(200);
        agent.post(path(key, "answer"), Map.of("text", "So.", "public", true)).mustBe(200);
        rui.post("/api/desk/my-tickets/" + key + "/confirm", Map.of()).mustBe(409);
        agent.post(path(key, "resolve"), Map.of("text", "Told.")).mustBe(200);
        JsonNode confirmed = rui.post("/api/desk/my-tickets/" + key + "/confirm", Map.of())
                .mustBe(200)
                .json();

        assertThat(seen.header("ETag")).isPresent();
        assertThat(confirmed.at("/ticket/state").asString()).isEqualTo("CLOSED");
        assertThat(confirmed.get("entries").toString()).contains("So.").doesNotContain("an easy one");
    }

    @Test
    void aRequesterHearsOfTheirOwnTicketOnly() throws IOException {
        rui.get("/api/live").mustBe(403);
        try (InputStream stream = rui.listen("/api/live/own");
                var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo(":open");
            String others = opened(eva);
            agent.post(path(others, "note"), Map.of("text", "for us")).mustBe(200);
            String own = opened(rui);
            agent.post(path(own, "answer"), Map.of("text", "So.")).mustBe(200);

            // Told in the order of the changes: had eva's been told, it would have come first.
            assertThat(lines.lines()
                            .filter(line -> line.startsWith("data:"))
                            .limit(2)
                            .toList())
                    .allMatch(data -> data.contains(own) && !data.contains(others));
        }
    }

    private static String opened(ApiClient requester) {
        return requester
                .post("/api/desk/tickets", Map.of("kind", "question", "title", "How?", "text", ""))
                .mustBe(201)
                .json()
                .get("key")
                .asString();
    }

    @Test
    void aMailBecomesATicketWaitsIsAnsweredAndConfirmed() throws Exception {
        send("Rui <rui@example.org>", "The lift is stuck", "Between two floors.", Optional.empty(), Map.of());
        String key = eventually(() -> keys(agent.get("/api/desk/tickets?q=lift")));
        MimeMessage receipt = mailTo("rui@example.org", 1);
        assertThat(receipt.getHeader("Auto-Submitted", null)).isEqualTo("auto-replied");
        agent.post(path(key, "ask-requester"), Map.of("text", "Which lift?")).mustBe(200);
        MimeMessage asked = mailTo("rui@example.org", 2);
        assertThat(GreenMailUtil.getBody(asked)).isNotEmpty();
        assertThat(asked.getHeader("In-Reply-To", null)).isNotNull();
        assertThat(ticket(key).at("/promises/1/state").asString()).isEqualTo("PAUSED");

        send("Rui <rui@example.org>", "AW: " + asked.getSubject(), "The left one.", Optional.of(asked), Map.of());
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> ticket(key).get("state").asString().equals("OPEN"));
        assertThat(ticket(key).at("/promises/1/state").asString()).isEqualTo("RUNNING");
        agent.post(path(key, "resolve"), Map.of("text", "It moves.")).mustBe(200);
        rui.post("/api/desk/my-tickets/" + key + "/confirm", Map.of()).mustBe(200);
        assertThat(ticket(key).get("state").asString()).isEqualTo("CLOSED");
        JsonNode box = admin.get("/api/desk/mailbox").mustBe(200).json();
        assertThat(box.has("lastFetch")).isTrue();
        assertThat(box.has("failure")).isFalse();
    }

    @Test
    void aFaultBecomesAnIncidentAndAnAttachmentIsOnlySaved() {
        String key = rui.post("/api/desk/tickets", Map.of("kind", "fault", "title", "No light", "priority", "P2"))
                .mustBe(201)
                .json()
                .get("key")
                .asString();
        String incident = agent.post(path(key, "incident"), Map.of())
                .mustBe(200)
                .json()
                .at("/ticket/incident")
                .asString();
        assertThat(agent.get("/api/incidents/" + incident)
                        .mustBe(200)
                        .json()
                        .at("/incident/title")
                        .asString())
                .isEqualTo("No light");
        String id = rui.sendAs(
                        "POST",
                        "/api/desk/my-tickets/" + key + "/attachments?name=..%2Fx.html",
                        "text/html",
                        BodyPublishers.ofString("<script>alert(1)</script>"))
                .mustBe(201)
                .json()
                .get("id")
                .asString();
        var saved = agent.get(path(key, "attachments/" + id)).mustBe(200);
        assertThat(saved.header("Content-Disposition").orElseThrow())
                .startsWith("attachment;")
                .contains("x.html");
        assertThat(saved.header("Content-Type")).hasValue("application/octet-stream");
        assertThat(saved.header("X-Content-Type-Options")).hasValue("nosniff");
        eva.get("/api/desk/my-tickets/" + key + "/attachments/" + id).mustBe(404);
    }

    @Test
    void aNoteOfTheTelephoneIsForTheDesk() {
        rui.post("/api/desk/tickets", Map.of("who", "Frau Berg", "what", "Cannot sign in"))
                .mustBe(403);
        JsonNode noted = agent.post("/api/desk/tickets", Map.of("who", "Frau Berg", "what", "Cannot sign in"))
                .mustBe(201)
                .json();
        assertThat(noted.get("via").asString()).isEqualTo("PHONE");
    }

    @Test
    void calendarsAndTargetsAreDataAndRefusedWithTheLine() {
        var answer = admin.put(
                "/api/desk/calendars/night",
                Map.of("name", "Night", "zone", "Asia/Shanghai", "lines", "Mon 20:00-24:00\nMon 21:00-22:00"));
        assertThat(answer.mustBe(400).json().get("detail").asString()).startsWith("Line 2: 21:00-22:00 overlaps");
        admin.put(
                        "/api/desk/calendars/night",
                        Map.of("name", "Night", "zone", "Asia/Shanghai", "lines", "Mon 20:00-24:00"))
                .mustBe(200);
        assertThat(agent.get("/api/desk/targets")
                        .mustBe(200)
                        .json()
                        .get("items")
                        .size())
                .isEqualTo(12);
        rui.get("/api/desk/targets").mustBe(403);
        rui.get("/api/desk/catalogue").mustBe(200);
        rui.get("/api/desk/outages?text=mail").mustBe(200);
    }

    private static ApiClient person(String name, Role role) {
        String first = server.bean(People.class)
                .create(Actor.system("test"), name, name, Optional.of(name + "@example.org"), role)
                .firstPassword();
        server.bean(Accounts.class).setPassword(Actor.system("test"), name, first);
        return ApiClient.signedIn(server.url(), name, first);
    }

    private static void send(
            String from, String subject, String text, Optional<MimeMessage> answers, Map<String, String> headers)
            throws Exception {
        var mail = new MimeMessage(Session.getInstance(new Properties()));
        mail.setFrom(new InternetAddress(from));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress(DESK));
        mail.setSubject(subject);
        mail.setText(text);
        for (Map.Entry<String, String> header : headers.entrySet()) {
            mail.setHeader(header.getKey(), header.getValue());
        }
        if (answers.isPresent()) {
            mail.setHeader("In-Reply-To", answers.get().getMessageID());
        }
        mail.saveChanges();
        mailServer.getUserManager().getUserByEmail(DESK).deliver(mail);
    }

    /** The n-th mail to somebody. */
    private static MimeMessage mailTo(String address, int number) {
        List<MimeMessage> found = new ArrayList<>();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            found.clear();
            for (MimeMessage mail : mailServer.getReceivedMessages()) {
                if (mail.getAllRecipients() != null
                        && Arrays.toString(mail.getAllRecipients()).contains(address)
                        && mail.getSubject().contains("lift")) {
                    found.add(mail);
                }
            }
            return found.size() >= number;
        });
        return found.get(number - 1);
    }

    private static JsonNode ticket(String key) {
        return agent.get("/api/desk/tickets/" + key).mustBe(200).json().get("ticket");
    }

    private static String path(String key, String verb) {
        return "/api/desk/tickets/" + key + "/" + verb;
    }

    private static List<String> keys(ApiClient.Answer answer) {
        List<String> keys = new ArrayList<>();
        answer.mustBe(200)
                .json()
                .get("items")
                .forEach(item -> keys.add(item.get("key").asString()));
        return keys;
    }

    private static String eventually(Callable<List<String>> keys) {
        List<String> found = new ArrayList<>();
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
            found.clear();
            found.addAll(keys.call());
            return !found.isEmpty();
        });
        return found.getFirst();
    }
}
