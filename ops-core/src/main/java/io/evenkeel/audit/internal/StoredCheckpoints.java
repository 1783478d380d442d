package io.evenkeel.audit.internal;

import io.evenkeel.audit.Checkpoint;
import io.evenkeel.audit.Checkpoints;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The checkpoints in PostgreSQL. */
@Service
class StoredCheckpoints implements Checkpoints {

    static final Duration EVERY = Duration.ofMinutes(5);

    private static final int LONGEST_TARGET = 200;

    private final JdbcClient jdbc;
    private final Seals seals;
    private final SigningKey key;
    private final InstantSource clock;

    StoredCheckpoints(JdbcClient jdbc, Seals seals, SigningKey key, InstantSource clock) {
        this.jdbc = jdbc;
        this.seals = seals;
        this.key = key;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Checkpoint> newest() {
        return jdbc.sql("""
                        SELECT checkpoint.*, (
                            SELECT string_agg(sent_to, ', ' ORDER BY at) FROM audit.checkpoint_sent sent
                            WHERE sent.number = checkpoint.number) AS sent_to
                        FROM audit.checkpoint checkpoint ORDER BY number DESC LIMIT 1
                        """).query((row, number) -> checkpoint(row, "")).optional();
    }

    @Override
    @Transactional
    public void sent(long number, String to) {
        String target = to.length() <= LONGEST_TARGET ? to : to.substring(0, LONGEST_TARGET);
        jdbc.sql("""
                        INSERT INTO audit.checkpoint_sent (number, sent_to, at) VALUES (:number, :to, :at)
                        ON CONFLICT DO NOTHING
                        """)
                .param("number", number)
                .param("to", Facts.text(target))
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Signs what was sealed since the last checkpoint, where that is old enough. */
    void signWhenDue() {
        Optional<Checkpoint> last = newest();
        Instant now = clock.instant();
        boolean due = last.map(Checkpoint::at)
                .map(at -> !now.isBefore(at.plus(EVERY)) || now.isBefore(at))
                .orElse(true);
        if (due
                && seals.newest().map(Seals.Link::number).orElse(0L)
                        > last.map(Checkpoint::number).orElse(0L)) {
            sign();
        }
    }

    /** Signs the newest link, if there is one; the newest checkpoint then. */
    Optional<Checkpoint> sign() {
        // To the microsecond, as it is stored: the signature covers the time.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        seals.newest()
                .map(link -> key.sign(link.number(), now, HexFormat.of().formatHex(link.hash())))
                .ifPresent(this::insert);
        return newest();
    }

    private void insert(Checkpoint checkpoint) {
        jdbc.sql("""
                        INSERT INTO audit.checkpoint (number, at, hash, public_key, signature)
                        VALUES (:number, :at, :hash, :key, :signature) ON CONFLICT DO NOTHING
                        """)
                .param("number", checkpoint.number())
                .param("at", checkpoint.at().atOffset(ZoneOffset.UTC))
                .param("hash", HexFormat.of().parseHex(checkpoint.hash()))
                .param("key", decoded(checkpoint.publicKey().substring(Checkpoint.KEY_PREFIX.length())))
                .param("signature", decoded(checkpoint.signature()))
                .update();
    }

    private static byte[] decoded(String base64) {
        return Base64.getUrlDecoder().decode(base64);
    }

    /** @param prefix of the columns' names; all of them are set, but for {@code sent_to} */
    static Checkpoint checkpoint(ResultSet row, String prefix) throws SQLException {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        return new Checkpoint(
                row.getLong(prefix + "number"),
                row.getObject(prefix + "at", OffsetDateTime.class).toInstant(),
                HexFormat.of().formatHex(row.getBytes(prefix + "hash")),
                Checkpoint.KEY_PREFIX + base64.encodeToString(row.getBytes(prefix + "public_key")),
                base64.encodeToString(row.getBytes(prefix + "signature")),
                Optional.ofNullable(row.getString(prefix + "sent_to")));
    }
}
