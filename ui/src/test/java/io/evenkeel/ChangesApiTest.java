package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Changes and problems by their API, in the forms that the console reads. */
@Tag("server")
class ChangesApiTest {
    private static RunningServer server;
    private static ApiClient admin;
    private static String item;

    @BeforeAll
    static void start() {
        server = RunningServer.start();
        admin = server.administrator();
        item = admin.post("/api/inventory/items", Map.of("kind", "service", "name", "billing", "criticality", "high"))
                .mustBe(201)
                .json()
                .get("id")
                .asString();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void anEmergencyByTheApi() {
        JsonNode planned =
                admin.post("/api/changes", plan("emergency")).mustBe(201).json();
        String path = "/api/changes/" + planned.get("change").get("key").asString();
        assertThat(planned.get("change").get("state").asString()).isEqualTo("draft");
        assertThat(acts(planned)).contains("start", "edit").doesNotContain("submit", "done");

        JsonNode started = admin.post(path + "/start", Map.of()).mustBe(200).json();
        assertThat(started.get("change").get("state").asString()).isEqualTo("running");
        assertThat(started.get("change").get("muted").asBoolean()).isTrue();
        assertThat(started.get("risk").get("level").asString()).isEqualTo("high");
        assertThat(silences()).contains("billing");
        admin.post(path + "/done", Map.of()).mustBe(409);
        admin.post(path + "/tick", Map.of("step", 1)).mustBe(200);
        admin.post(path + "/tick", Map.of("step", 9)).mustBe(404);
        JsonNode done = admin.post(path + "/done", Map.of()).mustBe(200).json();
        assertThat(done.get("change").get("state").asString()).isEqualTo("done");
        assertThat(done.get("implementation").get(0).get("doneBy").asString()).isNotBlank();
        admin.post(path + "/review", Map.of("result", "successful", "text", "x"))
                .mustBe(409);
        admin.post(path + "/review", Map.of("result", "wonderful", "text", "x")).mustBe(400);
        JsonNode health = admin.get(path + "/health").mustBe(200).json();
        assertThat(health.get("figures").get(0).get("verdict").asString()).isEqualTo("cannot-tell");
        assertThat(admin.get("/api/changes?state=done").mustBe(200).json().get("items"))
                .hasSize(1);
    }

    @Test
    void aFreezeRefusesANormalChange() {
        String freeze = admin.post(
                        "/api/changes/freezes",
                        Map.of(
                                "name",
                                "always but an hour",
                                "reason",
                                "nobody is there",
                                "weekly",
                                Map.of(
                                        "fromDay",
                                        "monday",
                                        "fromTime",
                                        "01:00",
                                        "toDay",
                                        "monday",
                                        "toTime",
                                        "00:00",
                                        "zone",
                                        "Asia/Shanghai")))
                .mustBe(201)
                .json()
                .get("id")
                .asString();
        Map<String, Object> plan = plan("normal");
        plan.put("to", Instant.now().plusSeconds(3 * 3600).toString());
        JsonNode planned = admin.post("/api/changes", plan).mustBe(201).json();
        String path = "/api/changes/" + planned.get("change").get("key").asString();
        JsonNode conflict =
                admin.get(path + "/conflicts").mustBe(200).json().get("items").get(0);
        assertThat(conflict.get("rule").asString()).isEqualTo("freeze");
        assertThat(conflict.get("refuses").asBoolean()).isTrue();
        admin.post(path + "/submit", Map.of("despite", "all the same")).mustBe(409);
        admin.delete("/api/changes/freezes/" + freeze).mustBe(204);
        admin.post(path + "/submit", Map.of()).mustBe(200);
        admin.post(path + "/withdraw", Map.of("reason", "not needed")).mustBe(200);
    }

    @Test
    void whatCannotBeReadIsRefusedWithItsField() {
        Map<String, Object> plan = plan("normal");
        plan.put("from", "tomorrow");
        assertThat(admin.post("/api/changes", plan)
                        .mustBe(400)
                        .json()
                        .get("field")
                        .asString())
                .isEqualTo("from");
        plan.put("from", "2026-11-21T20:00:00+08:00");
        plan.put("to", "2026-11-21T11:00:00Z");
        assertThat(admin.post("/api/changes", plan)
                        .mustBe(400)
                        .json()
                        .get("field")
                        .asString())
                .isEqualTo("to");
        admin.post("/api/changes", plan("gigantic")).mustBe(400);
        admin.get("/api/changes/CHG-0").mustBe(404);
        admin.post("/api/problems", Map.of("title", "x", "incidents", List.of("INC-0")))
                .mustBe(400);
        admin.get("/api/problems?state=lost").mustBe(400);
        assertThat(admin.get("/api/problems/known-errors?incident=INC-0")
                        .mustBe(200)
                        .json()
                        .get("items"))
                .isEmpty();
    }

    private static Map<String, Object> plan(String kind) {
        Instant now = Instant.now();
        return new HashMap<>(Map.of(
                "kind", kind,
                "title", "New certificate",
                "why", "The old one ends",
                "items", List.of(item),
                "from", now.minusSeconds(60).toString(),
                "to", now.plusSeconds(3600).toString(),
                "implementation", List.of("Install it"),
                "backOut", List.of("Install the old one"),
                "backOutTested", true));
    }

    private static List<String> acts(JsonNode detail) {
        return detail.get("acts")
                .valueStream()
                .filter(act -> act.get("allowed").asBoolean())
                .map(act -> act.get("verb").asString())
                .toList();
    }

    private static String silences() {
        return admin.get("/api/v2/silences").mustBe(200).response().body();
    }
}
