package io.evenkeel.workflow.internal;

import static io.evenkeel.identity.fakes.Refused.lacksRight;
import static io.evenkeel.identity.fakes.Refused.refused;
import static io.evenkeel.workflow.internal.InboxRoom.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal.Kind;
import io.evenkeel.notify.WebhookSignature;
import io.evenkeel.oncall.fakes.RecordedAudit;
import io.evenkeel.workflow.Bundles;
import io.evenkeel.workflow.Callbacks;
import io.evenkeel.workflow.Callbacks.Signed;
import io.evenkeel.workflow.Callbacks.Wanted;
import io.evenkeel.workflow.Receivers;
import io.evenkeel.workflow.internal.callback.CallbackCalls;
import io.evenkeel.workflow.internal.inbox.Values;
import io.evenkeel.workflow.internal.own.Zips;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.RuntimeService;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A process calls a real HTTP peer and waits for its signed answer. */
class CallbackTests {
    private static final Actor ADMIN = Actor.system("test");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final AtomicInteger PEERS = new AtomicInteger();

    private record Came(String timestamp, String signature, String key, byte[] body) {}

    private final List<Came> calls = new CopyOnWriteArrayList<>();
    /** Wrong answers are counted by address, over all tests. */
    private final String peer = "192.0.2." + PEERS.incrementAndGet();

    private volatile int status = 202;
    private HttpServer receiver;
    private InboxRoom inbox;
    private Callbacks callbacks;
    private CallbackCalls worker;
    private String secret;

