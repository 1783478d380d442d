package io.evenkeel.alerting.web;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers in Alertmanager's form: JSON, and of what went wrong a bare text or a code with a message. */
final class WireAnswer {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private WireAnswer() {}

    static ResponseEntity<String> json(JsonNode body) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(body.toString());
    }

    static ResponseEntity<String> text(int status, String sentence) {
        var answer = ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON);
        if (status == 503 || status == 429) {
            answer.header(HttpHeaders.RETRY_AFTER, "5");
        }
        if (status == 401) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return answer.body(JSON.writeValueAsString(sentence));
    }

    static ResponseEntity<String> of(WireError e) {
        if (e.code() == 0) {
            return text(e.status(), String.valueOf(e.getMessage()));
        }
        return ResponseEntity.status(e.status())
                .contentType(MediaType.APPLICATION_JSON)
                .body(JSON.createObjectNode()
                        .put("code", e.code())
                        .put("message", e.getMessage())
                        .toString());
    }
}
