package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Right;
import io.evenkeel.identity.Tokens;
import io.evenkeel.logs.LogStore;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.logging.otlp.internal.logs.OtlpStdoutLogRecordExporter;
import io.opentelemetry.exporter.logging.otlp.internal.metrics.OtlpStdoutMetricExporter;
import io.opentelemetry.exporter.logging.otlp.internal.traces.OtlpStdoutSpanExporter;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporter;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import io.opentelemetry.sdk.logs.export.SimpleLogRecordProcessor;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.export.AggregationTemporalitySelector;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A program with OpenTelemetry's own SDK and exporters sends, and finds what it sent. */
@Tag("server")
class OtlpTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");

    private static RunningServer server;
    private static String secret;
    private static ApiClient sender;
    private static ApiClient reader;

    @BeforeAll
    static void start() {
        System.setProperty("evenkeel.telemetry.topology-writes", "200ms");
        try {
            server = RunningServer.start();
        } finally {
            System.clearProperty("evenkeel.telemetry.topology-writes");
        }
        secret = token("program", Right.WRITE_LOGS, Right.WRITE_MEASUREMENTS);
        sender = ApiClient.withToken(server.url(), secret);
        reader = ApiClient.withToken(server.url(), token("reader", Right.SEE_OPERATIONS));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String token(String name, Right... rights) {
        return server.bean(Tokens.class)
                .issue(Actor.system("test"), Actor.Kind.TOKEN, name, Set.of(rights))
                .secret();
    }

    private static Instant now() {
        return Clock.systemUTC().instant();
    }

    private static Resource service(String name) {
        return Resource.create(Attributes.builder()
                .put("service.name", name)
                .put("service.instance.id", name + "-1")
                .put("host.name", "otel1")
                .build());
    }

    private static void mustSucceed(CompletableResultCode result) {
        assertThat(result.join(PATIENCE.toSeconds(), TimeUnit.SECONDS).isSuccess())
                .isTrue();
    }

    private static JsonNode lines(String query) {
        server.bean(LogStore.class).refresh();
        return reader.get("/api/logs?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8) + "&from="
                        + now().minusSeconds(3600) + "&to=" + now().plusSeconds(3600))
                .mustBe(200)
                .json()
                .get("items");
    }

    private static String value(String query) {
        JsonNode found = reader.get("/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8))
                .mustBe(200)
                .json()
                .at("/data/result");
        assertThat(found.size()).as(query).isEqualTo(1);
        return found.get(0).get("value").get(1).asString();
    }

    private static JsonNode edge(String caller, String callee) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () -> reader.get("/api/topology?service=" + caller)
                                .mustBe(200)
                                .json()
                                .get("items")
                                .valueStream()
                                .filter(each -> each.get("callee").asString().equals(callee))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static void log(LogRecordExporter exporter, String service, String message) {
        try (var provider = SdkLoggerProvider.builder()
                .setResource(service(service))
                .addLogRecordProcessor(SimpleLogRecordProcessor.create(exporter))
                .build()) {
            provider.get("test")
                    .logRecordBuilder()
                    .setSeverity(Severity.ERROR)
                    .setBody(message)
                    .setAttribute(ROUTE, "/pay")
                    .emit();
            mustSucceed(provider.forceFlush());
        }
    }

    private static void measure(MetricExporter exporter, String service) {
        try (var provider = SdkMeterProvider.builder()
                .setResource(service(service))
                .registerMetricReader(PeriodicMetricReader.create(exporter))
                .build()) {
            var meter = provider.get("test");
            meter.counterBuilder("orders.placed").build().add(3, Attributes.of(ROUTE, "/pay"));
            meter.gaugeBuilder("queue.fill").setUnit("1").build().set(0.25);
            meter.histogramBuilder("order.duration").setUnit("s").build().record(0.7);
            mustSucceed(provider.forceFlush());
        }
    }

    /** One call from a service to another, and one of that to its database. */
    private static String call(SpanExporter exporter, String from, String to) {
        try (var caller = SdkTracerProvider.builder()
                        .setResource(service(from))
                        .addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
                        .build();
                var callee = SdkTracerProvider.builder()
                        .setResource(service(to))
                        .addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
                        .build()) {
            Span asks = caller.get("test")
                    .spanBuilder("POST")
                    .setSpanKind(SpanKind.CLIENT)
                    .startSpan();
            Span answers = callee.get("test")
                    .spanBuilder("POST /pay")
                    .setSpanKind(SpanKind.SERVER)
                    .setParent(Context.root().with(asks))
                    .startSpan();
            Span query = callee.get("test")
                    .spanBuilder("SELECT")
                    .setSpanKind(SpanKind.CLIENT)
                    .setParent(Context.root().with(answers))
                    .setAttribute("db.system", "postgresql")
                    .setAttribute("db.namespace", "orders")
                    .startSpan();
            query.end();
            answers.setStatus(StatusCode.ERROR, "no money").end();
            asks.end();
            mustSucceed(caller.forceFlush());
            mustSucceed(callee.forceFlush());
            return asks.getSpanContext().getTraceId();
        }
    }

    @Test
    void aProgramsLinesAreFoundWithTheirService() {
        try (var exporter = OtlpHttpLogRecordExporter.builder()
                .setEndpoint(server.url().resolve("/v1/logs").toString())
                .addHeader("Authorization", "Bearer " + secret)
                .setCompression("gzip")
                .build()) {
            log(exporter, "shop", "card refused password=hunter2");
        }

        JsonNode line = lines("source:shop http.route:/pay").get(0);
        assertThat(line.get("level").asString()).isEqualTo("error");
        assertThat(line.get("host").asString()).isEqualTo("otel1");
        assertThat(line.get("message").asString()).isEqualTo("card refused password=***");
    }

    @Test
    void aProgramsMetricsHaveTheNamesOfPrometheus() {
        try (var exporter = OtlpHttpMetricExporter.builder()
                .setEndpoint(server.url().resolve("/v1/metrics").toString())
                .addHeader("Authorization", "Bearer " + secret)
                .build()) {
            measure(exporter, "metered");
        }

        assertThat(
                        value(
                                "orders_placed_total{job=\"metered\",instance=\"metered-1\",host=\"otel1\",http_route=\"/pay\"}"))
                .isEqualTo("3");
        assertThat(value("queue_fill_ratio{job=\"metered\"}")).isEqualTo("0.25");
        assertThat(value("order_duration_seconds_bucket{job=\"metered\",le=\"5\"}"))
                .isEqualTo("1");
        assertThat(value("order_duration_seconds_bucket{job=\"metered\",le=\"0\"}"))
                .isEqualTo("0");
        assertThat(value("order_duration_seconds_sum{job=\"metered\"}")).isEqualTo("0.7");
        assertThat(value("count(target_info{job=\"metered\"})")).isEqualTo("1");
        assertThat(reader.get("/api/v1/metadata?metric=orders_placed_total")
                        .json()
                        .at("/data/orders_placed_total/0/type")
                        .asString())
                .isEqualTo("counter");
    }

    @Test
    void aProgramsSpansBecomeEdges() {
        String trace;
        try (var exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(server.url().resolve("/v1/traces").toString())
                .addHeader("Authorization", "Bearer " + secret)
                .setCompression("gzip")
                .build()) {
            trace = call(exporter, "front", "payment");
        }

        JsonNode edge = edge("front", "payment");
        assertThat(edge.get("sort").asString()).isEqualTo("SERVICE");
        assertThat(edge.at("/figures/calls").asLong()).isEqualTo(1);
        assertThat(edge.at("/figures/errors").asLong()).isEqualTo(1);
        assertThat(edge("payment", "postgresql/orders").get("sort").asString()).isEqualTo("DATABASE");
        JsonNode history = reader.get("/api/topology/edge?caller=front&callee=payment")
                .mustBe(200)
                .json();
        assertThat(history.get("minutes").size()).isEqualTo(1);
        assertThat(history.get("examples").get(0).get("traceId").asString()).isEqualTo(trace);
    }

    /** The SDK's own JSON, sent in chunks without a length, as the SDK for JavaScript does. */
    @Test
    void jsonInChunksIsTakenTheSame() {
        var logs = new ByteArrayOutputStream();
        log(
                OtlpStdoutLogRecordExporter.builder()
                        .setWrapperJsonObject(true)
                        .setOutput(logs)
                        .build(),
                "json-shop",
                "written as JSON");
        var metrics = new ByteArrayOutputStream();
        measure(
                OtlpStdoutMetricExporter.builder()
                        .setWrapperJsonObject(true)
                        .setOutput(metrics)
                        .build(),
                "json-metered");
        var spans = new ByteArrayOutputStream();
        call(
                OtlpStdoutSpanExporter.builder()
                        .setWrapperJsonObject(true)
                        .setOutput(spans)
                        .build(),
                "json-front",
                "json-payment");

        assertThat(json("/v1/logs", chunked(logs)).mustBe(200).response().body())
                .isEqualTo("{}");
        assertThat(json("/v1/metrics", chunked(metrics)).mustBe(200).response().body())
                .isEqualTo("{}");
        spans.toString(StandardCharsets.UTF_8)
                .lines()
                .forEach(each ->
                        json("/v1/traces", BodyPublishers.ofString(each)).mustBe(200));

        assertThat(lines("source:json-shop").get(0).get("message").asString()).isEqualTo("written as JSON");
        assertThat(value("orders_placed_total{job=\"json-metered\"}")).isEqualTo("3");
        assertThat(edge("json-front", "json-payment").at("/figures/errors").asLong())
                .isEqualTo(1);
    }

    /** The first line: metrics are written once more when their provider is closed. */
    private static BodyPublisher chunked(ByteArrayOutputStream lines) {
        byte[] first = lines.toString(StandardCharsets.UTF_8)
                .lines()
                .findFirst()
                .orElseThrow()
                .getBytes(StandardCharsets.UTF_8);
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(first));
    }

    private static ApiClient.Answer json(String path, BodyPublisher body) {
        return sender.sendAs("POST", path, "application/json", body);
    }

    @Test
    void whatIsNotTakenIsToldAsAPartialSuccess() {
        var delta = new ByteArrayOutputStream();
        measure(
                OtlpStdoutMetricExporter.builder()
                        .setWrapperJsonObject(true)
                        .setOutput(delta)
                        .setAggregationTemporalitySelector(AggregationTemporalitySelector.deltaPreferred())
                        .build(),
                "delta-metered");

        JsonNode answer = json("/v1/metrics", chunked(delta)).mustBe(200).json();

        assertThat(answer.at("/partialSuccess/rejectedDataPoints").asString()).isEqualTo("2");
        assertThat(answer.at("/partialSuccess/errorMessage").asString()).contains("differences instead of totals");
        assertThat(value("queue_fill_ratio{job=\"delta-metered\"}")).isEqualTo("0.25");

        String old = """
                {"resourceMetrics":[{"scopeMetrics":[{"metrics":[{"name":"old","gauge":{"dataPoints":[
                {"timeUnixNano":"1000000000","asInt":"1"},{"timeUnixNano":"%d000000","asInt":"1"}]}}]}]}]}""".formatted(now().toEpochMilli());
        answer = json("/v1/metrics", BodyPublishers.ofString(old)).mustBe(200).json();
        assertThat(answer.at("/partialSuccess/rejectedDataPoints").asString()).isEqualTo("1");
        assertThat(answer.at("/partialSuccess/errorMessage").asString()).contains("older than what is kept");
        assertThat(value("old")).isEqualTo("1");

        String spans = """
                {"resourceSpans":[{"scopeSpans":[{"spans":[{"name":"x","kind":3}]}]}]}""";
        answer = json("/v1/traces", BodyPublishers.ofString(spans)).mustBe(200).json();
        assertThat(answer.at("/partialSuccess/rejectedSpans").asString()).isEqualTo("1");
    }

    @Test
    void badRequestsGetASentenceAndNoStackTrace() throws IOException {
        assertThat(json("/v1/logs", BodyPublishers.ofString("{\"resourceLogs\":7}"))
                        .mustBe(400)
                        .json()
                        .get("message")
                        .asString())
                .isEqualTo("At line 1, column 17: resourceLogs must be an array.");
        assertThat(sender.sendAs("POST", "/v1/logs", "text/plain", BodyPublishers.ofString("x"))
                        .status())
                .isEqualTo(415);
        assertThat(sender.sendAs("POST", "/v1/traces", "application/x-protobuf", BodyPublishers.ofString("hello"))
                        .status())
                .isEqualTo(400);
        assertThat(json("/v1/traces", BodyPublishers.ofByteArray(new byte[(16 << 20) + 1]))
                        .status())
                .isEqualTo(413);
        var bomb = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bomb)) {
            out.write(new byte[100 << 20]);
        }
        var packing = ApiClient.withToken(server.url(), secret).with("Content-Encoding", "gzip");
        assertThat(packing.sendAs(
                                "POST", "/v1/logs", "application/json", BodyPublishers.ofByteArray(bomb.toByteArray()))
                        .status())
                .isEqualTo(413);
        assertThat(packing.sendAs("POST", "/v1/logs", "application/json", BodyPublishers.ofString("{}"))
                        .mustBe(400)
                        .json()
                        .get("message")
                        .asString())
                .contains("no whole gzip stream");
        assertThat(reader.get("/api/topology?minutes=0").status()).isEqualTo(400);
        assertThat(reader.get("/api/topology/edge?caller=a&callee=no").status()).isEqualTo(404);
    }

    @Test
    void eachSignalNeedsItsRight() {
        ApiClient logsOnly = ApiClient.withToken(server.url(), token("logs-only", Right.WRITE_LOGS));
        ApiClient rest = ApiClient.withToken(server.url(), token("rest", Right.WRITE_MEASUREMENTS));
        logsOnly.post("/v1/logs", Map.of()).mustBe(200);
        logsOnly.post("/v1/metrics", Map.of()).mustBe(403);
        logsOnly.post("/v1/traces", Map.of()).mustBe(403);
        rest.post("/v1/logs", Map.of()).mustBe(403);
        rest.post("/v1/metrics", Map.of()).mustBe(200);
        rest.post("/v1/traces", Map.of()).mustBe(200);
        ApiClient.anonymous(server.url()).post("/v1/logs", Map.of()).mustBe(401);
        ApiClient.withToken(server.url(), "evk_wrong")
                .post("/v1/traces", Map.of())
                .mustBe(401);
    }
}
