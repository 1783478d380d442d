package io.evenkeel.fleet.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Right;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The SQL of {@code fleet.joining_code}, and what a code looks like: {@code evj_}, 256 random bits and, after a dot, the
 * SHA-256 of the server's certificate, so that the agent shows its code to this very server only. The database holds the
 * hash of the random part.
 */
@Repository
class JoiningCodes {

    private static final String PREFIX = "evj_";
    private static final Pattern CODE = Pattern.compile("(" + PREFIX + "[A-Za-z0-9_-]{43})([.][A-Za-z0-9_-]{43})?");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;

    JoiningCodes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param certificateSha256 in hex; empty where the server has no certificate of its own */
    static String random(Optional<String> certificateSha256) {
        byte[] secret = new byte[32];
        RANDOM.nextBytes(secret);
        return PREFIX
                + base64(secret)
                + certificateSha256
                        .map(hex -> "." + base64(HexFormat.of().parseHex(hex)))
                        .orElse("");
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The hash of the secret part; empty if this is no code at all. */
    static Optional<byte[]> hash(String code) {
        Matcher parts = CODE.matcher(code.strip());
        return parts.matches() ? Optional.of(sha256(parts.group(1))) : Optional.empty();
    }

    private static byte[] sha256(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("SHA-256 is part of every JDK", impossible);
        }
    }

    void insert(byte[] hash, Actor issuer, Instant expiresAt) {
        jdbc.sql("""
                        INSERT INTO fleet.joining_code
                            (secret_hash, issued_by_kind, issued_by_id, issued_by_name, expires_at)
                        VALUES (:hash, :kind, :id, :name, :end)
                        """)
                .param("hash", hash)
                .param("kind", issuer.kind().name())
                .param("id", issuer.id())
                .param("name", issuer.name())
                .param("end", expiresAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    void forget(Instant endedBefore) {
        jdbc.sql("DELETE FROM fleet.joining_code WHERE expires_at < :before")
                .param("before", endedBefore.atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * Spends a code: of several transactions that try at once, one gets its issuer, who may enrol and nothing else; the
     * others wait for that one's end and get nothing.
     */
    Optional<Actor> spend(byte[] hash, Instant now) {
        return jdbc.sql("""
                        UPDATE fleet.joining_code SET used_at = :now
                        WHERE secret_hash = :hash AND used_at IS NULL AND expires_at > :now
                        RETURNING issued_by_kind, issued_by_id, issued_by_name
                        """)
                .param("hash", hash)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Actor(
                        Actor.Kind.valueOf(row.getString("issued_by_kind")),
                        row.getString("issued_by_id"),
                        row.getString("issued_by_name"),
                        Set.of(Right.ENROL_HOSTS)))
                .optional();
    }
}
