package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.evenkeel.database.TestDatabase;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The server is killed with SIGKILL at every step of the way from an alert to a mail. What was answered with 2xx is never
 * lost; only where the mail server had accepted a mail and the database did not know it yet may the mail come twice, with
 * the same Message-ID.
 */
@Tag("server")
class KilledAtNightTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    private static Path folder;

    private static final String PAGES = "select count(distinct about) from notify.notice where about like 'INC-%'";

    private static final List<String> POINTS = List.of("stored", "opened", "intended", "connected", "accepted");

    private final Map<String, String> people = new HashMap<>();
    private GreenMail mail;
    private MailGate gate;
    private KillableServer server;
    private JdbcClient database;

    @Test
    void losesNoPageAndRepeatsOnlyTheOneThatWasNotYetWrittenDown() throws Exception {
        var source = TestDatabase.fresh();
        database = JdbcClient.create(source);
        mail = new GreenMail(ServerSetup.SMTP.dynamicPort());
        mail.start();
        gate = new MailGate(mail.getSmtp().getPort());
        server = KillableServer.start(source, folder);
        try {
            POINTS.forEach(this::somebodyToPage);

            killedAfter("stored", () -> server.kill());
            killedAfter("opened", () -> killWhenThereIs("select count(*) from incident.incident", 2));
            killedAfter("intended", () -> killWhenThereIs(PAGES, 3));
            killedBy("connected", gate::onceBegun);
            killedBy("accepted", gate::onceAccepted);

            for (String point : POINTS) {
                assertThat(new HashSet<>(pagesFor(point)))
                        .as("one page for the alert %s", point)
                        .hasSize(1);
            }
            for (String point : POINTS.subList(0, 4)) {
                assertThat(pagesFor(point)).as("mails for the alert %s", point).hasSize(1);
            }
            assertThat(pagesFor("accepted")).hasSizeLessThanOrEqualTo(2);
            assertThat(number("select count(*) from incident.incident")).isEqualTo(POINTS.size());
        } finally {
            server.close();
            gate.close();
            mail.stop();
        }
    }

    /** A person of their own for every point: what follows a first page within a minute would wait for company. */
    private void somebodyToPage(String point) {
        ApiClient admin = admin();
        admin.put(
                        "/api/notify/mail",
                        Map.of(
                                "host", "127.0.0.1",
                                "port", gate.port(),
                                "security", "none",
                                "from", "evenkeel@example.org"))
                .mustBe(200);
        var created = admin.post(
                        "/api/people",
                        Map.of(
                                "name",
                                point,
                                "displayName",
                                point,
                                "email",
                                point + "@example.org",
                                "role",
                                "ON_CALL_ENGINEER"))
                .mustBe(201)
                .json();
        people.put(point, created.get("person").get("id").asString());
        verifyAddress(point, created.get("firstPassword").asString());
    }

    private void everyPageGoesTo(String point) {
        ApiClient admin = admin();
        String policy = admin.get("/api/oncall/policies")
                .mustBe(200)
                .json()
                .get("items")
                .get(0)
                .get("id")
                .asString();
        admin.put(
                        "/api/oncall/policies/" + policy,
                        Map.of(
                                "name",
                                "Default",
                                "steps",
                                List.of(Map.of(
                                        "target",
                                        "PERSON",
                                        "person",
                                        String.valueOf(people.get(point)),
                                        "waitingSeconds",
                                        3_600))))
                .mustBe(200);
    }

    private void verifyAddress(String point, String firstPassword) {
        ApiClient.signedIn(server.url(), point, firstPassword)
                .post("/api/session/password", Map.of("current", firstPassword, "next", "a password of " + point))
                .mustBe(200);
        ApiClient own = ApiClient.signedIn(server.url(), point, "a password of " + point);
        String contact = own.post("/api/notify/contacts", Map.of("channel", "EMAIL", "address", point + "@example.org"))
                .mustBe(201)
                .json()
                .get("id")
                .asString();
        eventually(() -> !mailsTo(point).isEmpty());
        String code = subject(mailsTo(point).getFirst()).replaceAll("\\D", "");
        own.post("/api/notify/contacts/" + contact + "/verify", Map.of("code", code))
                .mustBe(200);
    }

    /** No mail leaves before the kill: one that was just being accepted may come twice. */
    private void killedAfter(String point, Runnable kill) throws Exception {
        gate.shut();
        accepted(point);
        kill.run();
        gate.open();
        server.startAgain();
        eventually(() -> !pagesFor(point).isEmpty());
    }

    private void killedBy(String point, Consumer<Runnable> moment) throws Exception {
        moment.accept(() -> server.kill());
        accepted(point);
        eventually(() -> !server.isAlive());
        server.startAgain();
        eventually(() -> !pagesFor(point).isEmpty() && waiting() == 0);
    }

    /** In the form of a Prometheus that sends its alerts here. */
    private void accepted(String point) {
        everyPageGoesTo(point);
        admin().post(
                        "/api/v2/alerts",
                        List.of(Map.of(
                                "labels",
                                Map.of(
                                        "alertname",
                                        "Killed",
                                        "severity",
                                        "high",
                                        "host",
                                        "host-" + point,
                                        "point",
                                        point),
                                "annotations",
                                Map.of("summary", "The server dies: " + point),
                                "startsAt",
                                Instant.now().toString())))
                .mustBe(200);
    }

    /** Asked so often that the next step has hardly begun. */
    private void killWhenThereIs(String count, long more) {
        Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .atMost(PATIENCE)
                .until(() -> number(count) >= more);
        server.kill();
    }

    private long number(String count) {
        return database.sql(count).query(Long.class).single();
    }

    private long waiting() {
        return number("select count(*) from notify.notice where channel = 'EMAIL' and state = 'waiting'");
    }

    private ApiClient admin() {
        return ApiClient.signedIn(server.url(), "admin", RunningServer.ADMIN_PASSWORD);
    }

    /** Message-IDs of the pages to the person of a point, a mail each. */
    private List<String> pagesFor(String point) {
        var ids = new ArrayList<String>();
        for (MimeMessage message : mailsTo(point)) {
            if (subject(message).startsWith("[P")) {
                ids.add(messageId(message));
            }
        }
        return ids;
    }

    private List<MimeMessage> mailsTo(String point) {
        return Arrays.stream(mail.getReceivedMessages())
                .filter(message -> recipient(message).equals(point + "@example.org"))
                .toList();
    }

    private static String recipient(MimeMessage message) {
        try {
            return message.getAllRecipients()[0].toString();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String subject(MimeMessage message) {
        try {
            return message.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String messageId(MimeMessage message) {
        try {
            return message.getMessageID();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void eventually(Callable<Boolean> condition) {
        Awaitility.await().pollInterval(Duration.ofMillis(100)).atMost(PATIENCE).until(condition);
    }
}
