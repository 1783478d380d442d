package io.evenkeel.desk.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.UuidSeven;
import io.evenkeel.desk.Desk.Attachment;
import io.evenkeel.desk.Desk.Content;
import io.evenkeel.desk.TicketEntry;
import io.evenkeel.desk.internal.TicketEntries.NewEntry;
import io.evenkeel.desk.internal.mail.SafeName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** TicketFiles of tickets. They lie in the database, so that they are kept, saved and restored with what they belong to. */
@Component
class TicketFiles {
    static final int LARGEST = 20 * 1024 * 1024;
    private static final int MOST = 200;
    private static final Pattern TYPE = Pattern.compile("[a-z0-9.+-]{1,60}/[a-z0-9.+-]{1,80}");

    private final JdbcClient jdbc;
    private final TicketHandling handling;

    TicketFiles(JdbcClient jdbc, TicketHandling handling) {
        this.jdbc = jdbc;
        this.handling = handling;
    }

    /** A file as somebody gave it. */
    record Given(String name, String type, byte[] content) {}

    Attachment attach(Actor actor, Stored stored, Given given, boolean isPublic, boolean byRequester) {
        if (given.content().length == 0 || given.content().length > LARGEST) {
            throw new Refusal(
                    given.content().length == 0 ? Refusal.Kind.INVALID : Refusal.Kind.TOO_LARGE,
                    "attachment-size",
                    "A file has 1 byte to 20 MiB; this one has " + given.content().length + " bytes.",
                    "content");
        }
        if (of(stored.id(), false).size() >= MOST) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "attachments-full",
                    stored.ticket().key() + " has " + MOST
                            + " files, which is the most. Put further ones into one archive.");
        }
        Instant now = handling.now();
        UUID id = UuidSeven.at(now);
        String name = SafeName.of(given.name());
        String named = given.type().toLowerCase(Locale.ROOT);
        String type = TYPE.matcher(named).matches() ? named : "application/octet-stream";
        jdbc.sql("""
                        insert into desk.attachment (id, ticket_id, at, by_name, public, name, type, size, content)
                        values (:id, :ticket, :at, :by, :public, :name, :type, :size, :content)""")
                .param("id", id)
                .param("ticket", stored.id())
                .param("at", TicketRows.utc(now))
                .param("by", actor.name())
                .param("public", isPublic)
                .param("name", name)
                .param("type", type)
                .param("size", given.content().length)
                .param("content", given.content())
                .update();
        Map<String, String> facts = Map.of("name", name, "size", Integer.toString(given.content().length));
        handling.line(
                stored, new NewEntry(now, TicketEntry.Kind.ATTACHED, actor.name(), byRequester, isPublic, "", facts));
        handling.audited(actor, "attach", stored.ticket().key(), facts);
        return new Attachment(id, name, type, given.content().length, now, actor.name(), isPublic);
    }

    List<Attachment> of(UUID ticket, boolean onlyPublic) {
        return jdbc.sql("""
                        select id, name, type, size, at, by_name, public from desk.attachment
                        where ticket_id = :ticket and (public or not :only) order by at, id""")
                .param("ticket", ticket)
                .param("only", onlyPublic)
                .query((row, number) -> attachment(row))
                .list();
    }

    Content content(UUID ticket, UUID id, boolean onlyPublic) {
        return jdbc.sql("""
                        select * from desk.attachment
                        where id = :id and ticket_id = :ticket and (public or not :only)""")
                .param("id", id)
                .param("ticket", ticket)
                .param("only", onlyPublic)
                .query((row, number) -> new Content(attachment(row), row.getBytes("content")))
                .optional()
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.NOT_FOUND, "attachment-unknown", "There is no such file in this ticket."));
    }

    private static Attachment attachment(ResultSet row) throws SQLException {
        return new Attachment(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("type"),
                row.getLong("size"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("by_name"),
                row.getBoolean("public"));
    }
}
