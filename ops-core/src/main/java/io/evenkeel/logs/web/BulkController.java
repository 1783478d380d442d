package io.evenkeel.logs.web;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.logs.LogIntake;
import io.evenkeel.logs.RawLine;
import io.evenkeel.logs.internal.series.LogSeries;
import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The bulk API of Elasticsearch, in its JSON and form of errors, for shippers that speak it. The name of an index is not
 * used: where a line belongs is said by its own fields.
 */
@RestController
class BulkController {
    private static final Logger LOG = LoggerFactory.getLogger(BulkController.class);

    /** Unpacked. */
    static final int MOST_BYTES = 16 << 20;

    /** Requests in memory at once: one that unpacks to the most takes about a hundred megabytes while it is read. */
    private static final int AT_ONCE = 4;

    private static final int SECONDS_TO_WAIT = 5;
    private static final String RETRY_SECONDS = "5";
    private static final int BAD_REQUEST = 400;
    private static final int TOO_LARGE = 413;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    private final LogIntake intake;
    private final LogSeries series;
    private final Semaphore reading = new Semaphore(AT_ONCE, true);

    BulkController(LogIntake intake, LogSeries series) {
        this.intake = intake;
        this.series = series;
    }

    @PostMapping({"/_bulk", "/elastic/_bulk"})
    @Needs(Right.WRITE_LOGS)
    ResponseEntity<String> bulk(HttpServletRequest request, Actor actor) throws IOException {
        return take(request, actor, "logs");
    }

    @PostMapping({"/{index}/_bulk", "/elastic/{index}/_bulk"})
    @Needs(Right.WRITE_LOGS)
    ResponseEntity<String> bulkInto(@PathVariable String index, HttpServletRequest request, Actor actor)
            throws IOException {
        return take(request, actor, index);
    }

    /** What shippers ask before they send. */
    @GetMapping({"/elastic", "/elastic/"})
    @Needs(Right.WRITE_LOGS)
    ResponseEntity<String> node() {
        return ResponseEntity.ok()
                .header("X-Elastic-Product", "Elasticsearch")
                .contentType(MediaType.APPLICATION_JSON)
                .body("""
                        {"name":"evenkeel","cluster_name":"evenkeel","cluster_uuid":"evenkeel",\
                        "version":{"number":"8.17.0","build_flavor":"default","build_type":"tar","lucene_version":"9.12.0",\
                        "minimum_wire_compatibility_version":"7.17.0","minimum_index_compatibility_version":"7.0.0"},\
                        "tagline":"You Know, for Search"}""");
    }

    private ResponseEntity<String> take(HttpServletRequest request, Actor actor, String index) throws IOException {
        long begun = System.nanoTime();
        if (!mayEnter()) {
            return refused(
                    "busy",
                    TOO_MANY,
                    "es_rejected_execution_exception",
                    "Too many requests are being read; send this one again.");
        }
        try {
            return taken(request, actor, index, begun);
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

    private ResponseEntity<String> taken(HttpServletRequest request, Actor actor, String index, long begun)
            throws IOException {
        byte[] body;
        try {
            body = body(request);
        } catch (ZipException | EOFException e) {
            return refused(
                    "unreadable",
                    BAD_REQUEST,
                    "parse_exception",
                    "The request says Content-Encoding: gzip and is no whole gzip stream.");
        }
        if (body.length > MOST_BYTES) {
            return tooLarge("The request unpacks to more than 16 MiB; send smaller ones.");
        }
        BulkRequest bulk = BulkRequest.read(new String(body, StandardCharsets.UTF_8), index);
        Optional<String> broken = bulk.broken();
        if (broken.isPresent()) {
            return bulk.isTooLarge()
                    ? tooLarge(broken.get())
                    : refused("unreadable", BAD_REQUEST, "illegal_argument_exception", broken.get());
        }
        List<RawLine> lines = bulk.lines();
        try {
            intake.take(actor, lines);
        } catch (Refusal e) {
            return refused(
                    "not-kept", e.kind().status(), "es_rejected_execution_exception", String.valueOf(e.getMessage()));
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("event=log-lines-not-taken cause=\"{}\"", e.getMessage());
            return refused(
                    "not-kept",
                    UNAVAILABLE,
                    "es_rejected_execution_exception",
                    "The database does not answer at the moment; send it again.");
        }
        bulk.refused().forEach((why, documents) -> series.refused("bulk", why, documents));
        return answer(200, bulk.answer((System.nanoTime() - begun) / 1_000_000));
    }

    private static byte[] body(HttpServletRequest request) throws IOException {
        String encoding = Optional.ofNullable(request.getHeader(HttpHeaders.CONTENT_ENCODING))
                .orElse("")
                .toLowerCase(Locale.ROOT);
        InputStream in = request.getInputStream();
        return (encoding.equals("gzip") ? new GZIPInputStream(in) : in).readNBytes(MOST_BYTES + 1);
    }

    private ResponseEntity<String> tooLarge(String reason) {
        return refused("too-large", TOO_LARGE, "content_too_long_exception", reason);
    }

    /** The whole request. */
    private ResponseEntity<String> refused(String why, int status, String type, String reason) {
        series.refused("bulk", why, 1);
        return answer(status, BulkRequest.error(status, type, reason));
    }

    private static ResponseEntity<String> answer(int status, String json) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status)
                .header("X-Elastic-Product", "Elasticsearch")
                .contentType(MediaType.APPLICATION_JSON);
        if (status == UNAVAILABLE || status == TOO_MANY) {
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        return answer.body(json);
    }
}
