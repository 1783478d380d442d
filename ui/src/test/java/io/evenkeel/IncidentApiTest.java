package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.alerting.Alert;
import io.evenkeel.alerting.AlertFiring;
import io.evenkeel.alerting.AlertResolved;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Right;
import io.evenkeel.identity.Accounts;
import io.evenkeel.identity.People;
import io.evenkeel.identity.Role;
import io.evenkeel.identity.Tokens;
import io.evenkeel.oncall.OnCall;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** Incidents, on call and processes as callers of the API meet them, in the whole server; only the alerts are made up. */
@Tag("server")
class IncidentApiTest {
    private static final Actor SYSTEM = Actor.system("test");

    private static RunningServer server;
    private static ApiClient admin;

    /** Says that alerts fire, as the room alerting would. */
    static class Teller {
        private final ApplicationEventPublisher events;

        Teller(ApplicationEventPublisher events) {
            this.events = events;
        }

        @Transactional
        public void tell(Object event) {
            events.publishEvent(event);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import(Teller.class)
    static class Additions {}

    @BeforeAll
    static void start() {
        server = RunningServer.start(Additions.class);
        admin = server.administrator();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void anIncidentIsLedFromThePageToItsEnd() {
        String key = fires("web-1", "high");
        eventually(() -> active(key).contains("unanswered"));
        JsonNode opened = detail(key);
        assertThat(opened.at("/incident/state").asString()).isEqualTo("OPEN");
        assertThat(opened.at("/incident/priority").asString()).isEqualTo("P2");
        assertThat(words(opened.get("acts"), "verb")).containsExactly("acknowledge", "resolve", "review", "close");
        assertThat(opened.at("/acts/1/reason").asString()).contains("acknowledge it first");
        assertThat(words(opened.get("reasons"), "kind")).startsWith("rule", "mute", "priority");
        assertThat(opened.at("/pages/0/person").asString()).isNotBlank();
        assertThat(opened.at("/nextPage/who").asString()).isNotBlank();
        assertThat(admin.get("/api/workflow/positions/" + key)
                        .json()
                        .at("/timers/0/activityId")
                        .asString())
                .isEqualTo("unanswered");
        eventually(() -> words(detail(key).get("timeline"), "kind").contains("PAGED"));

        admin.post(path(key, "acknowledge"), Map.of()).mustBe(200);
        eventually(() -> active(key).contains("investigate"));
        assertThat(detail(key).has("nextPage")).isFalse();
        clears("web-1", "high");
        eventually(() -> !detail(key).at("/incident/firing").asBoolean());
        admin.post(path(key, "comments"), Map.of("text", "It was the importer")).mustBe(200);
        admin.post(path(key, "resolve"), Map.of("note", "restarted")).mustBe(200);
        admin.post(path(key, "review"), Map.of("cause", "a leak", "remedy", "a limit"))
                .mustBe(200);
        eventually(() -> detail(key).at("/incident/state").asString().equals("CLOSED"));

        eventually(() ->
                admin.get("/api/workflow/positions/" + key).json().get("ended").asBoolean());
        JsonNode position =
                admin.get("/api/workflow/positions/" + key).mustBe(200).json();
        assertThat(words(position.get("steps"), "activityId")).endsWith("review", "cared-for", "close", "closed");
        String xml = admin.get("/api/workflow/definitions/%s/%d/xml"
                        .formatted(
                                position.get("definitionKey").asString(),
                                position.get("version").asInt()))
                .mustBe(200)
                .response()
                .body();
        assertThat(xml).contains("BPMNShape");
        assertThat(words(admin.get("/api/incidents?state=all").json().get("items"), "key"))
                .contains(key);
        assertThat(words(admin.get("/api/incidents").json().get("items"), "key"))
                .doesNotContain(key);
    }

    @Test
    void refusalsSayTheStateAndTheWayOut() {
        String key = fires("web-2", "high");
        String seen = admin.get("/api/incidents/" + key).header("ETag").orElseThrow();
        problem(admin.post(path(key, "resolve"), Map.of("note", "")), 409, "incident-not-acknowledged");
        admin.with("If-Match", seen).post(path(key, "acknowledge"), Map.of()).mustBe(200);
        var late = server.administrator().with("If-Match", seen);
        problem(late.post(path(key, "resolve"), Map.of("note", "")), 412, "incident-changed");
        problem(
                server.administrator().with("If-Match", "yesterday").post(path(key, "acknowledge"), Map.of()),
                400,
                "if-match-unreadable");
        admin = server.administrator();
        problem(admin.post(path(key, "acknowledge"), Map.of()), 409, "incident-acknowledged-already");
        JsonNode firing = problem(admin.post(path(key, "resolve"), Map.of("note", "")), 409, "incident-still-firing");
        assertThat(firing.get("detail").asString()).contains(key).contains("still firing");
        JsonNode empty = problem(admin.post(path(key, "comments"), Map.of("text", " ")), 400, "text-length");
        assertThat(empty.get("field").asString()).isEqualTo("text");
        problem(admin.post("/api/incidents/close", Map.of()), 400, "keys-count");
        var nothing = Map.of("keys", Collections.singletonList(null));
        problem(admin.post("/api/incidents/close", nothing), 400, "keys-count");
        problem(admin.get("/api/incidents/INC-0"), 404, "incident-unknown");
        problem(admin.get("/api/incidents?state=some"), 400, "state-unknown");
        problem(admin.get("/api/workflow/positions/INC-0"), 404, "process-unknown");
        problem(admin.get("/api/workflow/definitions/incident-response/999/xml"), 404, "process-unknown");
    }

    @Test
    void whoMaySeeMayNotHandle() {
        String key = fires("web-3", "high");
        String token = server.bean(Tokens.class)
                .issue(SYSTEM, Actor.Kind.TOKEN, "wall", Set.of(Right.SEE_OPERATIONS))
                .secret();
        ApiClient wall = ApiClient.withToken(server.url(), token);
        wall.get("/api/incidents/" + key).mustBe(200);
        for (String verb : List.of("acknowledge", "resolve", "review", "comments")) {
            wall.post(path(key, verb), Map.of()).mustBe(403);
        }
        JsonNode schedule = admin.get("/api/oncall/schedules").json().at("/items/0");
        wall.put("/api/oncall/schedules/" + schedule.get("id").asString(), schedule)
                .mustBe(403);
    }

    @Test
    void lowSeverityPagesNobodyAndSaysWhy() {
        String key = fires("web-4", "low");
        eventually(() -> active(key).contains("page-again"));
        JsonNode quiet = detail(key);
        assertThat(quiet.get("pages").isEmpty()).isTrue();
        assertThat(quiet.at("/reasons/3/fact").asString()).isEqualTo("no page: low severity");
    }

    @Test
    void aShiftIsHandedOverAndAcceptedByTheNext() {
        String own = admin.get("/api/session").json().at("/person/id").asString();
        String next = server.bean(People.class)
                .create(SYSTEM, "lin", "Lin", Optional.empty(), Role.SERVICE_DESK)
                .person()
                .id()
                .toString();
        server.bean(Accounts.class).setPassword(SYSTEM, "lin", "a long password of lin");
        ApiClient lin = ApiClient.signedIn(server.url(), "lin", "a long password of lin");
        String schedule = admin.post("/api/oncall/schedules", nights(List.of(own)))
                .mustBe(201)
                .json()
                .get("id")
                .asString();
        String draftOf = "/api/oncall/handover?schedule=" + schedule;
        Map<String, Object> words = Map.of("schedule", schedule, "note", "All quiet.");

        assertThat(admin.get(draftOf).mustBe(200).json().at("/whyNot/code").asString())
                .isEqualTo("handover-nobody-next");
        problem(admin.post("/api/oncall/handover", words), 409, "handover-nobody-next");
        admin.put("/api/oncall/schedules/" + schedule, nights(List.of(own, next)))
                .mustBe(200);
        problem(lin.post("/api/oncall/handover", words), 409, "handover-not-yours");
        String id = admin.post("/api/oncall/handover", words)
                .mustBe(201)
                .json()
                .get("id")
                .asString();

        JsonNode waiting =
                lin.get("/api/oncall/handovers?waiting=true").mustBe(200).json().at("/items/0");
        assertThat(waiting.get("id").asString()).isEqualTo(id);
        assertThat(waiting.has("whyNotAccept")).isFalse();
        JsonNode kept = lin.get("/api/oncall/handovers/" + id).mustBe(200).json();
        assertThat(kept.at("/handover/note").asString()).isEqualTo("All quiet.");
        assertThat(kept.get("sections").findValuesAsString("name"))
                .contains("open-incidents", "silences", "risky-changes", "silent-hosts", "overdue-tasks", "promises");
        assertThat(kept.get("sections").findValues("unread")).allMatch(unread -> !unread.asBoolean());
        problem(admin.post("/api/oncall/handover/" + id + "/accept", Map.of()), 409, "handover-own");
        JsonNode accepted = lin.post("/api/oncall/handover/" + id + "/accept", Map.of())
                .mustBe(200)
                .json();
        assertThat(accepted.at("/acceptance/by/name").asString()).isEqualTo("Lin");
        problem(lin.post("/api/oncall/handover/" + id + "/accept", Map.of()), 409, "handover-accepted");
        assertThat(admin.get("/api/oncall/handovers?limit=1")
                        .json()
                        .at("/items/0/state")
                        .asString())
                .isEqualTo("ACCEPTED");
        problem(admin.get("/api/oncall/handovers?cursor=x"), 400, "cursor-unreadable");
        problem(admin.get("/api/oncall/handover?schedule=nights"), 400, "value-invalid");
        admin.get("/api/oncall/handovers/" + own).mustBe(404);
    }

    /** The first one has the turn that runs. */
    private static Map<String, Object> nights(List<String> people) {
        var anHourAgo = LocalDateTime.ofInstant(
                server.bean(InstantSource.class).instant().minus(Duration.ofHours(1)), ZoneOffset.UTC);
        return Map.of(
                "name",
                "Nights",
                "zone",
                "UTC",
                "people",
                people,
                "firstHandOver",
                anHourAgo.truncatedTo(ChronoUnit.HOURS).format(DateTimeFormatter.ISO_LOCAL_DATE_TIME),
                "turnSeconds",
                86_400);
    }

    @Test
    void whoIsOnCallIsSaidAndChanged() {
        JsonNode now = admin.get("/api/oncall/now").mustBe(200).json();
        assertThat(now.at("/schedules/0/current/displayName").asString()).isNotBlank();
        assertThat(now.at("/schedules/0/gap").asBoolean()).isFalse();
        assertThat(now.has("reachable")).isTrue();

        var read = admin.get("/api/oncall/schedules").mustBe(200).json().at("/items/0");
        String path = "/api/oncall/schedules/" + read.get("id").asString();
        var changed = admin.put(path, read).mustBe(200);
        assertThat(changed.json().get("version").asInt())
                .isEqualTo(read.get("version").asInt() + 1);
        String old = "\"" + read.get("version").asInt() + "\"";
        problem(server.administrator().with("If-Match", old).put(path, read), 412, "oncall-changed");
        var nowhere = Map.of(
                "name",
                "x",
                "zone",
                "Mars/Olympus",
                "people",
                List.of(),
                "firstHandOver",
                "2026-11-20T08:00:00",
                "turnSeconds",
                86_400);
        assertThat(problem(admin.put(path, nowhere), 400, "zone-unknown")
                        .get("field")
                        .asString())
                .isEqualTo("zone");
        problem(admin.put(path, Map.of()), 400, "field-missing");
        Instant from = Instant.parse("2026-11-21T00:00:00Z");
        JsonNode shifts = admin.get(path + "/shifts?from=" + from + "&to=" + from.plus(Duration.ofDays(14)))
                .mustBe(200)
                .json()
                .get("items");
        assertThat(shifts.size()).isBetween(2, 3);
        problem(admin.get(path + "/shifts?from=" + from + "&to=" + from), 400, "span-wrong");
    }

    @Test
    void aPolicyIsReadAndChanged() {
        JsonNode policy = admin.get("/api/oncall/policies").mustBe(200).json().at("/items/0");
        assertThat(policy.at("/steps/0/target").asString()).isEqualTo("ON_CALL");
        assertThat(policy.at("/steps/0/waitingSeconds").asInt()).isEqualTo(300);
        String path = "/api/oncall/policies/" + policy.get("id").asString();
        var saved = admin.put(path, policy).mustBe(200);
        assertThat(saved.header("ETag")).contains("\"" + (policy.get("version").asInt() + 1) + "\"");
        problem(admin.put(path, Map.of("name", "none", "steps", List.of())), 400, "oncall-steps");
        assertThat(server.bean(OnCall.class).policies().getFirst().steps()).hasSize(2);
    }

    @Test
    void theEnginesTablesKeepToTheirSchema() {
        List<String> schemas = server.bean(JdbcClient.class)
                .sql("select schemaname from pg_tables where tablename like 'act\\_%' group by schemaname")
                .query((row, number) -> row.getString("schemaname"))
                .list();
        assertThat(schemas).containsExactly("platform");
    }

    private static String fires(String host, String severity) {
        tell(new AlertFiring(alert(host, severity, Alert.State.FIRING, 2)));
        eventually(() -> keyOf(host).isPresent());
        return keyOf(host).orElseThrow();
    }

    private static void clears(String host, String severity) {
        tell(new AlertResolved(alert(host, severity, Alert.State.RESOLVED, 3)));
    }

    private static void tell(Object event) {
        server.bean(Teller.class).tell(event);
    }

    private static Alert alert(String host, String severity, Alert.State state, long version) {
        Instant since = Instant.parse("2026-11-21T01:00:00Z");
        return new Alert(
                "fingerprint-" + host,
                state,
                Map.of("alertname", "MadeUp", "host", host, "severity", severity),
                Map.of("summary", host + " is busy"),
                "node_load1 > 4",
                7.5,
                Optional.of(4.0),
                since,
                Optional.of(since.plusSeconds(60)),
                Optional.empty(),
                version);
    }

    private static Optional<String> keyOf(String host) {
        for (JsonNode incident :
                admin.get("/api/incidents?state=all").mustBe(200).json().get("items")) {
            if (incident.path("host").asString("").equals(host)) {
                return Optional.of(incident.get("key").asString());
            }
        }
        return Optional.empty();
    }

    private static JsonNode detail(String key) {
        return admin.get("/api/incidents/" + key).mustBe(200).json();
    }

    private static List<String> active(String key) {
        var active = new ArrayList<String>();
        for (JsonNode step : admin.get("/api/workflow/positions/" + key).json().path("steps")) {
            if (step.get("state").asString().equals("active")) {
                active.add(step.get("activityId").asString());
            }
        }
        return active;
    }

    private static String path(String key, String verb) {
        return "/api/incidents/" + key + "/" + verb;
    }

    private static List<String> words(JsonNode list, String field) {
        return list.valueStream().map(item -> item.get(field).asString()).toList();
    }

    private static JsonNode problem(ApiClient.Answer answer, int status, String code) {
        JsonNode problem = answer.mustBe(status).json();
        assertThat(problem.get("type").asString()).isEqualTo("urn:evenkeel:problem:" + code);
        return problem;
    }

    private static void eventually(Callable<Boolean> condition) {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofSeconds(20))
                .until(condition);
    }
}
