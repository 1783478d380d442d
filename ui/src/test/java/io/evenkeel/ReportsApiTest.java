package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Reports by their API, over all rooms that have something to say. */
@Tag("server")
class ReportsApiTest {
    private static RunningServer server;
    private static ApiClient admin;

    @BeforeAll
    static void start() {
        server = RunningServer.start();
        admin = server.administrator();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.systemDefault());
    }

    private static List<String> ids(JsonNode items) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.get("id").asString())
                .toList();
    }

    @Test
    void aMonthThatIsOverIsMadeOnceWithEveryRoomsPart() {
        Map<String, String> asked =
                Map.of("kind", "month", "from", today().minusMonths(1).toString());
        JsonNode made = admin.post("/api/reports", asked).mustBe(201).json();
        assertThat(ids(made.get("parts")))
                .startsWith("incidents", "repeats", "services", "pages", "desk", "changes", "problems");
        assertThat(made.get("parts")
                        .get(0)
                        .get("figures")
                        .get(0)
                        .get("counted")
                        .get("zh")
                        .asString())
                .isNotBlank();
        JsonNode again = admin.post("/api/reports", asked).mustBe(200).json();
        assertThat(again).isEqualTo(made);
        String path = "/api/reports/" + made.get("id").asString();
        assertThat(admin.get(path).mustBe(200).json()).isEqualTo(made);
        assertThat(ids(admin.get("/api/reports?kind=month").mustBe(200).json().get("items")))
                .containsExactly(made.get("id").asString());
        assertThat(admin.get("/api/reports?kind=week").mustBe(200).json().get("items"))
                .isEmpty();

        var pdf = admin.get(path + ".pdf?language=zh").mustBe(200).response();
        assertThat(pdf.body()).startsWith("%PDF-");
        assertThat(pdf.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(pdf.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment; filename=\"report-")
                .endsWith(".pdf\"");
        var csv = admin.get(path + ".csv").mustBe(200).response();
        assertThat(csv.body()).contains(",incidents,opened,").contains(",desk,solve-kept,");
        assertThat(csv.headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
        assertThat(admin.get(path + "/rows?part=incidents&figure=opened")
                        .mustBe(200)
                        .json()
                        .get("count")
                        .asInt())
                .isZero();
        admin.get(path + "/rows?part=incidents&figure=unheard-of").mustBe(404);
    }

    @Test
    void whatCannotBeMadeSaysWhy() {
        String now = today().toString();
        JsonNode refused = admin.post("/api/reports", Map.of("kind", "week", "from", now))
                .mustBe(409)
                .json();
        assertThat(refused.get("type").asString()).endsWith("report-period-not-over");
        JsonNode draft = admin.get("/api/reports/draft?kind=week&from=" + now)
                .mustBe(200)
                .json();
        assertThat(draft.get("id")).isNull();
        admin.post("/api/reports", Map.of("kind", "year", "from", now)).mustBe(400);
        admin.post("/api/reports", Map.of("kind", "week", "from", "yesterday")).mustBe(400);
        admin.post("/api/reports", Map.of("kind", "week")).mustBe(400);
        admin.post("/api/reports", Map.of("kind", "week", "from", "1999-01-01")).mustBe(400);
        admin.get("/api/reports/0190d3a0-0000-7000-8000-000000000001").mustBe(404);
        admin.get("/api/reports?cursor=x").mustBe(400);
    }

    @Test
    void aScheduleIsKeptWithItsVersion() {
        Map<String, Object> wish = Map.of(
                "kind",
                "month",
                "active",
                true,
                "daysAfter",
                2,
                "at",
                "08:30",
                "language",
                "zh",
                "people",
                List.of(),
                "addresses",
                List.of("ops@example.org"));
        JsonNode kept = admin.put("/api/reports/schedules", wish).mustBe(200).json();
        assertThat(kept.get("at").asString()).isEqualTo("08:30");
        assertThat(kept.get("next").asString()).isNotBlank();
        admin.put("/api/reports/schedules", Map.of("kind", "week", "active", true, "at", "08:00", "language", "en"))
                .mustBe(400);
        JsonNode all = admin.get("/api/reports/schedules").mustBe(200).json();
        assertThat(all.get("items")).hasSize(2);
        assertThat(all.get("items").get(1).get("addresses").get(0).asString()).isEqualTo("ops@example.org");
    }
}
