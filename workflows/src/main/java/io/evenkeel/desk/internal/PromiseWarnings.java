package io.evenkeel.desk.internal;

import io.evenkeel.desk.Ticket;
import io.evenkeel.desk.Ticket.Assignee;
import io.evenkeel.desk.Ticket.Promise.What;
import io.evenkeel.notify.Channel;
import io.evenkeel.notify.Contacts;
import io.evenkeel.notify.Contacts.Contact;
import io.evenkeel.notify.Notice;
import io.evenkeel.notify.Notifications;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells whoever has a ticket, else whoever is on duty for its line, that a promise runs out. Called in a transaction. */
@Component
class PromiseWarnings {
    private final Notifications notifications;
    private final Contacts contacts;
    private final OnDuty onDuty;

    PromiseWarnings(Notifications notifications, Contacts contacts, OnDuty onDuty) {
        this.notifications = notifications;
        this.contacts = contacts;
        this.onDuty = onDuty;
    }

    void warn(Ticket ticket, What what, Instant due, boolean broken) {
        Optional<UUID> person = ticket.assignee()
                .map(Assignee::id)
                .or(() -> onDuty.of(ticket.line()).map(Assignee::id));
        person.ifPresent(told -> tell(told, ticket, what, due, broken));
    }

    private void tell(UUID person, Ticket ticket, What what, Instant due, boolean broken) {
        String promise = what == What.ANSWER ? "first answer" : "solution";
        String subject =
                ticket.key() + (broken ? ": the " + promise + " is late" : ": the " + promise + " runs out soon");
        String text = ticket.priority() + " " + ticket.title() + "\nPromised until " + due + ".";
        String key = "desk/" + ticket.key() + "/" + what + "/" + (broken ? "broken" : "at-risk") + "/"
                + due.toEpochMilli() + "/" + person;
        notifications.send(new Notice(key + "/screen", Channel.CONSOLE, person, "", subject, text, ticket.key()));
        for (Contact contact : contacts.usable(person)) {
            notifications.send(new Notice(
                    key + "/" + contact.id(),
                    contact.channel(),
                    person,
                    contact.sendTo(),
                    subject,
                    text,
                    ticket.key()));
        }
    }
}
