package io.evenkeel.telemetry.internal.topology;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.evenkeel.telemetry.Topology.Sort;
import io.evenkeel.telemetry.internal.topology.SeenSpan.Peer;
import io.evenkeel.telemetry.internal.topology.SeenSpan.Side;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import io.opentelemetry.proto.trace.v1.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpanReadingTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private static KeyValue attribute(String name, String value) {
        return KeyValue.newBuilder()
                .setKey(name)
                .setValue(AnyValue.newBuilder().setStringValue(value))
                .build();
    }

    private static ByteString id(int bytes, int last) {
        byte[] id = new byte[bytes];
        id[bytes - 1] = (byte) last;
        return ByteString.copyFrom(id);
    }

    private static Span.Builder span(SpanKind kind) {
        long start = NOW.getEpochSecond() * 1_000_000_000L;
        return Span.newBuilder()
                .setKind(kind)
                .setTraceId(id(16, 1))
                .setSpanId(id(8, 2))
                .setParentSpanId(id(8, 3))
                .setStartTimeUnixNano(start)
                .setEndTimeUnixNano(start + 5_000_000);
    }

    private static SpanReading read(Span.Builder... spans) {
        var scope = ScopeSpans.newBuilder();
        for (Span.Builder span : spans) {
            scope.addSpans(span);
        }
        var resource = ResourceSpans.newBuilder().addScopeSpans(scope);
        resource.getResourceBuilder().addAttributes(attribute("service.name", " shop "));
        return SpanReading.of(
                ExportTraceServiceRequest.newBuilder()
                        .addResourceSpans(resource)
                        .build(),
                NOW);
    }

    @Test
    void bothEndsOfACallHaveTheSameJoint() {
        List<SeenSpan> spans = read(
                        span(SpanKind.SPAN_KIND_CLIENT),
                        span(SpanKind.SPAN_KIND_SERVER).setSpanId(id(8, 9)).setParentSpanId(id(8, 2)))
                .spans();

        assertThat(spans).extracting(SeenSpan::side).containsExactly(Side.CALLER, Side.CALLEE);
        assertThat(spans.getFirst().joint()).isEqualTo(spans.getLast().joint());
        assertThat(spans.getFirst().service()).isEqualTo("shop");
        assertThat(spans.getFirst().micros()).isEqualTo(5000);
        assertThat(spans.getFirst().failed()).isFalse();
    }

    @Test
    void spansWithinAProgramAndBeginningsOfATraceArePassedOver() {
        SpanReading read = read(
                span(SpanKind.SPAN_KIND_INTERNAL),
                span(SpanKind.SPAN_KIND_SERVER).clearParentSpanId());

        assertThat(read.spans()).isEmpty();
        assertThat(read.refused()).isZero();
    }

    @Test
    void anErrorIsWhatTheStatusSays() {
        assertThat(read(span(SpanKind.SPAN_KIND_CLIENT)
                                .setStatus(Status.newBuilder().setCode(Status.StatusCode.STATUS_CODE_ERROR)))
                        .spans())
                .allMatch(SeenSpan::failed);
    }

    @ParameterizedTest
    @CsvSource({
        "peer.service,pay,,,pay,SERVICE,false",
        "db.system,postgresql,db.name,orders,postgresql/orders,DATABASE,true",
        "db.system.name,redis,,,redis,DATABASE,true",
        "db.system,mysql,peer.service,orders-db,orders-db,DATABASE,true",
        "messaging.system,kafka,messaging.destination.name,orders,kafka/orders,MESSAGING,true",
        "server.address,api.example.net,,,api.example.net,ADDRESS,false"
    })
    void theOtherEndHasTheNameThatTheCallerGivesIt(
            String first, String its, String second, String value, String name, Sort sort, boolean isFinal) {
        Span.Builder span = span(SpanKind.SPAN_KIND_CLIENT).addAttributes(attribute(first, its));
        if (second != null) {
            span.addAttributes(attribute(second, value));
        }
        assertThat(read(span).spans().getFirst().peer()).contains(new Peer(name, sort, isFinal));
    }

    @Test
    void longNamesAreCut() {
        assertThat(read(span(SpanKind.SPAN_KIND_CLIENT).addAttributes(attribute("peer.service", "x".repeat(5000))))
                        .spans()
                        .getFirst()
                        .peer()
                        .orElseThrow()
                        .name())
                .hasSize(200);
    }

    @Test
    void whatCantBeIsRefusedAndTold() {
        long start = NOW.getEpochSecond() * 1_000_000_000L;
        SpanReading read = read(
                span(SpanKind.SPAN_KIND_CLIENT),
                span(SpanKind.SPAN_KIND_CLIENT).clearTraceId(),
                span(SpanKind.SPAN_KIND_CLIENT).setSpanId(id(3, 1)),
                span(SpanKind.SPAN_KIND_SERVER).setParentSpanId(id(9, 1)),
                span(SpanKind.SPAN_KIND_CLIENT).setEndTimeUnixNano(start - 1),
                span(SpanKind.SPAN_KIND_CLIENT).setStartTimeUnixNano(0),
                span(SpanKind.SPAN_KIND_CLIENT).setStartTimeUnixNano(-1L),
                span(SpanKind.SPAN_KIND_CLIENT)
                        .setStartTimeUnixNano(start - Duration.ofHours(7).toNanos()));

        assertThat(read.spans()).hasSize(1);
        assertThat(read.refused()).isEqualTo(7);
        assertThat(read.sentence())
                .isEqualTo(
                        "Not counted of these spans: 3 have no whole id of span or trace, 2 began more than six hours"
                                + " ago, 1 began more than ten minutes in the future, 1 end before they begin.");
    }
}
