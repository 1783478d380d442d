package io.evenkeel.console.web;

import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Right;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /metrics}: the server's own figures in Prometheus's text form. */
@RestController
class MetricsController {
    private final PrometheusMeterRegistry registry;

    MetricsController(PrometheusMeterRegistry registry) {
        this.registry = registry;
    }

    @GetMapping(path = "/metrics", produces = "text/plain; version=0.0.4; charset=utf-8")
    @Needs(Right.SEE_OPERATIONS)
    String metrics() {
        return registry.scrape("text/plain; version=0.0.4; charset=utf-8");
    }
}
