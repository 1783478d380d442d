package io.evenkeel.telemetry.web;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.protocol.WriteLimits;
import io.evenkeel.protocol.WriteRefused;
import io.evenkeel.telemetry.internal.Ingest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Prometheus remote write 1.0. 204 says that everything is committed; 400 and 413 that sending it again can't help (what
 * was good in it is stored); 503 that it should be sent again. Sentences are plain text, as Prometheus logs them.
 */
@RestController
class WriteController {

    private static final Logger log = LoggerFactory.getLogger(WriteController.class);
    private static final String PLAIN = "text/plain;charset=UTF-8";
    private static final int NO_CONTENT = 204;
    private static final int UNAVAILABLE = 503;
    private static final String RETRY_SECONDS = "5";

    private final Ingest ingest;

    WriteController(Ingest ingest) {
        this.ingest = ingest;
    }

    /** Writes the answer itself: nine of ten are empty, and to look for a converter of nothing costs more than to store. */
    @PostMapping("/api/v1/write")
    @Needs(Right.WRITE_MEASUREMENTS)
    void write(HttpServletRequest request, HttpServletResponse response, Actor actor) throws IOException {
        Optional<Answer> answer = answer(request, actor);
        if (answer.isEmpty()) {
            response.setStatus(NO_CONTENT);
            return;
        }
        response.setStatus(answer.get().status());
        if (answer.get().status() == UNAVAILABLE) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        response.setContentType(PLAIN);
        response.getOutputStream().write((answer.get().sentence() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private record Answer(int status, String sentence) {}

    /** Empty if all is stored. */
    private Optional<Answer> answer(HttpServletRequest request, Actor actor) throws IOException {
        Optional<Answer> wrong = wrongHeaders(request);
        if (wrong.isPresent()) {
            return wrong;
        }
        int most = WriteLimits.USUAL.compressedBytes();
        if (request.getContentLengthLong() > most) {
            return Optional.of(
                    new Answer(413, "The request has more than %,d bytes; send smaller ones.".formatted(most)));
        }
        try {
            return ingest.take(actor, body(request, most + 1)).map(sentence -> new Answer(400, sentence));
        } catch (WriteRefused e) {
            return Optional.of(new Answer(e.httpStatus(), String.valueOf(e.getMessage())));
        } catch (Refusal e) {
            return Optional.of(new Answer(e.kind().status(), String.valueOf(e.getMessage())));
        } catch (DataAccessException | TransactionException e) {
            log.warn("event=write-failed cause=\"{}\"", e.getMessage());
            return Optional.of(new Answer(UNAVAILABLE, "The database does not take it at the moment; send it again."));
        }
    }

    /** At once where the length is announced, as senders do. */
    private static byte[] body(HttpServletRequest request, int atMost) throws IOException {
        int announced = request.getContentLength();
        if (announced < 0) {
            return request.getInputStream().readNBytes(atMost);
        }
        var body = new byte[announced];
        int read = request.getInputStream().readNBytes(body, 0, announced);
        return read == announced ? body : Arrays.copyOf(body, read);
    }

    private static Optional<Answer> wrongHeaders(HttpServletRequest request) {
        String encoding = header(request, HttpHeaders.CONTENT_ENCODING);
        if (!encoding.equals("snappy")) {
            return Optional.of(new Answer(415, "Send the request with Content-Encoding: snappy (block format)."));
        }
        String type = header(request, HttpHeaders.CONTENT_TYPE);
        if (!type.startsWith("application/x-protobuf") || type.contains("io.prometheus.write.v2")) {
            return Optional.of(new Answer(
                    415,
                    "Send remote write 1.0: Content-Type: application/x-protobuf with a prometheus.WriteRequest."));
        }
        return Optional.empty();
    }

    private static String header(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getHeader(name)).orElse("").toLowerCase(Locale.ROOT);
    }
}
