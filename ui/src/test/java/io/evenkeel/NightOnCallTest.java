package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.evenkeel.audit.Actor;
import io.evenkeel.fleet.Fleet;
import io.evenkeel.identity.People;
import io.evenkeel.identity.Person;
import io.evenkeel.identity.Role;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.JsonNode;

/**
 * A night on call with everything real but the time: the server, an agent process on a host whose memory runs out, a mail
 * server. The clock stands still until the test moves it.
 */
@Tag("server")
class NightOnCallTest {
    private static final Actor SYSTEM = Actor.system("test");
    private static final String HOST = "records-01";

    @TempDir
    private static Path folder;

    private static GreenMail mail;
    private static RunningServer server;
    private static MovedClock clock;
    private static WatchedHost host;

    /** The mover: it exists in test code only. */
    @Configuration(proxyBeanMethods = false)
    static class Mover {
        @Bean
        @Primary
        InstantSource movedClock() {
            return clock;
        }
    }

    @BeforeAll
    static void start() throws Exception {
        // Three seconds past a tick, so that what the agent measured at the tick is due to be sent whenever the clock
        // stands.
        clock = MovedClock.startingAt(Instant.parse("2026-11-21T01:00:03Z"), folder.resolve("clock"));
        mail = new GreenMail(ServerSetup.SMTP.dynamicPort());
        mail.start();
        server = RunningServer.start(Mover.class);
        String token = server.bean(Fleet.class).enrol(SYSTEM, HOST).token();
        host = WatchedHost.start(
                Files.createDirectories(folder.resolve("host")),
                folder.resolve("clock"),
                server.url().toString(),
                token);
    }

    @AfterAll
    static void stop() throws Exception {
        host.close();
        server.close();
        mail.stop();
    }

    @Test
    void pagesTheSecondPersonWhenNobodyAcknowledgesAndEndsInAReview() throws Exception {
        ApiClient admin = server.administrator();
        admin.put(
                        "/api/notify/mail",
                        Map.of(
                                "host", "127.0.0.1",
                                "port", mail.getSmtp().getPort(),
                                "security", "none",
                                "from", "evenkeel@example.org"))
                .mustBe(200);
        Person wei = person("wei", "Zhang Wei");
        Person ana = person("ana", "Ana Souza");
        verifyAddress(wei);
        verifyAddress(ana);
        takeTurns(admin, wei, ana);
        clock.move(Duration.ofMinutes(1));
        measuredAt(admin, clock.instant());

        host.freeMemory(2);
        moveUntil(admin, Duration.ofMinutes(12), () -> !openIncidents(admin).isEmpty());
        String key = openIncidents(admin).get(0).get("key").asString();
        String title = openIncidents(admin).get(0).get("title").asString();
        eventually(() -> mailsTo(wei) == 1);
        assertThat(mailsTo(ana)).isZero();
        assertThat(subjectsTo(wei).getLast()).startsWith("[P").contains(key);

        moveUntil(admin, Duration.ofMinutes(8), () -> mailsTo(ana) == 1);
        assertThat(mailsTo(wei)).as("the first person is not paged again").isEqualTo(1);

        ApiClient anaSignedIn = signIn(ana);
        anaSignedIn.post("/api/incidents/" + key + "/acknowledge", Map.of()).mustBe(200);
        eventually(() -> activeSteps(admin, key).stream().noneMatch(step -> step.contains("age")));
        var tooEarly = anaSignedIn.post("/api/incidents/" + key + "/resolve", Map.of("note", "done"));
        assertThat(tooEarly.status()).as("the alert still fires").isEqualTo(409);

        host.freeMemory(60);
        moveUntil(
                admin,
                Duration.ofMinutes(8),
                () -> !incident(admin, key).get("firing").asBoolean());
        anaSignedIn
                .post("/api/incidents/" + key + "/resolve", Map.of("note", "Restarted the importer."))
                .mustBe(200);
        anaSignedIn
                .post(
                        "/api/incidents/" + key + "/review",
                        Map.of("cause", "The importer leaks.", "remedy", "Restarted; a limit is set."))
                .mustBe(200);
        eventually(() -> state(admin, key).equals("CLOSED"));

        eventually(() ->
                admin.get("/api/workflow/positions/" + key).json().get("ended").asBoolean());
        assertThat(verbsOn(admin, key))
                .contains("incident.acknowledge", "incident.resolve", "incident.review", "incident.close");
        assertThat(mailsTo(wei)).isEqualTo(1);
        assertThat(mailsTo(ana)).isEqualTo(1);
        moveUntil(admin, Duration.ofMinutes(3), () -> subjectsTo(ana).contains("[resolved] " + key + " " + title));
        eventually(() -> subjectsTo(wei).contains("[resolved] " + key + " " + title));
    }

