package io.evenkeel.notify.internal;

import io.evenkeel.audit.Refusal;
import io.evenkeel.identity.Secrets;
import io.evenkeel.notify.Channel;
import io.evenkeel.notify.Notice;
import io.evenkeel.notify.Outgoing;
import io.evenkeel.notify.Outgoing.Answered;
import io.evenkeel.notify.Outgoing.Call;
import io.evenkeel.notify.Outgoing.NotAllowed;
import io.evenkeel.notify.Outgoing.Unreached;
import io.evenkeel.notify.WebhookSignature;
import io.evenkeel.notify.internal.ContactRows.Hook;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends a signed POST. The receiver has it when it answers 2xx; the same {@code Idempotency-Key} again is the same message
 * again.
 */
@Component
class WebhookWay implements Way {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LONGEST_CALL = Duration.ofSeconds(10);
    /** Answers that a later attempt may change (RFC 9110 §15.5; 425 of RFC 8470, 429 of RFC 6585). */
    private static final Set<Integer> PASSING = Set.of(408, 409, 425, 429);

    private final ContactRows contacts;
    private final Secrets secrets;
    private final SealedAddresses addresses;
    private final Outgoing outgoing;
    private final InstantSource clock;
    private final String console;

    WebhookWay(
            ContactRows contacts,
            Secrets secrets,
            SealedAddresses addresses,
            Outgoing outgoing,
            InstantSource clock,
            @Value("${evenkeel.url:}") String console) {
        this.contacts = contacts;
        this.secrets = secrets;
        this.addresses = addresses;
        this.outgoing = outgoing;
        this.clock = clock;
        this.console = console;
    }

    /** What a receiver reads. {@code about} is such as {@code INC-12}; {@code link} opens a page and does nothing. */
    record Message(String id, Instant createdAt, String subject, String text, List<Part> notices) {}

    record Part(String id, String about, String subject, String text, String link) {}

    @Override
    public Channel channel() {
        return Channel.WEBHOOK;
    }

    @Override
    public int atOnce() {
        return 8;
    }

    @Override
    public Outcome carry(Parcel parcel) {
        Optional<Hook> hook = hook(parcel.notice().address());
        if (hook.isEmpty()) {
            return new Outcome.Refused("The webhook was removed.");
        }
        try {
            return read(outgoing.call(call(hook.get(), parcel)));
        } catch (Refusal unreadable) {
            return new Outcome.NotNow(String.valueOf(unreadable.getMessage()));
        }
    }

    private Optional<Hook> hook(String contact) {
        try {
            return contacts.hook(UUID.fromString(contact));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    private Call call(Hook hook, Parcel parcel) {
        byte[] body = JSON.writeValueAsBytes(message(parcel));
        long now = clock.instant().getEpochSecond();
        String secret = secrets.open(ContactBook.SECRET, hook.sealedSecret());
        return new Call(
                "POST",
                addresses.openContact(hook.sealedAddress()),
                Map.of(
                        "Content-Type",
                        "application/json",
                        "Idempotency-Key",
                        Letter.digest(parcel.notice().key()),
                        WebhookSignature.TIMESTAMP_HEADER,
                        Long.toString(now),
                        WebhookSignature.SIGNATURE_HEADER,
                        WebhookSignature.of(secret, now, body)),
                body,
                LONGEST_CALL);
    }

    private Message message(Parcel parcel) {
        Notice whole = parcel.notice();
        return new Message(
                Letter.digest(whole.key()),
                parcel.createdAt(),
                whole.subject(),
                whole.text(),
                parcel.parts().stream()
                        .map(part -> new Part(
                                Letter.digest(part.key()),
                                part.about(),
                                part.subject(),
                                part.text(),
                                Letter.link(console, part.about())))
                        .toList());
    }

    private static Outcome read(Outgoing.Result result) {
        return switch (result) {
            case Answered answered when answered.isGood() -> new Outcome.Accepted(answered.sentence());
            case Answered answered
            when answered.status() >= 500 || PASSING.contains(answered.status()) -> new Outcome.NotNow(said(answered));
            case Answered answered -> new Outcome.Refused(said(answered));
            // Not for ever: an administrator allows the address while the page still waits.
            case NotAllowed refused -> new Outcome.NotNow(refused.sentence());
            case Unreached unreached -> new Outcome.NotNow(unreached.sentence());
        };
    }

    private static String said(Answered answered) {
        return answered.body().isBlank() ? answered.sentence() : answered.sentence() + " It says: " + answered.body();
    }
}
