package io.evenkeel.identity.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Right;
import io.evenkeel.identity.Tokens.Token;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@code identity.token}. */
@Repository
class TokenTable {

    private final JdbcClient jdbc;

    TokenTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Token token, byte[] secretHash) {
        jdbc.sql("""
                        INSERT INTO identity.token
                            (id, secret_hash, kind, name, rights, issued_at, issued_by, expires_at)
                        VALUES (:id, :hash, :kind, :name, :rights, :at, :issuedBy, :expiresAt)
                        """)
                .param("id", token.id())
                .param("hash", secretHash)
                .param("kind", token.kind().name())
                .param("name", token.name())
                .param(
                        "rights",
                        token.rights().stream().map(Right::name).sorted().toArray(String[]::new))
                .param("at", token.issuedAt().atOffset(ZoneOffset.UTC))
                .param("issuedBy", token.issuedBy().orElse(null), Types.OTHER)
                .param(
                        "expiresAt",
                        token.expiresAt()
                                .map(end -> end.atOffset(ZoneOffset.UTC))
                                .orElse(null),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    Optional<Token> findValid(byte[] secretHash, Instant at) {
        return jdbc.sql("""
                        SELECT * FROM identity.token
                        WHERE secret_hash = :hash AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > :at)
                        """)
                .param("hash", secretHash)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query((row, number) -> token(row))
                .optional();
    }

    Optional<Token> find(UUID id) {
        return jdbc.sql("SELECT * FROM identity.token WHERE id = :id")
                .param("id", id)
                .query((row, number) -> token(row))
                .optional();
    }

    /** Whether this call revoked it. */
    boolean revoke(UUID id, Instant at) {
        return jdbc.sql("UPDATE identity.token SET revoked_at = :at WHERE id = :id AND revoked_at IS NULL")
                        .param("id", id)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Stores the time of use, this exactly: not every request shall write. */
    void used(UUID id, Instant at, Duration exactness) {
        jdbc.sql("""
                        UPDATE identity.token SET last_used_at = :at
                        WHERE id = :id AND (last_used_at IS NULL OR last_used_at < :before)
                        """)
                .param("id", id)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("before", at.minus(exactness).atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Revokes the programs' tokens that a person issued; their names. */
    List<String> revokeIssuedBy(UUID person, Instant at) {
        return jdbc.sql("""
                        UPDATE identity.token SET revoked_at = :at
                        WHERE issued_by = :person AND kind = 'TOKEN' AND revoked_at IS NULL RETURNING name
                        """)
                .param("person", person)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query((row, number) -> row.getString("name"))
                .list();
    }

    List<Token> list() {
        return jdbc.sql("SELECT * FROM identity.token ORDER BY issued_at DESC, id DESC")
                .query((row, number) -> token(row))
                .list();
    }

    private static Token token(ResultSet row) throws SQLException {
        return new Token(
                row.getObject("id", UUID.class),
                Actor.Kind.valueOf(row.getString("kind")),
                row.getString("name"),
                rights((String[]) row.getArray("rights").getArray()),
                row.getObject("issued_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("issued_by", UUID.class)),
                instant(row, "expires_at"),
                instant(row, "last_used_at"),
                instant(row, "revoked_at"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static Set<Right> rights(String[] names) {
        Set<Right> rights = EnumSet.noneOf(Right.class);
        Arrays.stream(names).map(Right::valueOf).forEach(rights::add);
        return rights;
    }
}
