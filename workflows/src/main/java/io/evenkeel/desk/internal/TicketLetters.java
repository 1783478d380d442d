package io.evenkeel.desk.internal;

import io.evenkeel.desk.Ticket;
import io.evenkeel.desk.internal.mail.ReplyKey;
import io.evenkeel.notify.Channel;
import io.evenkeel.notify.Notice;
import io.evenkeel.notify.Notice.Post;
import io.evenkeel.notify.Notifications;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Mail to the requester. What goes out is an intent in the caller's transaction; {@code notify} sends it. */
@Component
class TicketLetters {
    /** What stands above it in an answer is new. */
    static final String LINE = "##- Please write above this line · 请在此行以上回复 -##";

    private static final int MOST_REFERENCES = 10;

    private final Notifications notifications;
    private final MailboxRows mailbox;
    private final JdbcClient jdbc;

    TicketLetters(Notifications notifications, MailboxRows mailbox, JdbcClient jdbc) {
        this.notifications = notifications;
        this.mailbox = mailbox;
        this.jdbc = jdbc;
    }

    /** @param automatic whether no person wrote it */
    void send(Stored stored, String text, boolean automatic, Instant at) {
        Ticket ticket = stored.ticket();
        Optional<String> to = ticket.requester().address();
        if (to.isEmpty() || !notifications.mailIsSet()) {
            return;
        }
        Optional<String> address = mailbox.find().map(read -> read.box().address());
        String name = UUID.randomUUID().toString();
        String messageId = "<" + name + "@" + address.map(TicketLetters::domain).orElse("desk.evenkeel.invalid") + ">";
        List<String> before = references(stored.id());
        knows(messageId, stored.id(), at);
        notifications.send(new Notice(
                "desk/" + ticket.key() + "/" + name,
                Channel.EMAIL,
                ticket.requester().person().orElse(Notice.NOBODY),
                to.get(),
                ReplyKey.tag(ticket.key(), stored.replyKey()) + " " + ticket.title(),
                body(ticket, text, address.isPresent()),
                ticket.key(),
                Optional.empty(),
                Optional.of(new Post(
                        messageId,
                        before,
                        address.map(box -> ReplyKey.address(box, stored.replyKey())),
                        automatic,
                        address.map(box -> Map.of("Evenkeel-Desk", box)).orElse(Map.of())))));
    }

    /** The ticket of a mail that the desk sent or got. */
    Optional<UUID> ticketOf(String messageId) {
        return jdbc.sql("select ticket_id from desk.thread where message_id = :id")
                .param("id", messageId)
                .query(UUID.class)
                .optional();
    }

    /** The first who names a message has it: nobody takes over another's thread. */
    void knows(String messageId, UUID ticket, Instant at) {
        jdbc.sql("""
                        insert into desk.thread (message_id, ticket_id, at) values (:id, :ticket, :at)
                        on conflict do nothing""")
                .param("id", messageId)
                .param("ticket", ticket)
                .param("at", TicketRows.utc(at))
                .update();
    }

    private List<String> references(UUID ticket) {
        return jdbc.sql("select message_id from desk.thread where ticket_id = :ticket order by at desc limit :most")
                .param("ticket", ticket)
                .param("most", MOST_REFERENCES)
                .query((row, number) -> row.getString(1))
                .list()
                .reversed();
    }

    private static String body(Ticket ticket, String text, boolean mayAnswer) {
        return (mayAnswer ? LINE + "\n\n" : "") + text + "\n\n--\n" + ticket.key() + ": " + ticket.title() + "\n"
                + (mayAnswer ? "Answer this mail and leave its subject as it is. 请直接回复此邮件，保留主题。\n" : "");
    }

    private static String domain(String address) {
        return address.substring(address.indexOf('@') + 1);
    }
}
