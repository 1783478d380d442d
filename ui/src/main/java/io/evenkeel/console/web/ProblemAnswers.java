package io.evenkeel.console.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.evenkeel.audit.DatabaseTrouble;
import io.evenkeel.audit.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.databind.json.JsonMapper;

/** Words every refusal as {@code application/problem+json} (RFC 9457); a fault of ours shows no detail but its id. */
@RestControllerAdvice
class ProblemAnswers {
    private static final Logger log = LoggerFactory.getLogger(ProblemAnswers.class);

    /** While a database is away every request fails; one line a minute says as much as all. */
    private static final Duration QUIET = Duration.ofMinutes(1);

    private final JsonMapper json;
    private final InstantSource clock;
    private final Map<String, Throttle> throttles = new ConcurrentHashMap<>();

    ProblemAnswers(JsonMapper json, InstantSource clock) {
        this.json = json;
        this.clock = clock;
    }

    /** @param type {@code urn:evenkeel:problem:CODE}, stable */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Problem(
            String type,
            String title,
            int status,
            String detail,
            @Nullable String field) {
        static Problem of(int status, String code, String detail, @Nullable String field) {
            HttpStatus known = HttpStatus.resolve(status);
            return new Problem(
                    "urn:evenkeel:problem:" + code,
                    known == null ? "Error" : known.getReasonPhrase(),
                    status,
                    detail,
                    field);
        }
    }

    @ExceptionHandler
    ResponseEntity<Problem> refused(Refusal refusal) {
        return answer(
                Problem.of(refusal.kind().status(), refusal.code(), sentence(refusal), refusal.field()),
                refusal.kind());
    }

    @ExceptionHandler
    ResponseEntity<Problem> unreadable(HttpMessageNotReadableException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return refused(refusal);
            }
        }
        return answer(UnreadableBody.of(e), null);
    }

    /** A number or id in the address that is none. */
    @ExceptionHandler
    ResponseEntity<Problem> mistyped(MethodArgumentTypeMismatchException e) {
        return answer(
                Problem.of(400, "value-invalid", "The value of " + e.getName() + " cannot be read.", e.getName()),
                null);
    }

    @ExceptionHandler
    ResponseEntity<Problem> nowhere(NoResourceFoundException e) {
        return answer(
                Problem.of(
                        404,
                        "http-404",
                        "Nothing answers " + e.getHttpMethod()
                                + " at this address. docs/endpoints.md lists all that there are.",
                        null),
                null);
    }

    /** The browser went away while an answer was being written; nobody is left to tell. */
    @ExceptionHandler
    void gone(AsyncRequestNotUsableException e) {
        log.debug("event=client-gone");
    }

    @ExceptionHandler
    ResponseEntity<Problem> other(Exception e) {
        if (e instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            int status = known.getStatusCode().value();
            String detail = known.getBody().getDetail();
            return answer(
                    Problem.of(status, "http-" + status, detail == null ? "The request is not valid." : detail, null),
                    null);
        }
        // The database is away or full: say so and when to come back.
        Optional<Refusal> trouble = DatabaseTrouble.in(e);
        if (trouble.isPresent()) {
            if (trouble.get().kind() == Refusal.Kind.UNAVAILABLE) {
                tell(trouble.get(), e);
            }
            return refused(trouble.get());
        }
        String id = Long.toString(System.nanoTime(), 36);
        log.error("event=request-failed id={}", id, e);
        return answer(
                Problem.of(
                        500,
                        "fault",
                        "The server failed to do this. The log has the reason under id " + id + ".",
                        null),
                null);
    }

    /** There are few codes of database trouble, so there are few throttles. */
    private void tell(Refusal trouble, Exception failure) {
        throttles
                .computeIfAbsent(trouble.code(), _ -> new Throttle(QUIET))
                .pass(clock.instant())
                .ifPresent(leftOut -> log.warn(
                        "event=database-trouble code={} leftOut={} cause=\"{}\"",
                        trouble.code(),
                        leftOut,
                        String.valueOf(failure.getMessage())));
    }

    /** The same answer from a filter, where no handler is at work. */
    void write(HttpServletResponse response, Refusal refusal) throws IOException {
        ResponseEntity<Problem> answer = refused(refusal);
        response.setStatus(answer.getStatusCode().value());
        answer.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        response.getOutputStream()
                .write(json.writeValueAsString(answer.getBody()).getBytes(StandardCharsets.UTF_8));
    }

    private static ResponseEntity<Problem> answer(Problem problem, Refusal.@Nullable Kind kind) {
        var response = ResponseEntity.status(problem.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (kind == Refusal.Kind.UNAUTHENTICATED) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        if (kind == Refusal.Kind.UNAVAILABLE || kind == Refusal.Kind.TOO_MANY) {
            response.header(HttpHeaders.RETRY_AFTER, "5");
        }
        return response.body(problem);
    }

    private static String sentence(Refusal refusal) {
        String message = refusal.getMessage();
        return message == null ? refusal.code() : message;
    }
}
