package io.evenkeel.otlp;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Message;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The two forms in which clients write, and want to be answered. */
enum Form {
    PROTOBUF("application/x-protobuf"),
    JSON("application/json");

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final String contentType;

    Form(String contentType) {
        this.contentType = contentType;
    }

    String contentType() {
        return contentType;
    }

    static Form of(String contentType) {
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return switch (type) {
            case "application/x-protobuf" -> PROTOBUF;
            case "application/json" -> JSON;
            default ->
                throw OtlpRefused.otherForm(
                        "Send Content-Type: application/x-protobuf or application/json (OTLP/HTTP).");
        };
    }

    <M extends Message> M read(byte[] body, M empty, Limits limits) {
        return switch (this) {
            case PROTOBUF -> ProtobufForm.read(body, empty, limits);
            case JSON -> JsonForm.read(body, empty, limits);
        };
    }

    /** An Export…ServiceResponse; all three have the same fields by number. */
    byte[] answer(Signal signal, Taken taken) {
        return switch (this) {
            case PROTOBUF -> taken.isWhole() ? new byte[0] : message(1, message(1, taken.refused(), taken.sentence()));
            case JSON -> {
                ObjectNode answer = MAPPER.createObjectNode();
                if (!taken.isWhole()) {
                    answer.putObject("partialSuccess")
                            .put(signal.refusedField(), Long.toString(taken.refused()))
                            .put("errorMessage", taken.sentence());
                }
                yield MAPPER.writeValueAsBytes(answer);
            }
        };
    }

    /** A google.rpc.Status: code, then message. */
    byte[] error(int httpStatus, String sentence) {
        return switch (this) {
            case PROTOBUF -> message(1, code(httpStatus), sentence);
            case JSON ->
                MAPPER.writeValueAsBytes(
                        MAPPER.createObjectNode().put("code", code(httpStatus)).put("message", sentence));
        };
    }

    /** As gRPC numbers them. */
    private static int code(int httpStatus) {
        return switch (httpStatus) {
            case 400, 413, 415 -> 3;
            case 403 -> 7;
            case 429 -> 8;
            case 503 -> 14;
            default -> 2;
        };
    }

    private static byte[] message(int field, long number, String text) {
        return written(out -> {
            if (number != 0) {
                out.writeInt64(field, number);
            }
            out.writeString(field + 1, text);
        });
    }

    private static byte[] message(int field, byte[] inner) {
        return written(out -> out.writeByteArray(field, inner));
    }

    private interface Writing {
        void to(CodedOutputStream out) throws IOException;
    }

    private static byte[] written(Writing writing) {
        var bytes = new ByteArrayOutputStream();
        try {
            CodedOutputStream out = CodedOutputStream.newInstance(bytes);
            writing.to(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
