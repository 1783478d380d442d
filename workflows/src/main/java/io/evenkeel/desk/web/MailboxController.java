package io.evenkeel.desk.web;

import static io.evenkeel.audit.Given.given;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Right;
import io.evenkeel.desk.Mailbox;
import io.evenkeel.desk.Mailbox.Reading;
import io.evenkeel.desk.Mailbox.Security;
import io.evenkeel.desk.Mailbox.Setting;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The mailbox that the desk reads; its password is never answered. */
@RestController
@RequestMapping("/api/desk/mailbox")
class MailboxController {
    private final Mailbox mailbox;

    MailboxController(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    /** @param tls {@code none}, {@code starttls} or {@code tls} */
    record MailboxView(
            boolean set,
            Optional<String> host,
            Optional<Integer> port,
            Optional<String> tls,
            Optional<String> user,
            Optional<String> folder,
            Optional<String> address,
            Optional<Instant> lastFetch,
            Optional<String> failure,
            Optional<Instant> failingSince) {

        static MailboxView of(Optional<Reading> reading) {
            Optional<Setting> setting = reading.map(Reading::setting);
            return new MailboxView(
                    reading.isPresent(),
                    setting.map(Setting::host),
                    setting.map(Setting::port),
                    setting.map(each -> each.security().name().toLowerCase(Locale.ROOT)),
                    setting.map(Setting::user),
                    setting.map(Setting::folder),
                    setting.map(Setting::address),
                    reading.flatMap(Reading::lastFetch),
                    reading.flatMap(Reading::failure),
                    reading.flatMap(Reading::failingSince));
        }
    }

    record MailboxRequest(
            @Nullable String host,
            @Nullable Integer port,
            @Nullable String tls,
            @Nullable String user,
            @Nullable String password,
            @Nullable String folder,
            @Nullable String address) {

        /** Without the password: a record's text ends up in logs. */
        @Override
        public String toString() {
            return "MailboxRequest[" + host + ":" + port + "]";
        }
    }

    @GetMapping
    @Needs(Right.EDIT_SETTINGS)
    MailboxView get(Actor actor) {
        return MailboxView.of(mailbox.get(actor));
    }

    @PutMapping
    @Needs(Right.EDIT_SETTINGS)
    MailboxView put(Actor actor, @RequestBody MailboxRequest request) {
        Setting setting = new Setting(
                given(request.host(), "host"),
                given(request.port(), "port"),
                Given.word(Security.class, given(request.tls(), "tls"), "tls"),
                given(request.user(), "user"),
                request.folder() == null || request.folder().isBlank() ? "INBOX" : request.folder(),
                given(request.address(), "address"));
        Optional<String> password = Optional.ofNullable(request.password()).filter(given -> !given.isEmpty());
        return MailboxView.of(Optional.of(mailbox.put(actor, setting, password)));
    }

    @DeleteMapping
    @Needs(Right.EDIT_SETTINGS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Actor actor) {
        mailbox.remove(actor);
    }
}
