package io.evenkeel.notify.internal;

import io.evenkeel.audit.Refusal;
import io.evenkeel.identity.Person;
import io.evenkeel.notify.Channel;
import io.evenkeel.notify.Notice;
import io.evenkeel.notify.Notifications;
import io.evenkeel.notify.internal.ContactRows.Code;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Sends the code that shows that a contact is somebody's, and says whether an entered one is right. */
@Component
class CodeMessages {

    private static final int MOST_CODES = 5;
    private static final int MOST_TRIES = 5;
    private static final Duration WITHIN = Duration.ofMinutes(10);
    private static final Duration CODE_LASTS = Duration.ofMinutes(15);

    private final ContactRows rows;
    private final ContactCodes codes;
    private final Outbox outbox;
    private final Notifications notifications;
    private final InstantSource clock;

    CodeMessages(
            ContactRows rows, ContactCodes codes, Outbox outbox, Notifications notifications, InstantSource clock) {
        this.rows = rows;
        this.codes = codes;
        this.outbox = outbox;
        this.notifications = notifications;
        this.clock = clock;
    }

    /**
     * Only the last one counts.
     *
     * @param sendTo what a notice for the contact has as its address
     * @throws Refusal TOO_MANY if a person asks without end
     */
    void send(Person person, Channel channel, String sendTo, UUID contact) {
        Instant now = clock.instant();
        if (outbox.countSince(person.id(), ContactBook.CODES, now.minus(WITHIN)) >= MOST_CODES) {
            throw new Refusal(
                    Refusal.Kind.TOO_MANY,
                    "too-many-codes",
                    "That were " + MOST_CODES + " codes within ten minutes. Wait a little.");
        }
        String code = codes.newCode();
        rows.setCode(contact, ContactCodes.hash(contact, code), now.plus(CODE_LASTS));
        notifications.send(new Notice(
                "contact/" + UUID.randomUUID(),
                channel,
                person.id(),
                sendTo,
                "Evenkeel: code " + code + " · 验证码",
                """
                The code is %s. Enter it in the console within 15 minutes, and pages to %s come here.
                If you did not ask for it, do nothing.
                验证码 %s，15 分钟内在控制台输入。如非本人操作，忽略即可。
                """.formatted(code, person.displayName(), code).strip(),
                ContactBook.CODES));
    }

    /**
     * Counts a wrong one.
     *
     * @throws Refusal if it is wrong, or none is valid any more
     */
    void mustBeRight(UUID contact, String entered) {
        Code code = rows.code(contact).orElseThrow(CodeMessages::noCode);
        if (code.tries() >= MOST_TRIES || !clock.instant().isBefore(code.until())) {
            throw noCode();
        }
        if (!ContactCodes.isThe(code.hash(), contact, entered.strip())) {
            rows.wrongCode(contact);
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "contact-invalid",
                    "This is not the code that was sent last; " + (MOST_TRIES - 1 - code.tries()) + " tries are left.",
                    "code");
        }
    }

    private static Refusal noCode() {
        return new Refusal(
                Refusal.Kind.CONFLICT,
                "code-over",
                "No code is valid any more: ask for a new one by adding the contact again.",
                "code");
    }
}