    @BeforeEach
    void open() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/orders", this::take);
        receiver.start();
        inbox = new InboxRoom();
        callbacks = inbox.room.context.getBean(Callbacks.class);
        worker = inbox.room.context.getBean(CallbackCalls.class);
        sql().sql("truncate workflow.callback, workflow.receiver, notify.allowed_address")
                .update();
        allow();
        secret = receivers().renew(ADMIN, url()).secret();
    }

    @AfterEach
    void close() {
        receiver.stop(0);
        inbox.close();
    }

    private void take(HttpExchange exchange) throws IOException {
        calls.add(new Came(
                exchange.getRequestHeaders().getFirst(WebhookSignature.TIMESTAMP_HEADER),
                exchange.getRequestHeaders().getFirst(WebhookSignature.SIGNATURE_HEADER),
                exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                exchange.getRequestBody().readAllBytes()));
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private String url() {
        return "http://127.0.0.1:" + receiver.getAddress().getPort() + "/orders";
    }

    private JdbcClient sql() {
        return inbox.room.context.getBean(JdbcClient.class);
    }

    private Receivers receivers() {
        return inbox.room.context.getBean(Receivers.class);
    }

    private void allow() {
        sql().sql("insert into notify.allowed_address (entry) values ('127.0.0.1')")
                .update();
    }

    /** An order of Rob's that waits for an answer. */
    private String ordered() {
        var bundles = inbox.room.context.getBean(Bundles.class);
        var uploaded = bundles.upload(ADMIN, Zips.zip(OrderBundle.calling(url())));
        assertThat(uploaded.findings()).isEmpty();
        bundles.switchOn(ADMIN, "order", uploaded.version());
        String key = bundles.start(as(inbox.rob), "order", Map.of("what", "a rack"));
        inbox.runJobs();
        return key;
    }

    private JsonNode call() {
        worker.look();
        return JSON.readTree(calls.getLast().body());
    }

    private Map<String, Object> variables(String key) {
        var runtime = inbox.room.context.getBean(RuntimeService.class);
        String instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(key)
                .singleResult()
                .getId();
        return Values.fromEngine(runtime.getVariables(instance));
    }

    private String code() {
        return call().at("/callback/code").asString();
    }

    private void answer(String code, Map<String, Object> values) {
        answer(secret, code, values, peer);
    }

    private void answer(String with, String code, Map<String, Object> values, String address) {
        byte[] body = JSON.writeValueAsBytes(Map.of("code", code, "values", values));
        String timestamp = "1795226400";
        callbacks.answer(
                new Signed(timestamp, WebhookSignature.of(with, Long.parseLong(timestamp), body), body), address);
    }

    @Test
    void theCallIsSignedAndSaysHowToAnswer() {
        String key = ordered();
        JsonNode call = call();

        Came came = calls.getFirst();
        assertThat(came.signature())
                .isEqualTo(WebhookSignature.of(secret, Long.parseLong(came.timestamp()), came.body()));
        assertThat(call.get("about").asString()).isEqualTo(key);
        assertThat(call.get("id").asString()).isEqualTo(came.key());
        assertThat(call.get("fields")).isEqualTo(JSON.readTree("{\"what\": \"a rack\"}"));
        assertThat(call.at("/callback/url").asString())
                .isEqualTo("https://evenkeel.example.org/api/processes/callbacks");
        assertThat(call.at("/callback/code").asString()).hasSizeGreaterThan(40);
        assertThat(call.at("/callback/fields").toString()).isEqualTo("[\"ready\",\"serial\"]");
        assertThat(call.at("/callback/until").asString())
                .isEqualTo(inbox.room.clock.instant().plus(Duration.ofHours(2)).toString());
        assertThat(sql().sql("select callback::text from workflow.callback")
                        .query(String.class)
                        .single())
                .as("neither code nor address lie there in the clear")
                .doesNotContain(call.at("/callback/code").asString())
                .doesNotContain("/orders");
    }

    @Test
    void itsAnswerBecomesVariablesAndTheProcessGoesOn() {
        String key = ordered();
        answer(code(), Map.of("serial", "SN-1", "ready", true));

        assertThat(inbox.about(inbox.dora, key).step()).isEqualTo("install");
        assertThat(variables(key)).containsEntry("serial", "SN-1").containsEntry("answered", true);
        assertThat(inbox.room.context.getBean(RecordedAudit.class).verbs()).contains("workflow.answer");
        assertThat(sql().sql("select sealed_code is null and sealed_url is null from workflow.callback")
                        .query(Boolean.class)
                        .single())
                .as("forgotten with the answer")
                .isTrue();
    }

    @Test
    void aSecondAnswerIsRefusedAndChangesNothing() {
        String key = ordered();
        String code = code();
        answer(code, Map.of("serial", "SN-1", "ready", true));

        refused(Kind.CONFLICT, "answer-taken", () -> answer(code, Map.of("serial", "SN-2", "ready", true)));

        assertThat(variables(key)).containsEntry("serial", "SN-1");
    }

    @Test
    void whatNobodyAnswersInTimeGoesOnWithoutAndALateAnswerIsRefused() {
        String key = ordered();
        String code = code();
        inbox.room.clock.advance(Duration.ofHours(2));
        refused(Kind.CONFLICT, "answer-late", () -> answer(code, Map.of("ready", true)));

        worker.look();

        assertThat(inbox.about(inbox.dora, key).step()).isEqualTo("ask-again");
        assertThat(variables(key))
                .containsEntry("answered", false)
                .hasEntrySatisfying("whyNot", why -> assertThat(why.toString()).startsWith("No answer came until"));
        refused(Kind.CONFLICT, "answer-late", () -> answer(code, Map.of("ready", true)));
        assertThat(calls).hasSize(1);
    }

    @Test
    void askedAgainTheFirstCodeIsWorthNothing() {
        String key = ordered();
        String first = code();
        status = 404;
        inbox.room.clock.advance(Duration.ofHours(2));
        worker.look();
        inbox.tasks.complete(as(inbox.dora), inbox.about(inbox.dora, key).id(), Map.of());
        inbox.runJobs();
        status = 202;
        String second = code();

        refused(Kind.CONFLICT, "answer-late", () -> answer(first, Map.of("ready", true)));
        answer(second, Map.of("ready", true));

        assertThat(inbox.about(inbox.dora, key).step()).isEqualTo("install");
    }

    @Test
    void anotherReceiverCannotAnswer() {
        ordered();
        String code = code();
        String others = receivers().renew(ADMIN, "https://198.51.100.7/x").secret();

        refused(Kind.FORBIDDEN, "answer-signature-wrong", () -> answer(others, code, Map.of("ready", true), peer));
        refused(Kind.FORBIDDEN, "answer-signature-wrong", () -> answer("guessed", code, Map.of("ready", true), peer));
        refused(Kind.NOT_FOUND, "callback-unknown", () -> answer("evc_guessed", Map.of("ready", true)));
        answer(code, Map.of("ready", true));
    }

    @Test
    void aChangedBodyOrTimeIsNotSignedAnyLonger() {
        ordered();
        byte[] body = JSON.writeValueAsBytes(Map.of("code", code(), "values", Map.of("ready", true)));
        String signature = WebhookSignature.of(secret, 1, body);
        byte[] changed = new String(body, StandardCharsets.UTF_8)
                .replace("true", "false")
                .getBytes(StandardCharsets.UTF_8);

        for (Signed forged : List.of(
                new Signed("1", signature, changed), new Signed("2", signature, body), new Signed("1", "", body))) {
            refused(Kind.FORBIDDEN, "answer-signature-wrong", () -> callbacks.answer(forged, peer));
        }
    }

    @Test
    void whatWasNotAskedForIsRefusedAndTheCodeStaysGood() {
        String key = ordered();
        String code = code();
        refused(Kind.INVALID, "answer-invalid", () -> answer(code, Map.of("askedBy", "me")));
        refused(Kind.INVALID, "answer-invalid", () -> answer(code, Map.of("serial", List.of(1, 2))));
        refused(Kind.INVALID, "answer-invalid", () -> answer(code, Map.of("serial", "x".repeat(2_001))));
        refused(Kind.TOO_LARGE, "answer-too-large", () -> answer(code, Map.of("serial", "x".repeat(20_000))));
        refused(
                Kind.INVALID,
                "answer-invalid",
                () -> callbacks.answer(new Signed("1", "", "no JSON".getBytes(StandardCharsets.UTF_8)), peer));

        answer(code, Map.of("ready", false));
        assertThat(inbox.about(inbox.dora, key).step()).isEqualTo("ask-again");
    }

    @Test
    void whoeverGuessesIsSlowedDownAndOthersAreNot() {
        ordered();
        String code = code();
        for (int i = 0; i < 20; i++) {
            refused(Kind.NOT_FOUND, "callback-unknown", () -> answer("evc_guessed", Map.of()));
        }
        refused(Kind.TOO_MANY, "too-many-attempts", () -> answer(code, Map.of("ready", true)));
        answer(secret, code, Map.of("ready", true), "198.51.100.8");
    }

    @Test
    void aReceiverThatIsDownIsCalledAgainWithTheSameKey() {
        ordered();
        status = 503;
        worker.look();
        worker.look();
        assertThat(calls).as("not at once").hasSize(1);

        status = 200;
        inbox.room.clock.advance(Duration.ofSeconds(10));
        worker.look();
        inbox.room.clock.advance(Duration.ofMinutes(30));
        worker.look();

        assertThat(calls).as("taken, so not called again").hasSize(2);
        assertThat(calls.stream().map(Came::key).distinct()).hasSize(1);
        answer(code(), Map.of("ready", true));
    }

    @Test
    void aRefusalByTheReceiverIsToldToTheProcessAtOnce() {
        String key = ordered();
        status = 422;
        String code = code();

        assertThat(variables(key)).containsEntry("whyNot", "It answered 422.");
        refused(Kind.CONFLICT, "answer-not-awaited", () -> answer(code, Map.of("ready", true)));
    }

    @Test
    void anAddressThatIsForbiddenIsNotCalledUntilItIsAllowed() {
        ordered();
        sql().sql("delete from notify.allowed_address").update();
        worker.look();
        assertThat(calls).isEmpty();
        assertThat(sql().sql("select detail from workflow.callback")
                        .query(String.class)
                        .single())
                .contains("Not called");
        refused(Kind.INVALID, "address-not-allowed", () -> callbacks.mustBeCallable(url(), "url"));
        refused(Kind.INVALID, "address-not-allowed", () -> receivers().renew(ADMIN, url()));

        allow();
        callbacks.mustBeCallable(url(), "url");
        inbox.room.clock.advance(Duration.ofSeconds(10));
        worker.look();
        assertThat(calls).hasSize(1);
    }

    @Test
    void withoutASecretNothingIsCalled() {
        String key = ordered();
        receivers().remove(ADMIN, url());
        worker.look();
        assertThat(calls).isEmpty();
        refused(Kind.INVALID, "receiver-without-secret", () -> callbacks.mustBeCallable(url(), "url"));
        refused(Kind.NOT_FOUND, "receiver-unknown", () -> receivers().remove(ADMIN, url()));
        assertThat(inbox.inbox(inbox.dora)).isEmpty();

        secret = receivers().renew(ADMIN, url()).secret();
        inbox.room.clock.advance(Duration.ofSeconds(10));
        answer(code(), Map.of("ready", true));
        assertThat(inbox.about(inbox.dora, key).step()).isEqualTo("install");
    }

    @Test
    void whatEndedMeanwhileTakesNoAnswer() {
        String key = ordered();
        String code = code();
        inbox.flows.end(key, "not needed");

        refused(Kind.CONFLICT, "answer-not-awaited", () -> answer(code, Map.of("ready", true)));
        inbox.room.clock.advance(Duration.ofHours(3));
        worker.look();
        refused(Kind.CONFLICT, "answer-late", () -> answer(code, Map.of("ready", true)));
    }

    @Test
    void theSameKeyOpensNoSecondCallAndAnotherClosesTheOneBefore() {
        Wanted wanted = new Wanted(
                "a",
                "RES-1",
                "provided",
                url(),
                Map.of(),
                Set.of(),
                inbox.room.clock.instant().plusSeconds(60));
        assertThat(callbacks.open(wanted)).isEqualTo(callbacks.open(wanted));
        callbacks.open(new Wanted(
                "b",
                "RES-1",
                "provided",
                url(),
                Map.of(),
                Set.of(),
                inbox.room.clock.instant().plusSeconds(60)));
        callbacks.close("RES-1", "provided");
        callbacks.close("RES-1", "provided");

        assertThat(sql().sql("select outcome from workflow.callback")
                        .query(String.class)
                        .list())
                .containsExactly("CLOSED", "CLOSED");
        worker.look();
        assertThat(calls).isEmpty();
    }

    @Test
    void manyAreCalledInOneLook() {
        List<Wanted> many = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            many.add(new Wanted(
                    "many-" + i,
                    "RES-" + i,
                    "provided",
                    url(),
                    Map.of("number", i),
                    Set.of(),
                    inbox.room.clock.instant().plusSeconds(60)));
        }
        many.forEach(callbacks::open);
        worker.look();
        assertThat(calls.stream().map(Came::key).distinct()).hasSize(30);
    }

    @Test
    void onlyWhoDeploysGivesSecrets() {
        lacksRight(() -> receivers().renew(as(inbox.dora), url()));
        lacksRight(() -> receivers().remove(as(inbox.dora), url()));
        lacksRight(() -> receivers().list(as(inbox.dora)));
        assertThat(receivers().list(ADMIN))
                .singleElement()
                .satisfies(one -> assertThat(url()).startsWith(one.origin()));
        assertThat(sql().sql("select sealed_secret from workflow.receiver")
                        .query(String.class)
                        .single())
                .doesNotContain(secret);
    }
}
