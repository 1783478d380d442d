package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.evenkeel.notify.WebhookSignature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A bundle over the API on a whole server: it calls a system outside, takes its answer, and opens a ticket with it. */
@Tag("server")
class OwnProcessApiTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String CALLBACKS = "/api/processes/callbacks";

    private static final String MODEL = """
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="urn:test">
              <bpmn:process id="order" name="Order" isExecutable="true">
                <bpmn:startEvent id="begun"/>
                <bpmn:serviceTask id="call" camunda:type="external" camunda:topic="webhook">
                  <bpmn:extensionElements><camunda:properties>
                    <camunda:property name="url" value="URL"/>
                    <camunda:property name="fields" value="subject"/>
                    <camunda:property name="answers" value="serial"/>
                  </camunda:properties></bpmn:extensionElements>
                </bpmn:serviceTask>
                <bpmn:serviceTask id="open" camunda:type="external" camunda:topic="create-ticket">
                  <bpmn:extensionElements><camunda:properties>
                    <camunda:property name="title" value="Fetch ${serial}"/>
                    <camunda:property name="text" value="It came: ${answered}."/>
                  </camunda:properties></bpmn:extensionElements>
                </bpmn:serviceTask>
                <bpmn:userTask id="fetch" name="Fetch it" camunda:candidateGroups="administrator"/>
                <bpmn:endEvent id="done"/>
                <bpmn:sequenceFlow id="f1" sourceRef="begun" targetRef="call"/>
                <bpmn:sequenceFlow id="f2" sourceRef="call" targetRef="open"/>
                <bpmn:sequenceFlow id="f3" sourceRef="open" targetRef="fetch"/>
                <bpmn:sequenceFlow id="f4" sourceRef="fetch" targetRef="done"/>
              </bpmn:process>
            </bpmn:definitions>
            """;

    @Test
    void aBundleCallsOutsideTakesTheAnswerAndOpensATicket() throws IOException {
        List<byte[]> calls = new CopyOnWriteArrayList<>();
        HttpServer outside = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        outside.createContext("/orders", exchange -> {
            calls.add(exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(202, -1);
            exchange.close();
        });
        outside.start();
        String url = "http://127.0.0.1:" + outside.getAddress().getPort() + "/orders";
        try (RunningServer server = RunningServer.start()) {
            ApiClient admin = server.administrator();
            admin.put("/api/notify/outgoing", Map.of("allowedAddresses", List.of("127.0.0.1")))
                    .mustBe(200);
            String secret = admin.put("/api/processes/receivers", Map.of("url", url))
                    .mustBe(200)
                    .json()
                    .get("secret")
                    .asString();
            admin.sendAs("POST", "/api/processes/bundles", "application/zip", BodyPublishers.ofByteArray(bundle(url)))
                    .mustBe(201);
            admin.post("/api/processes/bundles/order/1/switch-on", Map.of()).mustBe(204);
            String key = admin.post("/api/processes/bundles/order/start", Map.of())
                    .mustBe(201)
                    .json()
                    .get("businessKey")
                    .asString();

            within(() -> assertThat(calls).hasSize(1));
            JsonNode call = JSON.readTree(calls.getFirst());
            assertThat(call.at("/callback/url").asString()).endsWith(CALLBACKS);
            byte[] answer = JSON.writeValueAsBytes(
                    Map.of("code", call.at("/callback/code").asString(), "values", Map.of("serial", "SN-7")));
            answer(server, "guessed", answer).mustBe(403);
            answer(server, secret, answer).mustBe(204);
            assertThat(answer(server, secret, answer)
                            .mustBe(409)
                            .json()
                            .get("type")
                            .asString())
                    .endsWith("answer-taken");

            within(() -> assertThat(
                            admin.get("/api/tasks?q=" + key).mustBe(200).json().get("items"))
                    .hasSize(1));
            JsonNode tickets =
                    admin.get("/api/desk/tickets?q=SN-7").mustBe(200).json().get("items");
            assertThat(tickets).hasSize(1);
            assertThat(tickets.get(0).get("title").asString()).isEqualTo("Fetch SN-7");
            assertThat(admin.get("/api/desk/tickets/"
                                    + tickets.get(0).get("key").asString())
                            .mustBe(200)
                            .json()
                            .toString())
                    .contains("It came: true.", "Opened by the process of " + key);
        } finally {
            outside.stop(0);
        }
    }

    /** As a system outside would: without a session, token or cookie. */
    private static ApiClient.Answer answer(RunningServer server, String secret, byte[] body) {
        return server.anonymous()
                .with(WebhookSignature.TIMESTAMP_HEADER, "7")
                .with(WebhookSignature.SIGNATURE_HEADER, WebhookSignature.of(secret, 7, body))
                .send("POST", CALLBACKS, BodyPublishers.ofByteArray(body));
    }

    private static void within(org.awaitility.core.ThrowingRunnable assertion) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(assertion);
    }

    private static byte[] bundle(String url) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("order.bpmn"));
            zip.write(MODEL.replace("URL", url).getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
