package io.evenkeel.workflow.internal.callback;

import io.evenkeel.audit.Refusal;
import io.evenkeel.identity.Secrets;
import io.evenkeel.notify.Outgoing;
import io.evenkeel.notify.Outgoing.Answered;
import io.evenkeel.notify.Outgoing.Call;
import io.evenkeel.notify.WebhookSignature;
import io.evenkeel.workflow.internal.callback.CallbackRows.Outcome;
import io.evenkeel.workflow.internal.callback.CallbackRows.Stored;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Carries out what {@link CallbackBook} stored: calls until the receiver has it, and gives up when the time is over. */
@Component
public class CallbackCalls {
    static final String PATH = "/api/processes/callbacks";

    private static final Logger log = LoggerFactory.getLogger(CallbackCalls.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LONGEST_CALL = Duration.ofSeconds(10);
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration KEPT = Duration.ofDays(180);
    private static final int AT_ONCE = 8;
    private static final int MOST_ROUNDS = 20;
    private static final List<Duration> PATIENCE =
            List.of(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(1), Duration.ofMinutes(5));
    /** Refusals that a later attempt may change (RFC 9110 §15.5; 425 of RFC 8470, 429 of RFC 6585). */
    private static final Set<Integer> PASSING = Set.of(408, 409, 425, 429);

    private final CallbackRows rows;
    private final CallbackBook book;
    private final ReceiverBook receivers;
    private final Secrets secrets;
    private final Outgoing outgoing;
    private final InstantSource clock;
    private final String ourUrl;

    CallbackCalls(
            CallbackRows rows,
            CallbackBook book,
            ReceiverBook receivers,
            Secrets secrets,
            Outgoing outgoing,
            InstantSource clock,
            @Value("${evenkeel.url:}") String ourUrl) {
        this.rows = rows;
        this.book = book;
        this.receivers = receivers;
        this.secrets = secrets;
        this.outgoing = outgoing;
        this.clock = clock;
        this.ourUrl = ourUrl.replaceFirst("/+$", "");
    }

    /** What a receiver reads. */
    record Message(String id, Instant createdAt, String about, JsonNode fields, Answer callback) {}

    /** How to answer: a signed POST to {@code url} with {@code code} and {@code values}. */
    record Answer(String url, String code, Instant until, List<String> fields) {}

    /** Looks once after everything that is due, {@value #AT_ONCE} at a time. */
    public void look() {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Instant now = clock.instant();
            List<Stored> due = rows.claim(now, now.plus(LEASE), AT_ONCE);
            try (ExecutorService threads = Executors.newThreadPerTaskExecutor(
                    Thread.ofVirtual().name("callback-", 0).factory())) {
                due.forEach(call -> threads.execute(() -> lookAt(call, now)));
            }
            if (due.size() < AT_ONCE) {
                break;
            }
        }
        rows.forget(clock.instant().minus(KEPT));
    }

    private void lookAt(Stored call, Instant now) {
        try {
            if (!now.isBefore(call.until())) {
                book.giveUp(call.id(), Outcome.LATE, late(call));
            } else if (!call.called()) {
                settle(call, called(call), now);
            }
        } catch (RuntimeException e) {
            // Its row is looked at again when the lease is over.
            log.error("event=callback-failed id={} about={}", call.id(), call.businessKey(), e);
        }
    }

    private static String late(Stored call) {
        return "No answer came until " + call.until() + "."
                + (call.called() || call.detail().isEmpty() ? "" : " The last attempt: " + call.detail());
    }

    private sealed interface Came {}

    private record Taken(String sentence) implements Came {}

    private record NotNow(String sentence) implements Came {}

    private record Never(String sentence) implements Came {}

    private void settle(Stored call, Came came, Instant now) {
        switch (came) {
            case Taken taken -> rows.lookAgain(call.id(), call.until(), taken.sentence(), true, now);
            case NotNow failed -> rows.lookAgain(call.id(), next(call, now), failed.sentence(), false, now);
            case Never refused -> book.giveUp(call.id(), Outcome.REFUSED, refused.sentence());
        }
    }

    private static Instant next(Stored call, Instant now) {
        Instant later = now.plus(PATIENCE.get(Math.clamp(call.attempts() - 1L, 0, PATIENCE.size() - 1)));
        return later.isBefore(call.until()) ? later : call.until();
    }

    private Came called(Stored call) {
        if (ourUrl.isEmpty()) {
            return new NotNow("evenkeel.url is not set, so nobody could answer.");
        }
        try {
            return receivers
                    .secretOf(call.origin())
                    .map(secret -> read(outgoing.call(signed(call, secret))))
                    .orElseGet(() -> new NotNow(call.origin() + " has no secret any longer."));
        } catch (Refusal unreadable) {
            return new NotNow(String.valueOf(unreadable.getMessage()));
        }
    }

    private Call signed(Stored call, String secret) {
        String code = secrets.open(CallbackBook.SEALED, call.sealedCode().orElseThrow());
        String url = secrets.open(CallbackBook.SEALED, call.sealedUrl().orElseThrow());
        byte[] body = JSON.writeValueAsBytes(new Message(
                call.id().toString(),
                call.openedAt(),
                call.businessKey(),
                JSON.readTree(call.fields()),
                new Answer(
                        ourUrl + PATH,
                        code,
                        call.until(),
                        call.answers().stream().sorted().toList())));
        long now = clock.instant().getEpochSecond();
        return new Call(
                "POST",
                URI.create(url),
                Map.of(
                        "Content-Type",
                        "application/json",
                        "Idempotency-Key",
                        call.id().toString(),
                        WebhookSignature.TIMESTAMP_HEADER,
                        Long.toString(now),
                        WebhookSignature.SIGNATURE_HEADER,
                        WebhookSignature.of(secret, now, body)),
                body,
                LONGEST_CALL);
    }

    private static Came read(Outgoing.Result result) {
        return switch (result) {
            case Answered answered when answered.isGood() -> new Taken(answered.sentence());
            case Answered answered
            when answered.status() >= 500 || PASSING.contains(answered.status()) -> new NotNow(answered.sentence());
            case Answered answered -> new Never(answered.sentence());
            // Not for ever: an administrator allows the address while the process still waits.
            case Outgoing.NotAllowed refused -> new NotNow(refused.sentence());
            case Outgoing.Unreached unreached -> new NotNow(unreached.sentence());
        };
    }
}
