package io.evenkeel.logs.web;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.logs.AgentLines;
import io.evenkeel.protocol.LogShipment;
import io.evenkeel.protocol.LogShipmentReader;
import io.evenkeel.protocol.LogShipmentUnreadable;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where agents send the lines that they follow: {@link LogShipment}. */
@RestController
class AgentLinesController {
    /** In memory at once: one that unpacks to the most takes some forty megabytes while it is read. */
    private static final int AT_ONCE = 4;

    private static final int SECONDS_TO_WAIT = 3;

    private final AgentLines lines;
    private final Semaphore reading = new Semaphore(AT_ONCE, true);

    AgentLinesController(AgentLines lines) {
        this.lines = lines;
    }

    @PostMapping("/api/logs/agent")
    @Needs(Right.WRITE_LOGS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void take(HttpServletRequest request, Actor agent) throws IOException {
        if (!mayEnter()) {
            throw new Refusal(
                    Refusal.Kind.UNAVAILABLE,
                    "logs-not-kept",
                    "Too many agents ship lines at this moment; send this shipment again.");
        }
        try {
            lines.take(agent, LogShipmentReader.read(request.getInputStream()));
        } catch (LogShipmentUnreadable e) {
            throw new Refusal(Refusal.Kind.INVALID, "shipment-unreadable", String.valueOf(e.getMessage()));
        } finally {
            reading.release();
        }
    }

    private boolean mayEnter() {
        try {
            return reading.tryAcquire(SECONDS_TO_WAIT, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
