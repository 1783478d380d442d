package io.evenkeel.identity.internal;

import io.evenkeel.identity.internal.PersonTable.Account;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@code identity.session}. */
@Repository
class SessionTable {

    record Row(Account account, Instant createdAt, Instant lastSeenAt) {}

    private final JdbcClient jdbc;

    SessionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Begins a session unless the password that was compared is no longer the person's. */
    boolean insert(byte[] secretHash, Account compared, Instant at) {
        return jdbc.sql("""
                                INSERT INTO identity.session (secret_hash, person_id, created_at, last_seen_at)
                                SELECT :hash, id, :at, :at FROM identity.person
                                WHERE id = :person AND password_hash = :compared AND deactivated_at IS NULL
                                FOR SHARE
                                """)
                        .param("hash", secretHash)
                        .param("person", compared.person().id())
                        .param("compared", compared.passwordHash())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    Optional<Row> find(byte[] secretHash) {
        return jdbc.sql("""
                        SELECT person.*, session.created_at AS begun_at, session.last_seen_at
                        FROM identity.session session JOIN identity.person person ON person.id = session.person_id
                        WHERE session.secret_hash = :hash AND person.deactivated_at IS NULL
                        """)
                .param("hash", secretHash)
                .query((row, number) -> new Row(
                        PersonTable.account(row),
                        row.getObject("begun_at", OffsetDateTime.class).toInstant(),
                        row.getObject("last_seen_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    void seen(byte[] secretHash, Instant at) {
        jdbc.sql("UPDATE identity.session SET last_seen_at = :at WHERE secret_hash = :hash")
                .param("hash", secretHash)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void end(byte[] secretHash) {
        jdbc.sql("DELETE FROM identity.session WHERE secret_hash = :hash")
                .param("hash", secretHash)
                .update();
    }

    /** How many ended. */
    int endAllOf(UUID person) {
        return jdbc.sql("DELETE FROM identity.session WHERE person_id = :person")
                .param("person", person)
                .update();
    }

    void endBegunBefore(Instant instant) {
        jdbc.sql("DELETE FROM identity.session WHERE created_at < :instant")
                .param("instant", instant.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Ends the person's oldest sessions beyond a number, so that a script that signs in without end fills nothing. */
    void endAllButNewest(UUID person, int kept) {
        jdbc.sql("""
                        DELETE FROM identity.session WHERE secret_hash IN (
                            SELECT secret_hash FROM identity.session WHERE person_id = :person
                            ORDER BY created_at DESC OFFSET :kept)
                        """).param("person", person).param("kept", kept).update();
    }
}
