package io.evenkeel.logs.internal.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.evenkeel.logs.LogIntake;
import io.evenkeel.logs.RawLine;
import io.evenkeel.logs.Severity;
import io.evenkeel.otlp.OtlpRefused;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.logs.v1.SeverityNumber;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtlpLinesTest {
    private static KeyValue attribute(String name, String value) {
        return KeyValue.newBuilder()
                .setKey(name)
                .setValue(AnyValue.newBuilder().setStringValue(value))
                .build();
    }

    private static RawLine line(LogRecord.Builder log, KeyValue... resource) {
        var logs = ResourceLogs.newBuilder().addScopeLogs(ScopeLogs.newBuilder().addLogRecords(log));
        for (KeyValue each : resource) {
            logs.getResourceBuilder().addAttributes(each);
        }
        return OtlpLines.of(ExportLogsServiceRequest.newBuilder()
                        .addResourceLogs(logs)
                        .build())
                .getFirst();
    }

    private static LogRecord.Builder saying(String body) {
        return LogRecord.newBuilder().setBody(AnyValue.newBuilder().setStringValue(body));
    }

    @Test
    void aRecordBecomesALineWithItsTrace() {
        byte[] trace = new byte[16];
        trace[15] = 7;
        RawLine line = line(
                saying("disk is full")
                        .setTimeUnixNano(1_761_000_000_123_456_789L)
                        .setSeverityNumber(SeverityNumber.SEVERITY_NUMBER_ERROR)
                        .setTraceId(ByteString.copyFrom(trace))
                        .addAttributes(attribute("http.route", "/pay")),
                attribute("service.name", "shop"),
                attribute("host.name", "web1"));

        assertThat(line.at()).contains(Instant.parse("2025-10-20T22:40:00.123456789Z"));
        assertThat(line.host()).isEqualTo("web1");
        assertThat(line.source()).isEqualTo("shop");
        assertThat(line.severity()).contains(Severity.ERROR);
        assertThat(line.text()).isEqualTo("disk is full");
        assertThat(line.fields())
                .isEqualTo(Map.of(
                        "trace_id",
                        "00000000000000000000000000000007",
                        "http.route",
                        "/pay",
                        "service.name",
                        "shop",
                        "host.name",
                        "web1"));
    }

    @Test
    void aStructuredBodyIsJsonForTheParser() {
        var body = AnyValue.newBuilder();
        body.getKvlistValueBuilder().addValues(attribute("message", "hello")).addValues(attribute("user", "wei"));

        assertThat(line(LogRecord.newBuilder().setBody(body)).text())
                .isEqualTo("{\"message\":\"hello\",\"user\":\"wei\"}");
    }

    @Test
    void anEventWithoutBodyIsItsName() {
        assertThat(line(LogRecord.newBuilder().setEventName("device.app.lifecycle"))
                        .text())
                .isEqualTo("device.app.lifecycle");
    }

    @Test
    void theTimeItWasSeenStandsInForTheTimeItHappened() {
        assertThat(line(saying("x").setObservedTimeUnixNano(5_000_000_000L)).at())
                .contains(Instant.ofEpochSecond(5));
        assertThat(line(saying("x")).at()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1,TRACE",
        "5,DEBUG",
        "9,INFO",
        "10,NOTICE",
        "13,WARNING",
        "16,WARNING",
        "17,ERROR",
        "18,CRITICAL",
        "24,CRITICAL"
    })
    void severitiesAreThoseOfSyslog(int number, Severity expected) {
        assertThat(line(saying("x").setSeverityNumberValue(number)).severity()).contains(expected);
    }

    @Test
    void aWordIsASeverityWhereThereIsNoNumber() {
        assertThat(line(saying("x").setSeverityText("Warn")).severity()).contains(Severity.WARNING);
        assertThat(line(saying("x").setSeverityNumberValue(99)).severity()).isEmpty();
    }

    @Test
    void aFileIsTheSourceWhereNoServiceHasAName() {
        assertThat(line(
                                saying("x").addAttributes(attribute("log.file.path", "/var/log/a.log")),
                                attribute("service.name", "unknown_service:java"))
                        .source())
                .isEqualTo("/var/log/a.log");
        assertThat(line(saying("x")).source()).isEqualTo("otlp");
    }

    @Test
    void attributesHaveNamesThatAQueryCanName() {
        assertThat(line(saying("x")
                                .addAttributes(attribute("a/b c", "1"))
                                .addAttributes(attribute("7up", "2"))
                                .addAttributes(attribute("host", "other")))
                        .fields())
                .isEqualTo(Map.of("a_b_c", "1", "_7up", "2", "host_", "other"));
    }

    @Test
    void manyAttributesAreCutToWhatALineMayHave() {
        LogRecord.Builder log = saying("x");
        for (int i = 0; i < 10_000; i++) {
            log.addAttributes(attribute("k" + i, "v"));
        }
        assertThat(line(log).fields()).hasSize(64).containsEntry("fields_left_out", "9937");
    }

    @Test
    void moreRecordsThanAreTakenAtOnceAreRefused() {
        var scope = ScopeLogs.newBuilder();
        for (int i = 0; i <= LogIntake.MOST_LINES; i++) {
            scope.addLogRecords(LogRecord.getDefaultInstance());
        }
        var request = ExportLogsServiceRequest.newBuilder()
                .addResourceLogs(ResourceLogs.newBuilder().addScopeLogs(scope))
                .build();
        assertThatThrownBy(() -> OtlpLines.of(request)).isInstanceOf(OtlpRefused.class);
    }
}
