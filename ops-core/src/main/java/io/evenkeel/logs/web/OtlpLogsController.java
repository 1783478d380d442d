package io.evenkeel.logs.web;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Right;
import io.evenkeel.logs.LogIntake;
import io.evenkeel.logs.internal.otlp.OtlpLines;
import io.evenkeel.logs.internal.series.LogSeries;
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
    private final LogSeries series;

    OtlpLogsController(OtlpInlet inlet, LogIntake intake, LogSeries series) {
        this.inlet = inlet;
        this.intake = intake;
        this.series = series;
    }

    @PostMapping("/v1/logs")
    @Needs(Right.WRITE_LOGS)
    ResponseEntity<byte[]> logs(HttpServletRequest request, Actor actor) throws IOException {
        ResponseEntity<byte[]> answer =
                inlet.take(Signal.LOGS, request, ExportLogsServiceRequest.getDefaultInstance(), logs -> {
                    intake.take(actor, OtlpLines.of(logs));
                    return Taken.WHOLE;
                });
        if (!answer.getStatusCode().is2xxSuccessful()) {
            series.refused("otlp", why(answer.getStatusCode().value()), 1);
        }
        return answer;
    }

    private static String why(int status) {
        return switch (status) {
            case 413 -> "too-large";
            case 429 -> "busy";
            case 503 -> "not-kept";
            default -> "unreadable";
        };
    }
}
