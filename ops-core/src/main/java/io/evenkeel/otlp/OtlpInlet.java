package io.evenkeel.otlp;

import com.google.protobuf.Message;
import io.evenkeel.audit.Refusal;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Takes requests of OTLP/HTTP for the rooms: 200 where the rest is kept, with a partial success for what is not; 400, 413 and
 * 415 where sending it again can't help; 429 and 503 where the client should. Thread-safe.
 */
@Component
public class OtlpInlet {
    private static final Logger LOG = LoggerFactory.getLogger(OtlpInlet.class);

    /** Requests in memory at once. One that is as large as may be takes about a hundred megabytes while it is read. */
    private static final int AT_ONCE = 4;

    private static final int SECONDS_TO_WAIT = 5;
    private static final String RETRY_SECONDS = "5";
    private static final int OK = 200;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    private final Semaphore reading = new Semaphore(AT_ONCE, true);
    private final MeterRegistry metrics;

    OtlpInlet(ObjectProvider<MeterRegistry> registries) {
        this.metrics = registries.getIfAvailable(SimpleMeterRegistry::new);
    }

    /**
     * Reads a request, and answers what the room makes of it.
     *
     * @param empty an Export…ServiceRequest without anything
     * @param room checks the actor's right, keeps what it takes; a {@link Refusal}, an {@link OtlpRefused} and a database that is
     *     away become answers
     */
    public <M extends Message> ResponseEntity<byte[]> take(
            Signal signal, HttpServletRequest request, M empty, Function<M, Taken> room) throws IOException {
        Form form = Form.PROTOBUF;
        try {
            form = Form.of(header(request, HttpHeaders.CONTENT_TYPE));
            Body body =
                    Body.begin(request.getInputStream(), header(request, HttpHeaders.CONTENT_ENCODING), Limits.USUAL);
            enter();
            Taken taken;
            try {
                taken = room.apply(form.read(body.whole(), empty, Limits.USUAL));
            } finally {
                reading.release();
            }
            count(signal, OK, taken.refused());
            return answer(form, OK, form.answer(signal, taken));
        } catch (OtlpRefused e) {
            return error(signal, form, e.status(), String.valueOf(e.getMessage()));
        } catch (Refusal e) {
            return error(signal, form, e.kind().status(), String.valueOf(e.getMessage()));
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("event=otlp-not-taken signal={} cause=\"{}\"", signal.word(), e.getMessage());
            return error(signal, form, UNAVAILABLE, "The database does not answer at the moment; send it again.");
        }
    }

    private void enter() {
        try {
            if (reading.tryAcquire(SECONDS_TO_WAIT, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new Refusal(Refusal.Kind.TOO_MANY, "otlp-busy", "Too many requests are being read; send this one again.");
    }

    private static String header(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getHeader(name)).orElse("");
    }

    private ResponseEntity<byte[]> error(Signal signal, Form form, int status, String sentence) {
        count(signal, status, 0);
        return answer(form, status, form.error(status, sentence));
    }

    private void count(Signal signal, int status, long refused) {
        metrics.counter("evenkeel.otlp.requests", "signal", signal.word(), "status", Integer.toString(status))
                .increment();
        metrics.counter("evenkeel.otlp.refused", "signal", signal.word()).increment((double) refused);
    }

    private static ResponseEntity<byte[]> answer(Form form, int status, byte[] body) {
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(status).contentType(MediaType.parseMediaType(form.contentType()));
        if (status == TOO_MANY || status == UNAVAILABLE) {
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        return answer.body(body);
    }
}
