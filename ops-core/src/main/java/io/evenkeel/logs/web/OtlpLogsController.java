package io.evenkeel.logs.web;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Right;
import io.evenkeel.logs.LogIntake;
import io.evenkeel.logs.internal.otlp.OtlpLines;
import io.evenkeel.otlp.OtlpInlet;
import io.evenkeel.otlp.Signal;
import io.evenkeel.otlp.Taken;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Log records of OpenTelemetry, by OTLP/HTTP. */
@RestController
class OtlpLogsController {
    private final OtlpInlet inlet;
    private final LogIntake intake;

    OtlpLogsController(OtlpInlet inlet, LogIntake intake) {
        this.inlet = inlet;
        this.intake = intake;
    }

    @PostMapping("/v1/logs")
    @Needs(Right.WRITE_LOGS)
    ResponseEntity<byte[]> logs(HttpServletRequest request, Actor actor) throws IOException {
        return inlet.take(Signal.LOGS, request, ExportLogsServiceRequest.getDefaultInstance(), logs -> {
            intake.take(actor, OtlpLines.of(logs));
            return Taken.WHOLE;
        });
    }
}
