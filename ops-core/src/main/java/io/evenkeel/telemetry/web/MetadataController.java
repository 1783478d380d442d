package io.evenkeel.telemetry.web;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Right;
import io.evenkeel.telemetry.internal.Queries;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The parts of Prometheus's API that are not about samples: what metrics mean, and what answers here. */
@RestController
class MetadataController {

    /** The release whose query language and API are spoken. Grafana switches its own behaviour by it. */
    private static final String SPOKEN = "2.42.0";

    private static final int MOST = 50_000;

    private final Queries queries;

    MetadataController(Queries queries) {
        this.queries = queries;
    }

    @RequestMapping(
            path = "/api/v1/metadata",
            method = {RequestMethod.GET, RequestMethod.POST})
    @Needs(Right.SEE_OPERATIONS)
    ResponseEntity<String> metadata(
            @RequestParam Optional<String> metric, @RequestParam Optional<String> limit, Actor actor) {
        return json(PrometheusJson.ofTexts(queries.texts(
                actor, metric, limit.map(MetadataController::limit).orElse(MOST))));
    }

    /** Below zero is as if it were not there, as Prometheus has it. */
    private static int limit(String text) {
        try {
            int limit = Integer.parseInt(text);
            return limit < 0 ? MOST : Math.min(limit, MOST);
        } catch (NumberFormatException e) {
            throw new Ask.Wrong("limit", "limit must be a number");
        }
    }

    @RequestMapping(
            path = "/api/v1/status/buildinfo",
            method = {RequestMethod.GET, RequestMethod.POST})
    @Needs(Right.SEE_OPERATIONS)
    ResponseEntity<String> buildInfo() {
        var words = new LinkedHashMap<String, String>();
        words.put("version", SPOKEN);
        words.put("revision", "");
        words.put("branch", "");
        words.put("buildUser", "");
        words.put("buildDate", "");
        words.put("goVersion", "");
        words.put("application", "Evenkeel");
        return json(PrometheusJson.ofWords(words));
    }

    /** There are no exemplars; whoever asks beside a chart gets none rather than an error. */
    @RequestMapping(
            path = "/api/v1/query_exemplars",
            method = {RequestMethod.GET, RequestMethod.POST})
    @Needs(Right.SEE_OPERATIONS)
    ResponseEntity<String> exemplars() {
        return json(PrometheusJson.ofLabels(List.<Map<String, String>>of()));
    }

    @ExceptionHandler
    ResponseEntity<String> wrong(Ask.Wrong e) {
        return ResponseEntity.badRequest()
                .contentType(MediaType.APPLICATION_JSON)
                .body(PrometheusJson.ofError("bad_data", String.valueOf(e.getMessage())));
    }

    private static ResponseEntity<String> json(String body) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(body);
    }
}
