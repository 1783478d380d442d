package io.evenkeel.logs.internal.otlp;

import com.google.protobuf.ByteString;
import io.evenkeel.logs.LogIntake;
import io.evenkeel.logs.RawLine;
import io.evenkeel.logs.Severity;
import io.evenkeel.logs.internal.parse.FoundFields;
import io.evenkeel.otlp.Attributes;
import io.evenkeel.otlp.OtlpRefused;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The lines in a request. A record's own attributes go before those of its resource where there are more than a line may have.
 * Pure.
 */
public final class OtlpLines {
    private static final String SOURCE_OF_NONE = "otlp";
    private static final String UNNAMED_SERVICE = "unknown_service";
    private static final long NANOS = 1_000_000_000L;

    private OtlpLines() {}

    /** @throws OtlpRefused for more lines than are taken at once */
    public static List<RawLine> of(ExportLogsServiceRequest request) {
        List<RawLine> lines = new ArrayList<>();
        for (ResourceLogs resource : request.getResourceLogsList()) {
            Map<String, String> ofResource =
                    Attributes.of(resource.getResource().getAttributesList());
            for (ScopeLogs scope : resource.getScopeLogsList()) {
                if (lines.size() + scope.getLogRecordsCount() > LogIntake.MOST_LINES) {
                    throw OtlpRefused.tooLarge("The request has more than " + LogIntake.MOST_LINES
                            + " log records; send less at once (the exporter's batch size).");
                }
                String scopeName = Attributes.withoutNul(scope.getScope().getName());
                scope.getLogRecordsList().forEach(each -> lines.add(line(each, ofResource, scopeName)));
            }
        }
        return lines;
    }

    private static RawLine line(LogRecord log, Map<String, String> resource, String scope) {
        Map<String, String> own = Attributes.of(log.getAttributesList());
        return new RawLine(
                at(log),
                Attributes.first(resource, "host.name", "k8s.node.name").orElse(""),
                source(own, resource, scope),
                severity(log),
                text(log, own),
                fields(log, own, resource, scope));
    }

    /** When it happened, else when it was seen. */
    private static Optional<Instant> at(LogRecord log) {
        long nanos = log.getTimeUnixNano() != 0 ? log.getTimeUnixNano() : log.getObservedTimeUnixNano();
        return nanos == 0
                ? Optional.empty()
                : Optional.of(
                        Instant.ofEpochSecond(Long.divideUnsigned(nanos, NANOS), Long.remainderUnsigned(nanos, NANOS)));
    }

    private static String source(Map<String, String> own, Map<String, String> resource, String scope) {
        return Attributes.first(resource, "service.name")
                .filter(name -> !name.startsWith(UNNAMED_SERVICE))
                .or(() -> Attributes.first(own, "log.file.path", "log.file.name"))
                .or(() -> Attributes.first(resource, "log.file.path", "k8s.container.name", "container.name"))
                .orElse(scope.isBlank() ? SOURCE_OF_NONE : scope);
    }

    /** Numbers as in the data model of logs, its appendix B for syslog: 10 is a notice, 18 is critical. */
    private static Optional<Severity> severity(LogRecord log) {
        int number = log.getSeverityNumberValue();
        if (number < 1 || number > 24) {
            return Severity.of(log.getSeverityText());
        }
        if (number >= 18) {
            return Optional.of(Severity.CRITICAL);
        }
        return Optional.of(
                switch ((number - 1) / 4) {
                    case 0 -> Severity.TRACE;
                    case 1 -> Severity.DEBUG;
                    case 2 -> number == 9 ? Severity.INFO : Severity.NOTICE;
                    case 3 -> Severity.WARNING;
                    default -> Severity.ERROR;
                });
    }

    /** Events may have no body, but a name. */
    private static String text(LogRecord log, Map<String, String> own) {
        String body = Attributes.text(log.getBody());
        return body.isEmpty()
                ? Attributes.first(own, "exception.message", "event.name")
                        .orElse(Attributes.withoutNul(log.getEventName()))
                : body;
    }

    private static Map<String, String> fields(
            LogRecord log, Map<String, String> own, Map<String, String> resource, String scope) {
        FoundFields fields = new FoundFields();
        putIfAny(fields, "trace_id", hex(log.getTraceId()));
        putIfAny(fields, "span_id", hex(log.getSpanId()));
        putIfAny(fields, "event.name", Attributes.withoutNul(log.getEventName()));
        own.forEach((name, value) -> putIfAny(fields, name, value));
        putIfAny(fields, "otel.scope.name", scope);
        resource.forEach((name, value) -> putIfAny(fields, name, value));
        return fields.all();
    }

    private static void putIfAny(FoundFields fields, String name, String value) {
        if (!value.isEmpty()) {
            fields.putAny(name, value);
        }
    }

    private static String hex(ByteString id) {
        return HexFormat.of().formatHex(id.toByteArray());
    }
}
