package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.evenkeel.ApiClient.Answer;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/**
 * From what people write into the inventory to the priority of an incident, and what its mail can and cannot do: the whole
 * server, alerts in the form of a Prometheus, a real mail server.
 */
@Tag("server")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EstateAndMailTest {
    private static final Pattern LINK = Pattern.compile("http://127\\.0\\.0\\.1(/incidents/INC-\\d+)");

    private static GreenMail mail;
    private static RunningServer server;
    private static ApiClient admin;

    @BeforeAll
    static void start() {
        mail = new GreenMail(ServerSetup.SMTP.dynamicPort());
        mail.start();
        server = RunningServer.start();
        admin = server.administrator();
        admin.put(
                        "/api/notify/mail",
                        Map.of(
                                "host", "127.0.0.1",
                                "port", mail.getSmtp().getPort(),
                                "security", "none",
                                "from", "evenkeel@example.org"))
                .mustBe(200);
        verifyAddress();
    }

    @AfterAll
    static void stop() {
        server.close();
        mail.stop();
    }

    @Test
    void theCriticalityOfWhatDependsOnAnItemMakesThePriorityOfItsIncident() {
        String shop = item("business-service", "Shop", Map.of("criticality", "critical", "owner", "Ana"));
        String cluster = item("service", "payments", Map.of());
        String one = item("service", "payments-1", Map.of());
        String two = item("service", "payments-2", Map.of());
        String three = item("service", "payments-3", Map.of());
        link(shop, Map.of("to", List.of(cluster)));
        JsonNode twoOfThree = link(cluster, Map.of("to", List.of(one, two, three), "needs", 2));

        JsonNode degraded = detail(fires("payments-1", "high"));
        assertThat(degraded.at("/incident/priority").asString()).isEqualTo("P2");
        assertThat(degraded.at("/incident/items/0/name").asString()).isEqualTo("payments-1");
        assertThat(degraded.at("/incident/services/0/name").asString()).isEqualTo("Shop");
        assertThat(degraded.at("/incident/services/0/criticality").asString()).isEqualTo("critical");
        JsonNode down = detail(fires("payments-2", "high"));
        assertThat(down.at("/incident/priority").asString())
                .as("the second of three takes the shop down")
                .isEqualTo("P1");
        assertThat(reason(down, "services").toString()).contains("Shop", "down");
        assertThat(reason(down, "priority").at("/facts/impactFrom").asString()).isEqualTo("services");
        String alone = item("service", "reports", Map.of("criticality", "low"));
        assertThat(detail(fires("reports", "high")).at("/incident/priority").asString())
                .as("low impact by the item itself")
                .isIn("P3", "P4");

        JsonNode page = admin.get("/api/inventory/items/" + one).mustBe(200).json();
        assertThat(page.get("impact").toString()).contains("payments", "Shop", "degraded");
        assertThat(page.at("/neighbours/links/0/needs").isNumber()).isTrue();
        admin.delete("/api/inventory/links/" + twoOfThree.get("id").asString()).mustBe(204);
        assertThat(admin.get("/api/inventory/items/" + one).json().get("impact").isEmpty())
                .isTrue();
        assertThat(admin.get("/api/inventory/items/" + cluster)
                        .json()
                        .at("/history/0/what")
                        .asString())
                .isEqualTo("no longer: depends on 2 of payments-1, payments-2, payments-3");
        assertThat(admin.get("/api/inventory/items/" + alone).header("ETag")).contains("\"1\"");
    }

    @Test
    void theInventoryRefusesInWordsThatLeadOn() {
        String first = item("host", "estate-a", Map.of());
        String second = item("host", "estate-b", Map.of());
        link(first, Map.of("to", List.of(second)));
        link(second, Map.of("to", List.of(first)));
        String path = "/api/inventory/items/" + first;
        var seen = server.administrator().with("If-Match", "\"1\"");
        seen.put(path, Map.of("name", "estate-a", "owner", "Wei")).mustBe(200);
        problem(seen.put(path, Map.of("name", "estate-c")), 412, "item-changed");
        problem(seen.post(path + "/retire", Map.of()), 412, "item-changed");
        problem(admin.post(path + "/retire", Map.of()), 409, "item-needed");
        problem(admin.post("/api/inventory/items", Map.of("kind", "host", "name", "ESTATE-A")), 409, "item-exists");
        problem(admin.post("/api/inventory/items", Map.of("kind", "boat", "name", "x")), 400, "kind-unknown");
        problem(admin.post("/api/inventory/items", Map.of("kind", "host")), 400, "text-length");
        problem(admin.put(path, Map.of("name", "x", "criticality", "very")), 400, "criticality-unknown");
        problem(admin.post("/api/inventory/links", Map.of("from", first, "to", List.of(first))), 400, "link-to-itself");
        problem(
                admin.post("/api/inventory/links", Map.of("from", first, "to", List.of(second), "needs", 2)),
                400,
                "link-needs");
        problem(admin.post("/api/inventory/links", Map.of("to", List.of(second))), 400, "field-missing");
        var nobody = Map.of("from", first, "to", Collections.singletonList(null));
        problem(admin.post("/api/inventory/links", nobody), 400, "field-missing");
        problem(admin.get("/api/inventory/items?cursor=here"), 400, "cursor-unreadable");
        problem(admin.get("/api/inventory/items/" + new java.util.UUID(0, 1)), 404, "item-unknown");
        JsonNode page =
                admin.get("/api/inventory/items?q=estate-&limit=1").mustBe(200).json();
        JsonNode next = admin.get("/api/inventory/items?q=estate-&limit=1&cursor="
                        + page.get("next").asString())
                .mustBe(200)
                .json();
        assertThat(page.at("/items/0/name").asString()).isEqualTo("estate-a");
        assertThat(next.at("/items/0/name").asString()).isEqualTo("estate-b");
        assertThat(next.has("next")).isFalse();
    }

    /** Before the others: a person's first page goes at once, and what follows within a minute waits for company. */
    @Test
    @Order(1)
    void theLinkInAMailOpensThePageAndNeverActs() throws Exception {
        String key = fires("linked", "critical");
        eventually(() -> !mailsAbout(key).isEmpty());
        Matcher link = LINK.matcher(text(mailsAbout(key).getFirst()));
        assertThat(link.find()).isTrue();
        String path = link.group(1);
        assertThat(path).isEqualTo("/incidents/" + key);
        // What arrived is told by an event of its own: all of it, so that only the calls below could add to it.
        eventually(() -> timeline(key).contains("NOTICE_DELIVERED") && server.isAtRest(Instant.now()));
        long version = detail(key).at("/incident/version").asLong();
        int lines = timeline(key).size();
        int acts = acts(key);

        for (ApiClient caller : List.of(server.anonymous(), server.administrator())) {
            for (String asked : List.of(path, path + "?act=acknowledge", path + "/acknowledge")) {
                assertThat(caller.get(asked).status()).as(asked).isIn(200, 404);
            }
            for (String verb : List.of("acknowledge", "close", "resolve", "review", "comments")) {
                assertThat(caller.get("/api/incidents/" + key + "/" + verb).status())
                        .as("GET %s", verb)
                        .isIn(401, 404, 405);
            }
        }

        assertThat(detail(key).at("/incident/state").asString()).isEqualTo("OPEN");
        assertThat(detail(key).at("/incident/version").asLong()).isEqualTo(version);
        assertThat(timeline(key)).hasSize(lines);
        assertThat(acts(key)).isEqualTo(acts);
    }

    @Test
    void aClosedIncidentPagesNobodyAnyMore() {
        String first = fires("first-of-two", "high");
        eventually(() -> !mailsAbout(first).isEmpty() || states(first).contains("waiting"));
        String second = fires("second-of-two", "medium");
        eventually(() -> states(second).contains("waiting"));

        ends("second-of-two", "medium");
        eventually(() -> !detail(second).at("/incident/firing").asBoolean());
        eventually(() ->
                admin.post("/api/incidents/" + second + "/close", Map.of()).status() == 200
                        || detail(second).at("/incident/state").asString().equals("CLOSED"));

        assertThat(states(second)).as("what waited for company was taken back").containsOnly("withdrawn");
        eventually(() -> admin.get("/api/workflow/positions/" + second)
                .mustBe(200)
                .json()
                .get("ended")
                .asBoolean());
        assertThat(admin.get("/api/workflow/positions/" + second)
                        .json()
                        .get("timers")
                        .isEmpty())
                .as("nothing is left that could page")
                .isTrue();
        assertThat(detail(second).has("nextPage")).isFalse();
        assertThat(mailsAbout(second)).isEmpty();
    }

    private static void verifyAddress() {
        String id = admin.post("/api/notify/contacts", Map.of("channel", "EMAIL", "address", "admin@example.org"))
                .mustBe(201)
                .json()
                .get("id")
                .asString();
        eventually(() -> mail.getReceivedMessages().length > 0);
        String code = subject(mail.getReceivedMessages()[0]).replaceAll("\\D", "");
        admin.post("/api/notify/contacts/" + id + "/verify", Map.of("code", code))
                .mustBe(200);
    }

    private static String item(String kind, String name, Map<String, String> more) {
        var item = new java.util.HashMap<String, String>(more);
        item.put("kind", kind);
        item.put("name", name);
        return admin.post("/api/inventory/items", item)
                .mustBe(201)
                .json()
                .get("id")
                .asString();
    }

    private static JsonNode link(String from, Map<String, Object> more) {
        var link = new java.util.HashMap<String, Object>(more);
        link.put("from", from);
        return admin.post("/api/inventory/links", link).mustBe(201).json();
    }

    private static String fires(String service, String severity) {
        tell(service, severity, Optional.empty());
        eventually(() -> keyOf(service).isPresent());
        return keyOf(service).orElseThrow();
    }

    private static void ends(String service, String severity) {
        tell(service, severity, Optional.of(Instant.now().minusSeconds(1)));
    }

    private static void tell(String service, String severity, Optional<Instant> ended) {
        var alert = new java.util.HashMap<String, Object>(Map.of(
                "labels",
                Map.of("alertname", "Broken", "severity", severity, "service", service),
                "annotations",
                Map.of("summary", service + " is broken"),
                "startsAt",
                Instant.now().minusSeconds(60).toString()));
        ended.ifPresent(at -> alert.put("endsAt", at.toString()));
        admin.post("/api/v2/alerts", List.of(alert)).mustBe(200);
    }

    private static Optional<String> keyOf(String service) {
        for (JsonNode incident :
                admin.get("/api/incidents?state=all").mustBe(200).json().get("items")) {
            if (incident.get("title").asString().contains(service)) {
                return Optional.of(incident.get("key").asString());
            }
        }
        return Optional.empty();
    }

    private static JsonNode detail(String key) {
        return admin.get("/api/incidents/" + key).mustBe(200).json();
    }

    private static List<String> timeline(String key) {
        return detail(key)
                .get("timeline")
                .valueStream()
                .map(entry -> entry.get("kind").asString())
                .toList();
    }

    private static int acts(String key) {
        return admin.get("/api/audit?subject=" + key)
                .mustBe(200)
                .json()
                .get("items")
                .size();
    }

    private static JsonNode reason(JsonNode detail, String kind) {
        return detail.get("reasons")
                .valueStream()
                .filter(reason -> reason.get("kind").asString().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    /** Of the mails about an incident, as the outbox knows them. */
    private static List<String> states(String key) {
        return admin.get("/api/notify/sent?about=" + key)
                .mustBe(200)
                .json()
                .get("items")
                .valueStream()
                .filter(sent -> sent.at("/notice/channel").asString().equals("EMAIL"))
                .map(sent -> sent.get("state").asString())
                .toList();
    }

    private static List<MimeMessage> mailsAbout(String key) {
        return Arrays.stream(mail.getReceivedMessages())
                .filter(message -> subject(message).contains(key + " "))
                .toList();
    }

    private static String subject(MimeMessage message) {
        try {
            return message.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(MimeMessage message) throws MessagingException, IOException {
        return (String) message.getContent();
    }

    private static void problem(Answer answer, int status, String code) {
        assertThat(answer.mustBe(status).json().get("type").asString()).isEqualTo("urn:evenkeel:problem:" + code);
    }

    private static void eventually(Callable<Boolean> condition) {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofSeconds(30))
                .until(condition);
    }
}