    /** A page goes only to an address whose owner entered the code that was sent to it. */
    private static void verifyAddress(Person person) throws Exception {
        ApiClient own = signIn(person);
        String id = own.post(
                        "/api/notify/contacts",
                        Map.of("channel", "EMAIL", "address", person.email().orElseThrow()))
                .mustBe(201)
                .json()
                .get("id")
                .asString();
        eventually(() -> subjectsTo(person).stream().anyMatch(subject -> subject.contains("code")));
        String code = subjectsTo(person).getFirst().replaceAll("\\D", "");
        own.post("/api/notify/contacts/" + id + "/verify", Map.of("code", code)).mustBe(200);
    }

    private static final Map<String, String> PASSWORDS = new HashMap<>();

    private static Person person(String name, String displayName) {
        var created = server.bean(People.class)
                .create(SYSTEM, name, displayName, Optional.of(name + "@example.org"), Role.ON_CALL_ENGINEER);
        PASSWORDS.put(name, created.firstPassword());
        return created.person();
    }

    private static ApiClient signIn(Person person) {
        String first = PASSWORDS.remove(person.name());
        if (first == null) {
            return ApiClient.signedIn(server.url(), person.name(), "a password of " + person.name());
        }
        ApiClient.signedIn(server.url(), person.name(), first)
                .post("/api/session/password", Map.of("current", first, "next", "a password of " + person.name()))
                .mustBe(200);
        return ApiClient.signedIn(server.url(), person.name(), "a password of " + person.name());
    }

    private static void takeTurns(ApiClient admin, Person first, Person second) {
        JsonNode schedule =
                admin.get("/api/oncall/schedules").json().get("items").get(0);
        admin.put(
                        "/api/oncall/schedules/" + schedule.get("id").asString(),
                        Map.of(
                                "name",
                                "Night",
                                "zone",
                                "Asia/Shanghai",
                                "people",
                                List.of(first.id(), second.id()),
                                "firstHandOver",
                                "2026-11-20T20:00:00",
                                "turnSeconds",
                                86_400))
                .mustBe(200);
    }

    /** Moves minute by minute, and each time only when all that was due is done; after each move the agent has measured. */
    private static void moveUntil(ApiClient admin, Duration atMost, Callable<Boolean> condition) throws Exception {
        Instant end = clock.instant().plus(atMost);
        while (!soon(condition)) {
            assertThat(clock.instant()).as("moved for " + atMost + " in vain").isBefore(end);
            eventually(() -> server.isAtRest(clock.instant()));
            clock.move(Duration.ofMinutes(1));
            measuredAt(admin, clock.instant());
        }
    }

    private static boolean soon(Callable<Boolean> condition) throws Exception {
        try {
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(100))
                    .atMost(Duration.ofMillis(1_500))
                    .until(condition);
            return true;
        } catch (org.awaitility.core.ConditionTimeoutException notYet) {
            return false;
        }
    }

    private static void measuredAt(ApiClient admin, Instant time) {
        eventually(() -> {
            JsonNode result = admin.get("/api/v1/query?time=" + time + "&query="
                            + URLEncoder.encode(
                                    "count_over_time(node_memory_MemAvailable_bytes{host=\"" + HOST + "\"}[5s])",
                                    StandardCharsets.UTF_8))
                    .mustBe(200)
                    .json()
                    .get("data")
                    .get("result");
            return !result.isEmpty();
        });
    }

    private static void eventually(Callable<Boolean> condition) {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(100))
                .atMost(Duration.ofSeconds(20))
                .until(condition);
    }

    private static JsonNode openIncidents(ApiClient api) {
        return api.get("/api/incidents?state=open").mustBe(200).json().get("items");
    }

    private static JsonNode incident(ApiClient api, String key) {
        return api.get("/api/incidents/" + key).mustBe(200).json().get("incident");
    }

    private static String state(ApiClient api, String key) {
        return incident(api, key).get("state").asString();
    }

    private static List<String> activeSteps(ApiClient api, String key) {
        return api.get("/api/workflow/positions/" + key)
                .mustBe(200)
                .json()
                .get("steps")
                .valueStream()
                .filter(step -> step.get("state").asString().equals("active"))
                .map(step -> step.get("activityId").asString())
                .toList();
    }

    private static List<String> verbsOn(ApiClient api, String key) {
        return api.get("/api/audit?subject=" + key)
                .mustBe(200)
                .json()
                .get("items")
                .valueStream()
                .map(act -> act.get("verb").asString())
                .toList();
    }

    /** Pages only: no codes, and no notice that it is over. */
    private static long mailsTo(Person person) {
        return subjectsTo(person).stream()
                .filter(subject -> subject.startsWith("[P"))
                .count();
    }

    private static List<String> subjectsTo(Person person) {
        return received(person).stream().map(NightOnCallTest::subject).toList();
    }

    private static String subject(Message message) {
        try {
            return message.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Message> received(Person person) {
        return Arrays.stream(mail.getReceivedMessages())
                .filter(message -> isTo(message, person))
                .map(Message.class::cast)
                .toList();
    }

    private static boolean isTo(Message message, Person person) {
        try {
            for (Address to : message.getAllRecipients()) {
                if (to.toString().equals(person.email().orElseThrow())) {
                    return true;
                }
            }
            return false;
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
