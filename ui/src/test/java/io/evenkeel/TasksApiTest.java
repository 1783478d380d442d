package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.audit.Actor;
import io.evenkeel.identity.Accounts;
import io.evenkeel.identity.People;
import io.evenkeel.identity.Person;
import io.evenkeel.identity.Role;
import io.evenkeel.workflow.Flows;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.RepositoryService;
import tools.jackson.databind.JsonNode;

/** The inbox by its API: a process of another room with a form and an approval, by the people who do it. */
@Tag("server")
class TasksApiTest {
    private static RunningServer server;
    private static ApiClient admin;
    private static Person ana;
    private static ApiClient asAna;
    private static ApiClient asMax;
    private static ApiClient asRob;
    private static Person max;
    private static Person rob;

    @BeforeAll
    static void start() {
        server = RunningServer.start();
        admin = server.administrator();
        ana = person("ana", Role.CHANGE_MANAGER);
        max = person("max", Role.VIEWER);
        rob = person("rob", Role.REQUESTER);
        asAna = signedIn("ana");
        asMax = signedIn("max");
        asRob = signedIn("rob");
        server.bean(RepositoryService.class)
                .createDeployment()
                .addClasspathResource("models/leave.bpmn")
                .deploy();
        admin.put("/api/teams/leave-office", Map.of("members", List.of(max.id())))
                .mustBe(200);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void whatNobodyCanKeepIsTheCallersToCorrect() {
        assertThat(asAna.get("/api/tasks?q=%00").mustBe(400).json().get("type").asString())
                .endsWith("text-unreadable");
        assertThat(admin.put("/api/teams/leave-office", Map.of("members", Arrays.asList(max.id(), null)))
                        .mustBe(400)
                        .json()
                        .get("field")
                        .asString())
                .isEqualTo("members");
        assertThat(asAna.put(
                                "/api/deputies",
                                Map.of(
                                        "deputy",
                                        max.id(),
                                        "from",
                                        "+299999-01-01T00:00:00Z",
                                        "to",
                                        "+299999-02-01T00:00:00Z"))
                        .mustBe(400)
                        .json()
                        .get("type")
                        .asString())
                .endsWith("time-out-of-range");
    }

    private static Person person(String name, Role role) {
        var created = server.bean(People.class).create(Actor.system("test"), name, name, Optional.empty(), role);
        server.bean(Accounts.class).setPassword(Actor.system("test"), name, created.firstPassword());
        passwords.put(name, created.firstPassword());
        return created.person();
    }

    private static final Map<String, String> passwords = new java.util.HashMap<>();

    private static ApiClient signedIn(String name) {
        return ApiClient.signedIn(server.url(), name, String.valueOf(passwords.get(name)));
    }

    @Test
    void aFormAndAnApprovalEndToEnd() {
        leave("LEAVE-1");
        JsonNode task = only(asAna, "LEAVE-1");
        assertThat(task.get("kind").asString()).isEqualTo("task");
        assertThat(task.get("name").get("zh").asString()).isEqualTo("安排代班");
        assertThat(task.get("subject").asString()).isEqualTo("Leave of Rob");
        String path = "/api/tasks/" + task.get("id").asString();

        JsonNode detail = asAna.post(path + "/claim", Map.of()).mustBe(200).json();
        assertThat(detail.get("task").get("assignee").get("name").asString()).isEqualTo("ana");
        assertThat(detail.get("position").get("definitionKey").asString()).isEqualTo("leave");
        asAna.post(path + "/complete", Map.of("values", Map.of("who", "Mia"))).mustBe(400);
        asAna.post(path + "/complete", Map.of()).mustBe(204);

        JsonNode approval = only(asMax, "LEAVE-1");
        assertThat(approval.get("kind").asString()).isEqualTo("approval");
        JsonNode asked = asMax.get("/api/tasks/" + approval.get("id").asString())
                .mustBe(200)
                .json()
                .get("approval");
        assertThat(asked.get("state").asString()).isEqualTo("open");
        assertThat(asked.get("mayVote").asBoolean()).isTrue();
        String votes = "/api/approvals/" + asked.get("id").asString() + "/votes";
        asMax.post(votes, Map.of("yes", false)).mustBe(400);
        asRob.post(votes, Map.of("yes", true)).mustBe(403);
        JsonNode voted = asMax.post(votes, Map.of("yes", true, "reason", "go"))
                .mustBe(200)
                .json();
        assertThat(voted.get("state").asString()).isEqualTo("granted");
        assertThat(voted.get("votes").get(0).get("person").asString()).isEqualTo("max");
        asMax.post(votes, Map.of("yes", true)).mustBe(409);

        assertThat(admin.get("/api/workflow/positions/LEAVE-1")
                        .mustBe(200)
                        .json()
                        .get("ended")
                        .asBoolean())
                .isTrue();
        assertThat(audited("LEAVE-1")).contains("workflow.claim", "workflow.complete", "workflow.vote");
    }

    @Test
    void returnDelegateAndDeputyByTheApi() {
        leave("LEAVE-2");
        String first = only(asAna, "LEAVE-2").get("id").asString();
        asAna.post("/api/tasks/" + first + "/claim", Map.of()).mustBe(200);
        asAna.post("/api/tasks/" + first + "/delegate", Map.of("to", max.id(), "reason", "you know him"))
                .mustBe(204);
        asAna.post("/api/tasks/" + first + "/complete", Map.of()).mustBe(409);
        asMax.post("/api/tasks/" + first + "/hand-back", Map.of()).mustBe(204);
        asAna.post("/api/tasks/" + first + "/return", Map.of("step", "arrange", "reason", "x"))
                .mustBe(409);
        asAna.post("/api/tasks/" + first + "/complete", Map.of()).mustBe(204);

        asMax.put(
                        "/api/deputies",
                        Map.of("deputy", rob.id(), "from", "2020-01-01T00:00:00Z", "to", "2020-12-01T00:00:00Z"))
                .mustBe(400);
        asMax.put("/api/deputies", Map.of("deputy", ana.id(), "from", began(), "to", ahead()))
                .mustBe(200);
        JsonNode mine = asAna.get("/api/deputies").mustBe(200).json();
        assertThat(mine.get("standsInFor").get(0).asString()).isEqualTo(max.id().toString());
        String asked = only(asAna, "LEAVE-2").get("id").asString();
        JsonNode approval = asAna.get("/api/tasks/" + asked).mustBe(200).json().get("approval");
        JsonNode voted = asAna.post(
                        "/api/approvals/" + approval.get("id").asString() + "/votes",
                        Map.of("yes", false, "reason", "not now", "for", max.id()))
                .mustBe(200)
                .json();
        assertThat(voted.get("state").asString()).isEqualTo("refused");
        assertThat(voted.get("votes").get(0).get("for").asString()).isEqualTo("max");
        asMax.put("/api/deputies", Map.of()).mustBe(200);
        assertThat(asAna.get("/api/deputies").mustBe(200).json().get("standsInFor"))
                .isEmpty();
    }

    private static String began() {
        return java.time.Instant.now().minusSeconds(60).toString();
    }

    private static String ahead() {
        return java.time.Instant.now().plusSeconds(3600).toString();
    }

    private static void leave(String key) {
        server.bean(Flows.class)
                .start(
                        "leave",
                        key,
                        Map.of("subject", "Leave of Rob", "askedBy", rob.id().toString()));
    }

    private static JsonNode only(ApiClient person, String key) {
        JsonNode items = person.get("/api/tasks?q=" + key).mustBe(200).json().get("items");
        assertThat(items).as("what waits about " + key).hasSize(1);
        return items.get(0);
    }

    private static List<String> audited(String subject) {
        return admin.get("/api/audit?subject=" + subject)
                .mustBe(200)
                .json()
                .get("items")
                .valueStream()
                .map(act -> act.get("verb").asString())
                .toList();
    }
}
