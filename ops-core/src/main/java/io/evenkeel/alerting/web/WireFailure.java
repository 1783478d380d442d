package io.evenkeel.alerting.web;

import io.evenkeel.audit.DatabaseTrouble;
import io.evenkeel.audit.Refusal;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;

/** What the sender is told when a request could not be stored or read. */
final class WireFailure {
    private static final Logger log = LoggerFactory.getLogger(WireFailure.class);

    private WireFailure() {}

    static ResponseEntity<String> answer(Exception failure) {
        Optional<Refusal> trouble = DatabaseTrouble.in(failure);
        if (trouble.isPresent()) {
            Refusal refusal = trouble.get();
            return WireAnswer.text(refusal.kind().status(), String.valueOf(refusal.getMessage()));
        }
        log.error("event=alertmanager-api-failed", failure);
        return WireAnswer.text(500, "The server failed to do this. The log has the reason.");
    }
}
