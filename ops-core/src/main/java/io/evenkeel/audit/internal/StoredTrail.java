package io.evenkeel.audit.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Audit.Act;
import io.evenkeel.audit.Checkpoint;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.audit.Trail;
import io.evenkeel.audit.internal.ExportLines.Beginning;
import io.evenkeel.audit.internal.ExportLines.End;
import io.evenkeel.audit.internal.ExportLines.Line;
import io.evenkeel.audit.internal.ExportLines.Sealed;
import io.evenkeel.audit.internal.ExportLines.Signed;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads the trail in PostgreSQL. */
@Service
class StoredTrail implements Trail {

    private static final int MOST = 500;
    /** So that a million acts pass through without being held. */
    private static final int ROWS_AT_ONCE = 1_000;

    private final JdbcClient jdbc;
    private final JdbcTemplate streaming;
    private final TransactionTemplate transaction;
    private final TransactionTemplate reading;
    private final Audit audit;
    private final Seals seals;
    private final StoredCheckpoints checkpoints;
    private final SigningKey key;
    private final InstantSource clock;

    StoredTrail(
            DataSource database,
            PlatformTransactionManager transactions,
            Audit audit,
            Seals seals,
            StoredCheckpoints checkpoints,
            SigningKey key,
            InstantSource clock) {
        this.jdbc = JdbcClient.create(database);
        this.streaming = new JdbcTemplate(database);
        this.streaming.setFetchSize(ROWS_AT_ONCE);
        this.transaction = new TransactionTemplate(transactions);
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
        this.audit = audit;
        this.seals = seals;
        this.checkpoints = checkpoints;
        this.key = key;
        this.clock = clock;
    }

    @Override
    public List<Act> search(Actor actor, Search search, int limit) {
        actor.mustHave(Right.SEE_AUDIT);
        if (limit < 1 || limit > MOST) {
            throw new Refusal(
                    Refusal.Kind.INVALID, "limit-out-of-range", "Ask for 1 to " + MOST + " acts at a time.", "limit");
        }
        // The planner sees the values, so what is not asked for costs nothing and each filter has its index.
        return jdbc.sql("""
                        SELECT act.*, seal.number
                        FROM audit.act act LEFT JOIN audit.seal seal ON seal.act_id = act.id
                        WHERE act.id < :before
                          AND (CAST(:subject AS text) IS NULL OR act.subject = :subject)
                          AND (CAST(:actor AS text) IS NULL OR act.actor_name = :actor OR act.actor_id = :actor)
                          AND (CAST(:verb AS text) IS NULL OR act.verb = :verb
                               OR (act.verb ~>=~ (:verb || '.') AND act.verb ~<~ (:verb || '/')))
                          AND (CAST(:from AS timestamptz) IS NULL OR act.at >= :from)
                          AND (CAST(:to AS timestamptz) IS NULL OR act.at < :to)
                        ORDER BY act.id DESC LIMIT :limit
                        """)
                .param("before", search.before().orElse(Long.MAX_VALUE))
                .param("subject", search.subject().orElse(null), Types.VARCHAR)
                .param("actor", search.actor().orElse(null), Types.VARCHAR)
                .param("verb", search.verb().orElse(null), Types.VARCHAR)
                .param("from", search.from().map(StoredTrail::utc).orElse(null), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("to", search.to().map(StoredTrail::utc).orElse(null), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("limit", limit)
                .query((row, number) -> AuditTrail.act(row))
                .list();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    @Override
    public State state(Actor actor) {
        actor.mustHave(Right.SEE_AUDIT);
        Optional<Checkpoint> checkpoint = checkpoints.newest();
        return jdbc.sql("""
                        SELECT coalesce(max(seal.number), 0) AS sealed,
                               (SELECT count(*) FROM audit.unsealed) AS unsealed,
                               (SELECT act.at FROM audit.act act JOIN audit.seal last ON last.act_id = act.id
                                ORDER BY last.number DESC LIMIT 1) AS newest_at
                        FROM audit.seal seal
                        """)
                .query((row, number) -> new State(
                        row.getLong("sealed"),
                        row.getLong("unsealed"),
                        Optional.ofNullable(row.getObject("newest_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant),
                        checkpoint))
                .single();
    }

    @Override
    public String publicKey(Actor actor) {
        actor.mustHave(Right.SEE_AUDIT);
        return key.publicKey();
    }

    @Override
    public void export(Actor actor, OutputStream to) throws IOException {
        actor.mustHave(Right.SEE_AUDIT);
        while (seals.sealWaiting() == Seals.MOST_AT_ONCE) {
            Thread.onSpinWait();
        }
        long last = checkpoints.sign().map(Checkpoint::number).orElse(0L);
        transaction.executeWithoutResult(
                _ -> audit.record(actor, "audit.export", "acts 1 to " + last, Map.of("acts", Long.toString(last))));
        OutputStream buffered = new BufferedOutputStream(to, 1 << 16);
        try {
            write(buffered, new Beginning(clock.instant(), key.publicKey()));
            reading.executeWithoutResult(_ -> writeActs(buffered, last));
            write(buffered, new End(last));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        buffered.flush();
    }

    private void writeActs(OutputStream to, long last) {
        streaming.query(
                """
                SELECT act.*, seal.number, seal.hash,
                       signed.number AS c_number, signed.at AS c_at, signed.hash AS c_hash,
                       signed.public_key AS c_public_key, signed.signature AS c_signature,
                       CAST(NULL AS text) AS c_sent_to
                FROM audit.seal seal
                JOIN audit.act act ON act.id = seal.act_id
                LEFT JOIN audit.checkpoint signed ON signed.number = seal.number
                WHERE seal.number <= ? ORDER BY seal.number
                """,
                row -> {
                    writeAct(to, row);
                },
                last);
    }

    private static void writeAct(OutputStream to, ResultSet row) throws SQLException {
        try {
            Act act = AuditTrail.act(row);
            write(
                    to,
                    new Sealed(act.sealedAs().orElseThrow(), act, HexFormat.of().formatHex(row.getBytes("hash"))));
            if (row.getBytes("c_hash") != null) {
                write(to, new Signed(StoredCheckpoints.checkpoint(row, "c_")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(OutputStream to, Line line) throws IOException {
        to.write((ExportLines.text(line) + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
