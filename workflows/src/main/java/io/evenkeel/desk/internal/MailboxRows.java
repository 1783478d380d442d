package io.evenkeel.desk.internal;

import static io.evenkeel.desk.internal.TicketRows.instant;
import static io.evenkeel.desk.internal.TicketRows.utc;

import io.evenkeel.desk.Mailbox.Security;
import io.evenkeel.desk.internal.mail.Box;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The desk's mailbox: how it is reached, how far it was read. */
@Repository
class MailboxRows {
    private final JdbcClient jdbc;

    MailboxRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param lastUid how far it was read, in this {@code uidValidity} (RFC 9051 §2.3.1.1) */
    record Read(
            Box box,
            String sealedPassword,
            Optional<Long> uidValidity,
            long lastUid,
            Optional<Instant> lastFetch,
            Optional<String> failure,
            Optional<Instant> failingSince) {}

    Optional<Read> find() {
        return jdbc.sql("select * from desk.mailbox").query(MailboxRows::read).optional();
    }

    /** Another mailbox is read from its unseen mails on. */
    void put(Box box, String sealedPassword) {
        jdbc.sql("""
                        insert into desk.mailbox as known (host, port, security, user_name, sealed_password, folder, address)
                        values (:host, :port, :security, :user, :password, :folder, :address)
                        on conflict (only_one) do update set host = excluded.host, port = excluded.port,
                            security = excluded.security, user_name = excluded.user_name,
                            sealed_password = excluded.sealed_password, folder = excluded.folder,
                            address = excluded.address, failure = null, failing_since = null,
                            uid_validity = case when (known.host, known.user_name, known.folder)
                                = (excluded.host, excluded.user_name, excluded.folder) then known.uid_validity end,
                            last_uid = case when (known.host, known.user_name, known.folder)
                                = (excluded.host, excluded.user_name, excluded.folder) then known.last_uid end""")
                .param("host", box.host())
                .param("port", box.port())
                .param("security", box.security().name())
                .param("user", box.user())
                .param("password", sealedPassword)
                .param("folder", box.folder())
                .param("address", box.address())
                .update();
    }

    void remove() {
        jdbc.sql("delete from desk.mailbox").update();
    }

    void readUntil(long uidValidity, long uid) {
        jdbc.sql("""
                        update desk.mailbox set last_uid = case when uid_validity = :validity
                            then greatest(coalesce(last_uid, 0), :uid) else :uid end, uid_validity = :validity""").param("validity", uidValidity).param("uid", uid).update();
    }

    void worked(Instant at) {
        jdbc.sql("update desk.mailbox set last_fetch = :at, failure = null, failing_since = null")
                .param("at", utc(at))
                .update();
    }

    void failed(String reason, Instant at) {
        jdbc.sql("""
                        update desk.mailbox set failure = :reason, failing_since = coalesce(failing_since, :at)""").param("reason", reason).param("at", utc(at)).update();
    }

    private static Read read(ResultSet row, int number) throws SQLException {
        long validity = row.getLong("uid_validity");
        Optional<Long> known = row.wasNull() ? Optional.empty() : Optional.of(validity);
        return new Read(
                new Box(
                        row.getString("host"),
                        row.getInt("port"),
                        Security.valueOf(row.getString("security")),
                        row.getString("user_name"),
                        row.getString("folder"),
                        row.getString("address")),
                row.getString("sealed_password"),
                known,
                row.getLong("last_uid"),
                instant(row, "last_fetch"),
                Optional.ofNullable(row.getString("failure")),
                instant(row, "failing_since"));
    }
}
