package io.evenkeel.workflow.internal.callback;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Refusal;
import io.evenkeel.identity.Secrets;
import io.evenkeel.notify.Outgoing;
import io.evenkeel.notify.WebhookSignature;
import io.evenkeel.workflow.Callbacks;
import io.evenkeel.workflow.Flows;
import io.evenkeel.workflow.internal.callback.CallbackRows.New;
import io.evenkeel.workflow.internal.callback.CallbackRows.Outcome;
import io.evenkeel.workflow.internal.callback.CallbackRows.Stored;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Calls in PostgreSQL: opened, answered, given up. The row is held while its process is told, so it is told once. */
@Service
class CallbackBook implements Callbacks {
    static final String SEALED = "workflow.callback";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LARGEST_FIELDS = 48 * 1024;

    private final CallbackRows rows;
    private final ReceiverBook receivers;
    private final Flows flows;
    private final Secrets secrets;
    private final Outgoing outgoing;
    private final Audit audit;
    private final InstantSource clock;
    private final WrongAnswers wrong = new WrongAnswers();

    CallbackBook(
            CallbackRows rows,
            ReceiverBook receivers,
            @Lazy Flows flows,
            Secrets secrets,
            Outgoing outgoing,
            Audit audit,
            InstantSource clock) {
        this.rows = rows;
        this.receivers = receivers;
        this.flows = flows;
        this.secrets = secrets;
        this.outgoing = outgoing;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public void mustBeCallable(String url, String field) {
        outgoing.mustBeAllowed(url, field);
        mustHaveSecret(Origin.of(url, field), field);
    }

    private void mustHaveSecret(String origin, String field) {
        if (receivers.secretOf(origin).isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "receiver-without-secret",
                    origin
                            + " has no secret to sign with. An administrator gives it one under Settings, Outside systems.",
                    field);
        }
    }

    @Override
    @Transactional
    public UUID open(Wanted wanted) {
        Optional<UUID> known = rows.byKey(wanted.key());
        if (known.isPresent()) {
            return known.get();
        }
        // Names are resolved and judged at the call, which no transaction waits for.
        String origin = Origin.of(wanted.url(), "url");
        mustHaveSecret(origin, "url");
        Instant now = clock.instant();
        String fields = JSON.writeValueAsString(new TreeMap<>(wanted.fields()));
        if (fields.getBytes(StandardCharsets.UTF_8).length > LARGEST_FIELDS) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "callback-too-large",
                    "What is sent to " + origin + " is larger than " + LARGEST_FIELDS + " bytes. Send fewer fields.");
        }
        rows.close(wanted.businessKey(), wanted.message(), now);
        String code = Codes.random("evc_");
        UUID id = UUID.randomUUID();
        rows.insert(new New(
                new Stored(
                        id,
                        wanted.businessKey(),
                        wanted.message(),
                        origin,
                        Optional.of(secrets.seal(SEALED, code)),
                        Optional.of(secrets.seal(SEALED, wanted.url())),
                        fields,
                        wanted.answers(),
                        now,
                        wanted.until(),
                        0,
                        false,
                        "",
                        Optional.empty()),
                wanted.key(),
                Codes.hash(code)));
        return id;
    }

    @Override
    @Transactional
    public void close(String businessKey, String message) {
        rows.close(businessKey, message, clock.instant());
    }

    @Override
    @Transactional
    public void answer(Signed answer, String address) {
        Instant now = clock.instant();
        if (!wrong.mayTry(address, now)) {
            throw new Refusal(
                    Refusal.Kind.TOO_MANY,
                    "too-many-attempts",
                    "Too many answers from this address were wrong. Try again in ten minutes.");
        }
        GivenAnswer given = counted(address, now, () -> GivenAnswer.read(answer.body()));
        Stored call = counted(address, now, () -> known(given.code(), answer));
        mustBeInTime(call, now);
        Map<String, Object> variables = new HashMap<>(given.values(call.answers()));
        variables.put(ANSWERED, true);
        variables.put(WHY_NOT, "");
        if (!flows.tell(call.message(), call.businessKey(), variables)) {
            throw notAwaited();
        }
        rows.end(call.id(), Outcome.ANSWERED, "It was answered.", now);
        audit.record(receiver(call), "workflow.answer", call.businessKey(), Map.of("message", call.message()));
    }

    /** It may do nothing else: it is known by its signature only. */
    private static Actor receiver(Stored call) {
        return new Actor(Actor.Kind.SYSTEM, call.origin(), call.origin(), Set.of());
    }

    private <T> T counted(String address, Instant now, java.util.function.Supplier<T> read) {
        try {
            return read.get();
        } catch (Refusal refused) {
            wrong.count(address, now);
            throw refused;
        }
    }

    private Stored known(String code, Signed answer) {
        Stored call = rows.lockByCode(Codes.hash(code))
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.NOT_FOUND,
                        "callback-unknown",
                        "No call waits for this code. It stands in the call, under callback.code.",
                        "code"));
        boolean right = receivers
                .secretOf(call.origin())
                .filter(secret ->
                        WebhookSignature.isRight(secret, answer.timestamp(), answer.body(), answer.signature()))
                .isPresent();
        if (!right) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN,
                    "answer-signature-wrong",
                    "The signature is not that of " + call.origin() + ": it is HMAC-SHA-256 with its secret over "
                            + WebhookSignature.TIMESTAMP_HEADER + ", a full stop and the body.");
        }
        return call;
    }

    private static void mustBeInTime(Stored call, Instant now) {
        boolean late = call.outcome().isEmpty() && !now.isBefore(call.until());
        switch (late ? Outcome.LATE : call.outcome().orElse(null)) {
            case null -> {
                // It is awaited.
            }
            case ANSWERED ->
                throw new Refusal(
                        Refusal.Kind.CONFLICT,
                        "answer-taken",
                        "An answer to this call was taken already; a second one changes nothing.");
            case LATE ->
                throw new Refusal(
                        Refusal.Kind.CONFLICT,
                        "answer-late",
                        "The answer came too late: it was awaited until " + call.until() + ".");
            case REFUSED, CLOSED -> throw notAwaited();
        }
    }

    private static Refusal notAwaited() {
        return new Refusal(
                Refusal.Kind.CONFLICT,
                "answer-not-awaited",
                "Nothing waits for this answer any longer: the process went on or ended without it.");
    }

    /** No answer came and none will be taken. Does nothing where it has ended meanwhile. */
    @Transactional
    void giveUp(UUID id, Outcome outcome, String why) {
        rows.lock(id).filter(call -> call.outcome().isEmpty()).ifPresent(call -> {
            rows.end(id, outcome, why, clock.instant());
            flows.tell(call.message(), call.businessKey(), Map.of(ANSWERED, false, WHY_NOT, why));
        });
    }
}
