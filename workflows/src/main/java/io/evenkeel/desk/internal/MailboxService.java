package io.evenkeel.desk.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Right;
import io.evenkeel.desk.Mailbox;
import io.evenkeel.desk.internal.MailboxRows.Read;
import io.evenkeel.desk.internal.mail.Box;
import io.evenkeel.identity.Secrets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The setting of the mailbox. Its password goes in and to the server itself, and never anywhere else. */
@Service
class MailboxService implements Mailbox {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:_-]{1,253}");
    private static final Pattern ADDRESS = Pattern.compile("[a-z0-9._-]{1,40}@[a-z0-9.-]{1,200}");

    private final MailboxRows rows;
    private final Secrets secrets;
    private final Audit audit;

    MailboxService(MailboxRows rows, Secrets secrets, Audit audit) {
        this.rows = rows;
        this.secrets = secrets;
        this.audit = audit;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Reading> get(Actor actor) {
        actor.mustHave(Right.EDIT_SETTINGS);
        return rows.find().map(MailboxService::reading);
    }

    @Override
    @Transactional
    public Reading put(Actor actor, Setting setting, Optional<String> password) {
        actor.mustHave(Right.EDIT_SETTINGS);
        Box box = checked(setting);
        String sealed = password.map(given -> secrets.seal(MailFetch.PASSWORD, given))
                .or(() -> rows.find()
                        .filter(known -> known.box().host().equals(box.host())
                                && known.box().port() == box.port()
                                && known.box().user().equals(box.user()))
                        .map(Read::sealedPassword))
                .orElseThrow(() -> TicketRefusals.invalid(
                        "mailbox-password-needed",
                        "Enter the password: the server or the user is a new one.",
                        "password"));
        rows.put(box, sealed);
        audit.record(
                actor,
                "desk.change-mailbox",
                box.name(),
                Map.of(
                        "port", Integer.toString(box.port()),
                        "security", box.security().name(),
                        "address", box.address(),
                        "password", password.isPresent() ? "given anew" : "unchanged"));
        return rows.find().map(MailboxService::reading).orElseThrow();
    }

    @Override
    @Transactional
    public void remove(Actor actor) {
        actor.mustHave(Right.EDIT_SETTINGS);
        rows.remove();
        audit.record(actor, "desk.remove-mailbox", "mailbox", Map.of());
    }

    private static Box checked(Setting given) {
        String host = given.host().strip();
        String address = given.address().strip().toLowerCase(Locale.ROOT);
        if (!HOST.matcher(host).matches()) {
            throw TicketRefusals.invalid(
                    "mailbox-invalid", "The server is a host name or an address, such as imap.example.org.", "host");
        }
        if (given.port() < 1 || given.port() > 65_535) {
            throw TicketRefusals.invalid(
                    "mailbox-invalid", "A port is a number from 1 to 65535; IMAP mostly uses 993 or 143.", "port");
        }
        boolean local = host.equalsIgnoreCase("localhost") || host.startsWith("127.") || host.equals("::1");
        if (given.security() == Security.NONE && !local) {
            throw TicketRefusals.invalid(
                    "mailbox-invalid",
                    "Without encryption everybody on the way could read mail and password. Choose starttls or tls.",
                    "security");
        }
        if (!ADDRESS.matcher(address).matches()) {
            throw TicketRefusals.invalid(
                    "mailbox-invalid",
                    "The address is what people write to, such as desk@example.org, without a plus.",
                    "address");
        }
        Texts.check(given.user(), 1, 200, "user");
        Texts.check(given.folder(), 1, 200, "folder");
        return new Box(
                host,
                given.port(),
                given.security(),
                given.user().strip(),
                given.folder().strip(),
                address);
    }

    private static Reading reading(Read read) {
        Box box = read.box();
        return new Reading(
                new Setting(box.host(), box.port(), box.security(), box.user(), box.folder(), box.address()),
                read.lastFetch(),
                read.failure(),
                read.failingSince());
    }
}
