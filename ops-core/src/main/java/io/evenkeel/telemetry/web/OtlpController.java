package io.evenkeel.telemetry.web;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Right;
import io.evenkeel.otlp.OtlpInlet;
import io.evenkeel.otlp.Signal;
import io.evenkeel.telemetry.internal.Ingest;
import io.evenkeel.telemetry.internal.otlp.OtlpMetrics;
import io.evenkeel.telemetry.internal.topology.SpanIntake;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Metrics and spans of OpenTelemetry, by OTLP/HTTP. */
@RestController
class OtlpController {
    private final OtlpInlet inlet;
    private final Ingest ingest;
    private final SpanIntake spans;

    OtlpController(OtlpInlet inlet, Ingest ingest, SpanIntake spans) {
        this.inlet = inlet;
        this.ingest = ingest;
        this.spans = spans;
    }

    @PostMapping("/v1/metrics")
    @Needs(Right.WRITE_MEASUREMENTS)
    ResponseEntity<byte[]> metrics(HttpServletRequest request, Actor actor) throws IOException {
        return inlet.take(
                Signal.METRICS,
                request,
                ExportMetricsServiceRequest.getDefaultInstance(),
                metrics -> ingest.take(actor, OtlpMetrics.of(metrics)));
    }

    @PostMapping("/v1/traces")
    @Needs(Right.WRITE_MEASUREMENTS)
    ResponseEntity<byte[]> traces(HttpServletRequest request, Actor actor) throws IOException {
        return inlet.take(
                Signal.TRACES,
                request,
                ExportTraceServiceRequest.getDefaultInstance(),
                traces -> spans.take(actor, traces));
    }
}
