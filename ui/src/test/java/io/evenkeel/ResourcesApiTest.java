package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.evenkeel.notify.WebhookSignature;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A resource by the API, in the forms that the console reads: provided by a program over the real wire, and released. */
@Tag("server")
class ResourcesApiTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PASSWORD = "a long new password";

    @Test
    void aRequesterGetsAMachineFromAProgramAndGivesItBack() throws IOException {
        List<byte[]> calls = new CopyOnWriteArrayList<>();
        HttpServer provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.createContext("/machines", exchange -> {
            calls.add(exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(202, -1);
            exchange.close();
        });
        provider.start();
        String hook = "http://127.0.0.1:" + provider.getAddress().getPort() + "/machines";
        try (RunningServer server = RunningServer.start()) {
            ApiClient admin = server.administrator();
            admin.put("/api/notify/outgoing", Map.of("allowedAddresses", List.of("127.0.0.1")))
                    .mustBe(200);
            admin.put("/api/resources/kinds/vm", kind(hook)).mustBe(400);
            String secret = admin.put("/api/processes/receivers", Map.of("url", hook))
                    .mustBe(200)
                    .json()
                    .get("secret")
                    .asString();
            JsonNode kind =
                    admin.put("/api/resources/kinds/vm", kind(hook)).mustBe(200).json();
            assertThat(kind.get("graceDays").asInt()).isEqualTo(7);
            ApiClient lin = requester(server, admin);
            JsonNode offer = lin.get("/api/resources/catalogue")
                    .mustBe(200)
                    .json()
                    .get("items")
                    .get(0);
            assertThat(offer.get("quotas").get(0).get("free").asInt()).isEqualTo(4);
            assertThat(offer.get("providedBy").asString()).isEqualTo("program");
            lin.put("/api/resources/kinds/vm", kind(hook)).mustBe(403);
            lin.get("/api/resources/applications").mustBe(403);
            lin.post("/api/resources/applications", application(5)).mustBe(409);

            ApiClient sender = lin.with("Idempotency-Key", "form-1");
            JsonNode applied = sender.post("/api/resources/applications", application(2))
                    .mustBe(201)
                    .json();
            assertThat(sender.post("/api/resources/applications", application(2))
                            .mustBe(201)
                            .json()
                            .at("/resource/key"))
                    .isEqualTo(applied.at("/resource/key"));
            sender.post("/api/resources/applications", application(1)).mustBe(409);
            String path = "/api/resources/applications/"
                    + applied.get("resource").get("key").asString();
            within(() -> assertThat(calls).hasSize(1));
            JsonNode call = JSON.readTree(calls.getFirst());
            assertThat(call.at("/fields/act").asString()).isEqualTo("provide");
            byte[] answer = JSON.writeValueAsBytes(
                    Map.of("code", call.at("/callback/code").asString(), "values", Map.of("name", "vm-7")));
            answered(server, "guessed", answer).mustBe(403);
            answered(server, secret, answer).mustBe(204);
            answered(server, secret, answer).mustBe(409);
            within(() -> assertThat(state(lin, path)).isEqualTo("active"));

            JsonNode there = lin.get(path).mustBe(200).json();
            assertThat(there.get("resource").get("itemName").asString()).isEqualTo("vm-7");
            assertThat(allowed(there)).containsExactlyInAnyOrder("change-size", "extend", "release");
            assertThat(admin.get("/api/inventory/items?q=vm-7")
                            .mustBe(200)
                            .json()
                            .get("items")
                            .get(0)
                            .get("endsOn")
                            .asString())
                    .isEqualTo(there.get("resource").get("until").asString());
            assertThat(admin.get("/api/resources/quotas").mustBe(200).json().get("items"))
                    .singleElement()
                    .satisfies(quota -> assertThat(quota.get("used").asInt()).isEqualTo(2));

            server.anonymous().get(path).mustBe(401);
            lin.get("/api/resources/applications/RES-999").mustBe(404);
            lin.post(path + "/extend", Map.of("until", "soon", "reason", "x")).mustBe(400);
            lin.with("If-Match", "\"1\"")
                    .post(path + "/release", Map.of("reason", "done"))
                    .mustBe(412);
            ApiClient again = ApiClient.signedIn(server.url(), "lin", PASSWORD);
            again.post(path + "/release", Map.of("reason", "done")).mustBe(200);
            assertThat(state(again, path)).isEqualTo("grace");
            assertThat(again.get("/api/resources/mine").mustBe(200).json().get("items"))
                    .hasSize(1);
            assertThat(admin.get("/api/resources/applications?state=grace&q=closing")
                            .mustBe(200)
                            .json()
                            .get("items"))
                    .hasSize(1);
            assertThat(admin.get("/api/resources/idle").mustBe(200).json().get("items"))
                    .isEmpty();
        } finally {
            provider.stop(0);
        }
    }

    private static ApiClient requester(RunningServer server, ApiClient admin) {
        String first = admin.post("/api/people", Map.of("name", "lin", "displayName", "Lin", "role", "REQUESTER"))
                .mustBe(201)
                .json()
                .get("firstPassword")
                .asString();
        ApiClient.signedIn(server.url(), "lin", first)
                .post("/api/session/password", Map.of("current", first, "next", PASSWORD))
                .mustBe(200);
        return ApiClient.signedIn(server.url(), "lin", PASSWORD);
    }

    private static Map<String, Object> kind(String hook) {
        Map<String, Object> kind = new HashMap<>();
        kind.put("name", Map.of("en", "Virtual machine", "zh", "虚拟机"));
        kind.put("unit", Map.of("en", "machine", "zh", "台"));
        kind.put("price", 100);
        kind.put("currency", "CNY");
        kind.put("mostAtOnce", 10);
        kind.put("longestDays", 365);
        kind.put("mostOfPerson", 4);
        kind.put("mostOfTeam", 20);
        kind.put("itemKind", "host");
        kind.put("provideGroup", "administrator");
        kind.put("hook", hook);
        return kind;
    }

    private static Map<String, Object> application(int quantity) {
        return Map.of(
                "entry",
                "vm",
                "quantity",
                quantity,
                "purpose",
                "Year-end closing",
                "until",
                LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")).plusDays(30).toString());
    }

    private static String state(ApiClient client, String path) {
        return client.get(path).mustBe(200).json().get("resource").get("state").asString();
    }

    private static List<String> allowed(JsonNode detail) {
        List<String> verbs = new ArrayList<>();
        detail.get("acts").forEach(act -> {
            if (act.get("allowed").asBoolean()) {
                verbs.add(act.get("verb").asString());
            }
        });
        return verbs;
    }

    /** As a system outside would: without a session, token or cookie. */
    private static ApiClient.Answer answered(RunningServer server, String secret, byte[] body) {
        return server.anonymous()
                .with(WebhookSignature.TIMESTAMP_HEADER, "7")
                .with(WebhookSignature.SIGNATURE_HEADER, WebhookSignature.of(secret, 7, body))
                .send("POST", "/api/processes/callbacks", BodyPublishers.ofByteArray(body));
    }

    private static void within(org.awaitility.core.ThrowingRunnable assertion) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(assertion);
    }
}
