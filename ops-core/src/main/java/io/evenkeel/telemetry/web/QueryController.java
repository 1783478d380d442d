package io.evenkeel.telemetry.web;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.telemetry.Matcher;
import io.evenkeel.telemetry.PromQl;
import io.evenkeel.telemetry.PromQlError;
import io.evenkeel.telemetry.PromQlLimits;
import io.evenkeel.telemetry.internal.Queries;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Prometheus's query API, in its JSON and its form of errors, so that Grafana and other tools can read it. */
@RestController
class QueryController {

    private static final Logger log = LoggerFactory.getLogger(QueryController.class);
    private static final Instant BEGINNING = Instant.EPOCH;
    private static final Instant END = Instant.parse("9999-12-31T23:59:59Z");

    private final Queries queries;
    private final InstantSource clock;

    QueryController(Queries queries, InstantSource clock) {
        this.queries = queries;
        this.clock = clock;
    }

    @RequestMapping(
            path = "/api/v1/query",
            method = {RequestMethod.GET, RequestMethod.POST})
    @Needs(Right.SEE_OPERATIONS)
    ResponseEntity<String> query(
            @RequestParam Optional<String> query,
            @RequestParam Optional<String> time,
            @RequestParam Optional<String> timeout,
            Actor actor) {
        Instant at = Ask.time("time", time, clock.instant());
        return json(PrometheusJson.of(queries.at(actor, Ask.query(query), at, timeout(timeout))));
    }

    @RequestMapping(
            path = "/api/v1/query_range",
            method = {RequestMethod.GET, RequestMethod.POST})
    @Needs(Right.SEE_OPERATIONS)
    ResponseEntity<String> queryRange(
            @RequestParam Optional<String> query,
            @RequestParam Optional<String> start,
            @RequestParam Optional<String> end,
            @RequestParam Optional<String> step,
            @RequestParam Optional<String> timeout,
            Actor actor) {
        Instant from = Ask.time("start", start);
        Instant to = Ask.time("end", end);
        if (to.isBefore(from)) {
            throw new Ask.Wrong("end", "end timestamp must not be before start time");
        }
        Duration each = Ask.duration("step", step.orElseThrow(() -> new Ask.Wrong("step", "it is missing")));
        if (Duration.between(from, to).dividedBy(each) > PromQlLimits.USUAL.steps()) {
            throw new Ask.Wrong(
                    "step",
                    "exceeded maximum resolution of 11,000 points per timeseries. Try decreasing the query resolution"
                            + " (?step=XX)");
        }
        PromQl parsed = Ask.query(query);
        return json(PrometheusJson.of(queries.over(actor, parsed, from, to, each, timeout(timeout))));
    }

    @RequestMapping(
            path = "/api/v1/series",
            method = {RequestMethod.GET, RequestMethod.POST})
    @Needs(Right.SEE_OPERATIONS)
    ResponseEntity<String> series(
            HttpServletRequest request,
            @RequestParam Optional<String> start,
            @RequestParam Optional<String> end,
            Actor actor) {
        List<List<Matcher>> anyOf = Ask.selectors(request);
        if (anyOf.isEmpty()) {
            throw new Ask.Wrong("match[]", "no match[] parameter provided");
        }
        return json(PrometheusJson.ofLabels(
                queries.series(actor, anyOf, Ask.time("start", start, BEGINNING), Ask.time("end", end, END))));
    }

    @RequestMapping(
            path = "/api/v1/labels",
            method = {RequestMethod.GET, RequestMethod.POST})
    @Needs(Right.SEE_OPERATIONS)
    ResponseEntity<String> labels(HttpServletRequest request, Actor actor) {
        return json(PrometheusJson.ofWords(queries.labelNames(actor, Ask.selectors(request))));
    }

    @GetMapping("/api/v1/label/{name}/values")
    @Needs(Right.SEE_OPERATIONS)
    ResponseEntity<String> labelValues(@PathVariable String name, HttpServletRequest request, Actor actor) {
        return json(PrometheusJson.ofWords(queries.labelValues(actor, name, Ask.selectors(request))));
    }

    private static Duration timeout(Optional<String> text) {
        return text.map(word -> Ask.duration("timeout", word)).orElse(PromQlLimits.USUAL.time());
    }

    private static ResponseEntity<String> json(String body) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(body);
    }

    @ExceptionHandler
    ResponseEntity<String> wrong(Ask.Wrong e) {
        return error(400, "bad_data", String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<String> failed(PromQlError e) {
        return switch (e.kind()) {
            case PARSE -> error(400, "bad_data", e.describe());
            case EXECUTION, TOO_LARGE -> error(422, "execution", e.describe());
            case TIMEOUT -> error(503, "timeout", e.describe());
        };
    }

    @ExceptionHandler
    ResponseEntity<String> refused(Refusal e) {
        return switch (e.kind()) {
            case TOO_LARGE -> error(422, "execution", String.valueOf(e.getMessage()));
            case UNAVAILABLE, TOO_MANY -> error(503, "unavailable", String.valueOf(e.getMessage()));
            case INVALID, UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, CONFLICT, OUT_OF_DATE ->
                error(e.kind().status(), "bad_data", String.valueOf(e.getMessage()));
        };
    }

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ResponseEntity<String> databaseAway(Exception e) {
        log.warn("event=query-failed cause=\"{}\"", e.getMessage());
        return error(503, "unavailable", "The database does not answer at the moment; try again.");
    }

    private static ResponseEntity<String> error(int status, String type, String sentence) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(PrometheusJson.ofError(type, sentence));
    }
}
