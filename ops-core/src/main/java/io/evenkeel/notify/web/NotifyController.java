package io.evenkeel.notify.web;

import static io.evenkeel.audit.Given.given;
import static io.evenkeel.audit.Given.text;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.notify.Channel;
import io.evenkeel.notify.Notifications;
import io.evenkeel.notify.internal.ContactBook;
import io.evenkeel.notify.internal.MailServer;
import io.evenkeel.notify.internal.MailServer.Account;
import io.evenkeel.notify.internal.MailServer.Security;
import io.evenkeel.notify.internal.MailServers;
import io.evenkeel.notify.internal.TestMessages;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The mail server's setting, test messages, and what became of notices. */
@RestController
class NotifyController {

    private final MailServers mailServers;
    private final TestMessages testMessages;
    private final Notifications notifications;

    NotifyController(MailServers mailServers, TestMessages testMessages, Notifications notifications) {
        this.mailServers = mailServers;
        this.testMessages = testMessages;
        this.notifications = notifications;
    }

    @GetMapping("/api/notify/mail")
    @Needs(Right.SEE_OPERATIONS)
    MailView mail() {
        return mailServers.find().map(MailView::of).orElse(MailView.NOT_SET);
    }

    @PutMapping("/api/notify/mail")
    @Needs(Right.EDIT_SETTINGS)
    MailView changeMail(@RequestBody MailChange request, Actor actor) {
        return MailView.of(mailServers.change(
                actor,
                given(request.host(), "host"),
                given(request.port(), "port"),
                security(given(request.security(), "security")),
                text(request.user()),
                Optional.ofNullable(request.password()).filter(password -> !password.isEmpty()),
                given(request.from(), "from")));
    }

    @PostMapping("/api/notify/test")
    @Needs(Right.OWN_ACCOUNT)
    TestSent test(@RequestBody Test request, Actor actor) {
        return new TestSent(testMessages.send(actor, given(request.channel(), "channel")));
    }

    @GetMapping("/api/notify/sent")
    @Needs(Right.SEE_OPERATIONS)
    AllSent sent(@RequestParam String about) {
        // Whoever could read a code would not need to own the address that it was sent to.
        // Letters are for who works on the matter, and their subject has the key that lets its holder answer.
        return new AllSent(
                about.equals(ContactBook.CODES)
                        ? List.of()
                        : notifications.about(about).stream()
                                .filter(sent -> sent.notice().post().isEmpty())
                                .toList());
    }

    private static Security security(String word) {
        return switch (word) {
            case "none" -> Security.NONE;
            case "starttls" -> Security.STARTTLS;
            case "tls" -> Security.TLS;
            default ->
                throw new Refusal(
                        Refusal.Kind.INVALID,
                        "mail-server-invalid",
                        "The security is one of none, starttls and tls.",
                        "security");
        };
    }

    /** Never with the password. */
    record MailView(
            boolean set,
            Optional<String> host,
            Optional<Integer> port,
            String security,
            Optional<String> user,
            Optional<String> from) {

        static final MailView NOT_SET =
                new MailView(false, Optional.empty(), Optional.empty(), "none", Optional.empty(), Optional.empty());

        static MailView of(MailServer server) {
            return new MailView(
                    true,
                    Optional.of(server.host()),
                    Optional.of(server.port()),
                    server.security().name().toLowerCase(Locale.ROOT),
                    server.account().map(Account::user),
                    Optional.of(server.sender()));
        }
    }

    record MailChange(
            @Nullable String host,
            @Nullable Integer port,
            @Nullable String security,
            @Nullable String user,
            @Nullable String password,
            @Nullable String from) {

        /** Without the password: a record's text ends up in logs. */
        @Override
        public String toString() {
            return "MailChange[" + host + ":" + port + "]";
        }
    }

    record Test(@Nullable Channel channel) {}

    record TestSent(String key) {}

    record AllSent(List<Notifications.Sent> items) {}
}
