package io.evenkeel.alerting.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.MediaType;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads requests of Alertmanager's API; what it does not take becomes a {@link WireError} in its words. */
final class WireRequest {

    private static final int MOST_BYTES = 4 << 20;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private WireRequest() {}

    static JsonNode body(HttpServletRequest request, String what) throws IOException {
        String type = Optional.ofNullable(request.getContentType()).orElse("");
        if (!type.toLowerCase(Locale.ROOT).startsWith(MediaType.APPLICATION_JSON_VALUE)) {
            throw WireError.contentType(type);
        }
        if (request.getContentLengthLong() > MOST_BYTES) {
            throw WireError.tooLarge(MOST_BYTES);
        }
        byte[] bytes = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw WireError.tooLarge(MOST_BYTES);
        }
        try {
            return JSON.readTree(bytes);
        } catch (JacksonException e) {
            throw WireError.unreadable(what, e.getOriginalMessage());
        }
    }

    static List<String> values(HttpServletRequest request, String name) {
        String[] values = request.getParameterValues(name);
        return values == null ? List.of() : List.of(values);
    }

    static boolean bool(String name, String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true", "1", "" -> true;
            case "false", "0" -> false;
            default ->
                throw WireError.invalid(
                        601,
                        name + " in query must be of type boolean: \"" + value + "\"",
                        new IllegalArgumentException());
        };
    }
}
