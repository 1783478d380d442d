package io.evenkeel.telemetry.web;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.protocol.WriteLimits;
import io.evenkeel.protocol.WriteRefused;
import io.evenkeel.telemetry.internal.Ingest;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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
    private static final MediaType PLAIN = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);
    private static final String RETRY_SECONDS = "5";

    private final Ingest ingest;

    WriteController(Ingest ingest) {
        this.ingest = ingest;
    }

    @PostMapping("/api/v1/write")
    @Needs(Right.WRITE_MEASUREMENTS)
    ResponseEntity<String> write(HttpServletRequest request, Actor actor) throws IOException {
        Optional<ResponseEntity<String>> wrong = wrongHeaders(request);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        int most = WriteLimits.USUAL.compressedBytes();
        if (request.getContentLengthLong() > most) {
            return text(413, "The request has more than %,d bytes; send smaller ones.".formatted(most));
        }
        try {
            byte[] body = request.getInputStream().readNBytes(most + 1);
            return ingest.take(actor, body)
                    .map(sentence -> text(400, sentence))
                    .orElseGet(() -> ResponseEntity.noContent().build());
        } catch (WriteRefused e) {
            return text(e.httpStatus(), String.valueOf(e.getMessage()));
        } catch (Refusal e) {
            return text(e.kind().status(), String.valueOf(e.getMessage()));
        } catch (DataAccessException | TransactionException e) {
            log.warn("event=write-failed cause=\"{}\"", e.getMessage());
            return text(503, "The database does not take it at the moment; send it again.");
        }
    }

    private static Optional<ResponseEntity<String>> wrongHeaders(HttpServletRequest request) {
        String encoding = header(request, HttpHeaders.CONTENT_ENCODING);
        if (!encoding.equals("snappy")) {
            return Optional.of(text(415, "Send the request with Content-Encoding: snappy (block format)."));
        }
        String type = header(request, HttpHeaders.CONTENT_TYPE);
        if (!type.startsWith("application/x-protobuf") || type.contains("io.prometheus.write.v2")) {
            return Optional.of(text(
                    415,
                    "Send remote write 1.0: Content-Type: application/x-protobuf with a prometheus.WriteRequest."));
        }
        return Optional.empty();
    }

    private static String header(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getHeader(name)).orElse("").toLowerCase(Locale.ROOT);
    }

    private static ResponseEntity<String> text(int status, String sentence) {
        var answer = ResponseEntity.status(status).contentType(PLAIN);
        if (status == 503) {
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        return answer.body(sentence + "\n");
    }
}
