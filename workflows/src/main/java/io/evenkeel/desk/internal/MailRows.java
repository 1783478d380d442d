package io.evenkeel.desk.internal;

import io.evenkeel.desk.internal.mail.Incoming;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Mail that came in, as it came. */
@Repository
class MailRows {
    private final JdbcClient jdbc;

    MailRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What became of a mail. */
    enum Outcome {
        OPENED,
        JOINED,
        NOTED,
        /** Of a robot or the desk itself, about nothing that is known here. */
        SET_ASIDE,
        /** The same mail was delivered twice. */
        AGAIN
    }

    /** Where a mail lies in the mailbox. */
    record Place(String box, long uidValidity, long uid) {}

    boolean knows(Place place) {
        return jdbc.sql("""
                                select count(*) from desk.mail
                                where box = :box and uid_validity = :validity and uid = :uid""")
                        .param("box", place.box())
                        .param("validity", place.uidValidity())
                        .param("uid", place.uid())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Whether this very mail came already from another place: as when it was delivered twice, or the mailbox was moved. */
    boolean cameAlready(Incoming mail) {
        return mail.messageId().isPresent()
                && jdbc.sql("select count(*) from desk.mail where message_id = :id and digest = :digest")
                                .param("id", mail.messageId().get())
                                .param("digest", digest(mail))
                                .query(Integer.class)
                                .single()
                        > 0;
    }

    /** False if it is known. */
    boolean add(
            UUID id,
            Place place,
            Incoming mail,
            Instant at,
            Outcome outcome,
            Optional<UUID> ticket,
            long size,
            byte @Nullable [] raw) {
        return jdbc.sql("""
                        insert into desk.mail (id, box, uid_validity, uid, message_id, digest, sender, at, outcome, ticket_id,
                            size, raw)
                        values (:id, :box, :validity, :uid, :message, :digest, :sender, :at, :outcome, :ticket, :size, :raw)
                        on conflict (box, uid_validity, uid) do nothing""")
                        .param("id", id)
                        .param("box", place.box())
                        .param("validity", place.uidValidity())
                        .param("uid", place.uid())
                        .param("message", mail.messageId().orElse(null))
                        .param("digest", digest(mail))
                        .param("sender", mail.from().orElse(null))
                        .param("at", TicketRows.utc(at))
                        .param("outcome", outcome.name())
                        .param("ticket", ticket.orElse(null))
                        .param("size", size)
                        .param("raw", raw)
                        .update()
                == 1;
    }

    /** Drops the bytes of mails that came before then and whose ticket, if they have one, is over. */
    int letGo(Instant before, int most) {
        return jdbc.sql("""
                        update desk.mail set raw = null
                        where id in (
                            select mail.id from desk.mail mail left join desk.ticket ticket on ticket.id = mail.ticket_id
                            where mail.raw is not null and mail.at < :before
                                and (ticket.id is null or ticket.state in ('CLOSED', 'MERGED'))
                            order by mail.at limit :most)""")
                .param("before", TicketRows.utc(before))
                .param("most", most)
                .update();
    }

    /** How many tickets a sender's mails opened since then. */
    int openedBy(String sender, Instant since) {
        return jdbc.sql("""
                        select count(*) from desk.mail
                        where sender = :sender and at > :since and outcome = 'OPENED'""")
                .param("sender", sender)
                .param("since", TicketRows.utc(since))
                .query(Integer.class)
                .single();
    }

    private static String digest(Incoming mail) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : new String[] {mail.from().orElse(""), mail.subject(), mail.text()}) {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every JDK", impossible);
        }
    }
}
