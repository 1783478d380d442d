package io.evenkeel.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.SeverityNumber;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormsTest {
    private static final ExportLogsServiceRequest NO_LOGS = ExportLogsServiceRequest.getDefaultInstance();

    private static ExportLogsServiceRequest logs(String json) {
        return Form.JSON.read(json.getBytes(StandardCharsets.UTF_8), NO_LOGS, Limits.USUAL);
    }

    private static LogRecord record(String fields) {
        return logs("{\"resourceLogs\":[{\"scopeLogs\":[{\"logRecords\":[{" + fields + "}]}]}]}")
                .getResourceLogs(0)
                .getScopeLogs(0)
                .getLogRecords(0);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** As @opentelemetry/exporter-logs-otlp-http writes it. */
    @Test
    void jsonHasHexadecimalIdsAndNumbersAsText() {
        LogRecord record = record("""
                "timeUnixNano":"1761000000123456789","severityNumber":17,"severityText":"ERROR",
                "body":{"stringValue":"disk is full"},"flags":1,"droppedAttributesCount":0,
                "traceId":"5b8aa5a2d2c872e8321cf37308d69df2","spanId":"051581bf3cb55c13",
                "attributes":[{"key":"n","value":{"intValue":"9223372036854775807"}},
                              {"key":"m","value":{"intValue":-3}},
                              {"key":"d","value":{"doubleValue":1.5}},
                              {"key":"list","value":{"arrayValue":{"values":[{"boolValue":true}]}}}]
                """);

        assertThat(record.getTimeUnixNano()).isEqualTo(1761000000123456789L);
        assertThat(record.getSeverityNumber()).isEqualTo(SeverityNumber.SEVERITY_NUMBER_ERROR);
        assertThat(HexFormat.of().formatHex(record.getTraceId().toByteArray()))
                .isEqualTo("5b8aa5a2d2c872e8321cf37308d69df2");
        assertThat(record.getSpanId().size()).isEqualTo(8);
        assertThat(Attributes.of(record.getAttributesList()))
                .containsEntry("n", "9223372036854775807")
                .containsEntry("m", "-3")
                .containsEntry("d", "1.5")
                .containsEntry("list", "[true]");
    }

    @Test
    void namesThatAreNotKnownAndNullsAreLeftOut() {
        LogRecord record = record("""
                "newField":{"deep":[1,{"a":"b"}]},"body":null,"severity_text":"WARN","severityNumber":"SEVERITY_NUMBER_WARN"
                """);

        assertThat(record.getSeverityText()).isEqualTo("WARN");
        assertThat(record.getSeverityNumberValue()).isEqualTo(13);
        assertThat(record.hasBody()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"traceId\":\"W4qloNLIcugyHPNzCNad8g==\" | traceId must be 32 hexadecimal digits, or empty",
                "\"traceId\":\"zz8aa5a2d2c872e8321cf37308d69df2\" | traceId must be 32 hexadecimal digits, or empty",
                "\"timeUnixNano\":\"-1\" | timeUnixNano must be a whole number",
                "\"timeUnixNano\":1.5 | timeUnixNano must be a whole number",
                "\"timeUnixNano\":1e999999999 | timeUnixNano must be a whole number",
                "\"timeUnixNano\":\"1e99999999\" | timeUnixNano must be a whole number",
                "\"timeUnixNano\":{} | timeUnixNano must be a single value",
                "\"severityText\":7 | severityText must be text",
                "\"body\":\"plain\" | body must be an object",
                "\"attributes\":{} | attributes must be an array",
                "\"attributes\":[null] | attributes must be an array without nulls",
                "\"body\":{\"boolValue\":\"yes\"} | boolValue must be true or false",
                "\"body\":{\"bytesValue\":\"*\"} | bytesValue must be bytes in base64"
            })
    void wrongValuesAreToldWithTheirPlace(String fields, String sentence) {
        assertThatThrownBy(() -> record(fields))
                .isInstanceOf(OtlpRefused.class)
                .hasMessageStartingWith("At line 1, column ")
                .hasMessageContaining(sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "{", "{\"resourceLogs\":[", "{}{}", "hello", "{\"resourceLogs\":[{}}"})
    void whatIsNoJsonObjectIsRefused(String body) {
        assertThatThrownBy(() -> logs(body))
                .isInstanceOfSatisfying(
                        OtlpRefused.class, e -> assertThat(e.status()).isEqualTo(400));
    }

    @ParameterizedTest
    @CsvSource({"NaN,NaN", "Infinity,Infinity", "-Infinity,-Infinity", "2.5,2.5", "-1e-3,-0.001"})
    void doublesMayBeText(String written, double expected) {
        String json =
                "{\"resourceMetrics\":[{\"scopeMetrics\":[{\"metrics\":[{\"gauge\":{\"dataPoints\":[{\"asDouble\":\""
                        + written + "\",\"timeUnixNano\":1e18}]}}]}]}]}";

        NumberDataPoint point = Form.JSON
                .read(
                        json.getBytes(StandardCharsets.UTF_8),
                        ExportMetricsServiceRequest.getDefaultInstance(),
                        Limits.USUAL)
                .getResourceMetrics(0)
                .getScopeMetrics(0)
                .getMetrics(0)
                .getGauge()
                .getDataPoints(0);

        assertThat(point.getAsDouble()).isEqualTo(Double.valueOf(expected));
        assertThat(point.getTimeUnixNano()).isEqualTo(1_000_000_000_000_000_000L);
    }

    private static AnyValue nested(int deep) {
        AnyValue value = AnyValue.newBuilder().setStringValue("x").build();
        for (int i = 0; i < deep; i++) {
            var inner = AnyValue.newBuilder();
            inner.getArrayValueBuilder().addValues(value);
            value = inner.build();
        }
        return value;
    }

    private static ExportLogsServiceRequest withBody(AnyValue body) {
        var request = ExportLogsServiceRequest.newBuilder();
        request.addResourceLogsBuilder()
                .addScopeLogsBuilder()
                .addLogRecordsBuilder()
                .setBody(body);
        return request.build();
    }

    @Test
    void whatIsNestedTooDeepIsRefusedInBothForms() {
        byte[] deep = withBody(nested(40)).toByteArray();
        assertThatThrownBy(() -> Form.PROTOBUF.read(deep, NO_LOGS, Limits.USUAL))
                .isInstanceOf(OtlpRefused.class)
                .hasMessageContaining("nested more than 64 deep");
        String open = "{\"arrayValue\":{\"values\":[".repeat(40);
        assertThatThrownBy(() -> record("\"body\":" + open + "{}" + "]}}".repeat(40)))
                .isInstanceOf(OtlpRefused.class)
                .hasMessageContaining("nested more than 64 deep");
        byte[] flat = withBody(nested(20)).toByteArray();
        assertThat(Attributes.text(Form.PROTOBUF
                        .read(flat, NO_LOGS, Limits.USUAL)
                        .getResourceLogs(0)
                        .getScopeLogs(0)
                        .getLogRecords(0)
                        .getBody()))
                .isEqualTo("[".repeat(20) + "\"x\"" + "]".repeat(20));
    }

    /** Two bytes each on the wire, a hundred in memory. */
    @Test
    void manyEmptyPartsAreRefusedBeforeTheyAreMade() throws IOException {
        var bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        for (int i = 0; i <= Limits.USUAL.messages(); i++) {
            out.writeByteArray(1, new byte[0]);
        }
        out.flush();
        assertThatThrownBy(() -> Form.PROTOBUF.read(bytes.toByteArray(), NO_LOGS, Limits.USUAL))
                .isInstanceOfSatisfying(
                        OtlpRefused.class, e -> assertThat(e.status()).isEqualTo(413));
        String many = "{\"resourceLogs\":[" + "{},".repeat(Limits.USUAL.messages()) + "{}]}";
        assertThatThrownBy(() -> logs(many))
                .isInstanceOfSatisfying(
                        OtlpRefused.class, e -> assertThat(e.status()).isEqualTo(413));
    }

    @Test
    void unknownFieldsOfProtobufCountToo() throws IOException {
        var bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        for (int i = 0; i <= Limits.USUAL.messages(); i++) {
            out.writeInt32(900, 1);
        }
        out.flush();
        assertThatThrownBy(() -> Form.PROTOBUF.read(bytes.toByteArray(), NO_LOGS, Limits.USUAL))
                .isInstanceOfSatisfying(
                        OtlpRefused.class, e -> assertThat(e.status()).isEqualTo(413));
    }

    /** Whatever comes: a message, or a refusal with a sentence. */
    @Test
    void randomBytesNeverDoMoreThanBeRefused() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        byte[] good = withBody(nested(3)).toByteArray();
        byte[] json =
                text("{\"resourceLogs\":[{\"scopeLogs\":[{\"logRecords\":[{\"body\":{\"stringValue\":\"x\"}}]}]}]}"
                                .getBytes(StandardCharsets.UTF_8))
                        .getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 20_000; i++) {
            Form form = random.nextBoolean() ? Form.PROTOBUF : Form.JSON;
            byte[] body = (form == Form.PROTOBUF ? good : json).clone();
            for (int wrong = random.nextInt(4); wrong >= 0; wrong--) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(form.read(body, NO_LOGS, Limits.USUAL)).isNotNull();
            } catch (OtlpRefused e) {
                assertThat(e.getMessage()).as("seed %s", seed).isNotBlank();
            }
        }
    }

    @Test
    void answersAreInTheClientsForm() throws IOException {
        var partial = new Taken(3, "3 are too old.");

        assertThat(text(Form.JSON.answer(Signal.LOGS, Taken.WHOLE))).isEqualTo("{}");
        assertThat(Form.PROTOBUF.answer(Signal.LOGS, Taken.WHOLE)).isEmpty();
        assertThat(text(Form.JSON.answer(Signal.METRICS, partial)))
                .isEqualTo("{\"partialSuccess\":{\"rejectedDataPoints\":\"3\",\"errorMessage\":\"3 are too old.\"}}");
        var read = ExportLogsServiceResponse.parseFrom(Form.PROTOBUF.answer(Signal.LOGS, partial));
        assertThat(read.getPartialSuccess().getRejectedLogRecords()).isEqualTo(3);
        assertThat(read.getPartialSuccess().getErrorMessage()).isEqualTo("3 are too old.");
    }

    @Test
    void errorsAreAStatusInTheClientsForm() throws IOException {
        assertThat(text(Form.JSON.error(413, "Too large."))).isEqualTo("{\"code\":3,\"message\":\"Too large.\"}");
        CodedInputStream in = CodedInputStream.newInstance(Form.PROTOBUF.error(503, "Later."));
        assertThat(in.readTag()).isEqualTo(1 << 3);
        assertThat(in.readInt32()).isEqualTo(14);
        assertThat(in.readTag()).isEqualTo((2 << 3) | 2);
        assertThat(in.readString()).isEqualTo("Later.");
    }

    @ParameterizedTest
    @CsvSource({"application/json,JSON", "Application/JSON; charset=utf-8,JSON", "application/x-protobuf,PROTOBUF"})
    void theFormIsThatOfTheContentType(String contentType, Form expected) {
        assertThat(Form.of(contentType)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text/plain", "application/grpc"})
    void otherContentTypesAreRefused(String contentType) {
        assertThatThrownBy(() -> Form.of(contentType))
                .isInstanceOfSatisfying(
                        OtlpRefused.class, e -> assertThat(e.status()).isEqualTo(415));
    }

    @Test
    void attributesAreTextWithoutNul() {
        var value = AnyValue.newBuilder();
        value.getKvlistValueBuilder()
                .addValues(KeyValue.newBuilder()
                        .setKey("a\0b")
                        .setValue(AnyValue.newBuilder().setDoubleValue(Double.NaN)))
                .addValues(KeyValue.newBuilder()
                        .setKey("bytes")
                        .setValue(AnyValue.newBuilder().setBytesValue(ByteString.copyFrom(new byte[] {1, 2}))));

        assertThat(Attributes.text(value.build())).isEqualTo("{\"ab\":\"NaN\",\"bytes\":\"AQI=\"}");
        assertThat(Attributes.text(AnyValue.newBuilder().setStringValue("x\0y").build()))
                .isEqualTo("xy");
    }
}
