package io.evenkeel.recovery.internal;

import io.evenkeel.protocol.RecoveryAct.Extent;
import io.evenkeel.recovery.RecoveryRun;
import io.evenkeel.recovery.RecoveryRun.Act;
import io.evenkeel.recovery.RecoveryRun.Outcome;
import io.evenkeel.recovery.RecoveryRun.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code recovery.job} and {@code recovery.host}. */
@Component
class JobRows {
    private static final int KEPT_OF_POLICY = 1_000;

    private final JdbcClient jdbc;

    JobRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False if another job of the policy waits or runs. */
    boolean insert(UUID id, UUID policy, String host, Act act, Extent extent, Instant dueAt) {
        boolean isNew = jdbc.sql("""
                        insert into recovery.job (id, policy_id, host, act, extent, state, due_at, part, bytes_done)
                        values (:id, :policy, :host, :act, :extent, 'WAITING', :dueAt, 0, 0)
                        on conflict (policy_id) where state <> 'ENDED' do nothing""")
                        .param("id", id)
                        .param("policy", policy)
                        .param("host", host)
                        .param("act", act.name())
                        .param("extent", extent.name())
                        .param("dueAt", Columns.utc(dueAt))
                        .update()
                == 1;
        if (isNew) {
            forgetOldest(policy);
        }
        return isNew;
    }

    /** False if another job of the policy waits or runs. */
    boolean insertDrill(UUID id, UUID policy, String host, UUID drill, Instant now) {
        return insert(id, policy, host, Act.DRILL, Extent.FULL, now)
                && jdbc.sql("update recovery.job set drill_id = :drill where id = :id")
                                .param("drill", drill)
                                .param("id", id)
                                .update()
                        == 1;
    }

    /** Whether the host has it, and has not ended it. */
    boolean isSent(UUID drill) {
        return jdbc.sql("select exists (select from recovery.job where drill_id = :drill and state = 'SENT')")
                .param("drill", drill)
                .query(Boolean.class)
                .single();
    }

    boolean isDrilled(UUID policy) {
        return jdbc.sql("""
                        select exists (select from recovery.job
                            where policy_id = :policy and act = 'DRILL' and state <> 'ENDED')""").param("policy", policy).query(Boolean.class).single();
    }

    /** Whether the number was given to a drill of the host that is over. */
    boolean isOverDrill(String host, long jobNumber) {
        return jdbc.sql("""
                        select exists (select from recovery.job
                            where host = :host and number = :number and act = 'DRILL' and state = 'ENDED')""")
                .param("host", host)
                .param("number", jobNumber)
                .query(Boolean.class)
                .single();
    }

    void endWaitingDrill(UUID drill, Instant now, String why) {
        jdbc.sql("""
                        update recovery.job set state = 'ENDED', ended_at = :now, outcome = 'NOT_FETCHED',
                            code = 'not-fetched', sentence = :why
                        where drill_id = :drill and state = 'WAITING'""")
                .param("now", Columns.utc(now))
                .param("why", why)
                .param("drill", drill)
                .update();
    }

    private void forgetOldest(UUID policy) {
        jdbc.sql("""
                        delete from recovery.job where id in (
                            select id from recovery.job where policy_id = :policy order by place desc offset :kept)""").param("policy", policy).param("kept", KEPT_OF_POLICY).update();
    }

    List<RecoveryRun> of(UUID policy, int limit) {
        return jdbc.sql("select * from recovery.job where policy_id = :policy order by place desc limit :limit")
                .param("policy", policy)
                .param("limit", limit)
                .query((row, number) -> run(row))
                .list();
    }

    /** Those of a host that have not ended, the oldest first. */
    List<StoredRun> lockLive(String host) {
        return jdbc.sql("select * from recovery.job where host = :host and state <> 'ENDED' order by place for update")
                .param("host", host)
                .query(JobRows::stored)
                .list();
    }

    Optional<StoredRun> lockSent(String host, long jobNumber) {
        return jdbc.sql("""
                        select * from recovery.job where host = :host and number = :number and state = 'SENT'
                        for update""")
                .param("host", host)
                .param("number", jobNumber)
                .query(JobRows::stored)
                .optional();
    }

    /** Given out before that time and not heard of since, or waiting since before the other. */
    List<StoredRun> lockSilent(Instant heardBefore, Instant dueBefore) {
        return jdbc.sql("""
                        select * from recovery.job
                        where (state = 'SENT' and coalesce(heard_at, sent_at) < :heardBefore)
                            or (state = 'WAITING' and due_at < :dueBefore)
                        order by place for update skip locked""")
                .param("heardBefore", Columns.utc(heardBefore))
                .param("dueBefore", Columns.utc(dueBefore))
                .query(JobRows::stored)
                .list();
    }

    void sent(UUID id, long number, Instant now) {
        jdbc.sql("update recovery.job set state = 'SENT', number = :number, sent_at = :now where id = :id")
                .param("number", number)
                .param("now", Columns.utc(now))
                .param("id", id)
                .update();
    }

    void heard(UUID id, double part, long bytesDone, Instant now) {
        jdbc.sql("""
                        update recovery.job set part = greatest(part, :part), bytes_done = greatest(bytes_done, :bytes),
                            heard_at = :now
                        where id = :id""")
                .param("part", part)
                .param("bytes", bytesDone)
                .param("now", Columns.utc(now))
                .param("id", id)
                .update();
    }

    void end(UUID id, Instant now, Ending ending) {
        jdbc.sql("""
                        update recovery.job set state = 'ENDED', ended_at = :now, outcome = :outcome, code = :code,
                            sentence = :sentence, part = case when :outcome = 'DONE' then 1 else part end
                        where id = :id""")
                .param("now", Columns.utc(now))
                .param("outcome", ending.outcome().name())
                .param("code", ending.code().orElse(null))
                .param("sentence", ending.sentence().orElse(null))
                .param("id", id)
                .update();
    }

    void endWaiting(UUID policy, Instant now, String why) {
        jdbc.sql("""
                        update recovery.job set state = 'ENDED', ended_at = :now, outcome = 'NOT_FETCHED',
                            code = 'not-fetched', sentence = :why
                        where policy_id = :policy and state = 'WAITING'""")
                .param("now", Columns.utc(now))
                .param("why", why)
                .param("policy", policy)
                .update();
    }

    /**
     * A number that no job of the host had: the time in milliseconds, so that a server that was restored from a backup does
     * not begin again at numbers that the host holds for a replay.
     */
    long nextNumber(String host, Instant now) {
        return jdbc.sql("""
                        update recovery.host set last_number = greatest(last_number + 1, :least) where name = :host
                        returning last_number""")
                .param("host", host)
                .param("least", now.toEpochMilli())
                .query(Long.class)
                .single();
    }

    /** Notes that its agent asked; others who ask for the same host wait until this transaction ends. */
    void asked(String host, Instant now) {
        jdbc.sql("""
                        insert into recovery.host (name, last_number, asked_at) values (:host, 0, :now)
                        on conflict (name) do update set asked_at = excluded.asked_at""").param("host", host).param("now", Columns.utc(now)).update();
    }

    private static StoredRun stored(ResultSet row, int number) throws SQLException {
        return new StoredRun(
                row.getObject("policy_id", UUID.class),
                Columns.whole(row, "number"),
                Extent.valueOf(row.getString("extent")),
                Columns.instant(row, "heard_at"),
                Optional.ofNullable(row.getObject("drill_id", UUID.class)),
                run(row));
    }

    static RecoveryRun run(ResultSet row) throws SQLException {
        return run(row, "");
    }

    /** @param prefix of the columns' names */
    static RecoveryRun run(ResultSet row, String prefix) throws SQLException {
        return new RecoveryRun(
                row.getObject(prefix + "id", UUID.class),
                Act.valueOf(row.getString(prefix + "act")),
                State.valueOf(row.getString(prefix + "state")),
                Columns.instant(row, prefix + "due_at").orElseThrow(),
                Columns.instant(row, prefix + "sent_at"),
                Columns.instant(row, prefix + "ended_at"),
                row.getDouble(prefix + "part"),
                row.getLong(prefix + "bytes_done"),
                Columns.text(row, prefix + "outcome").map(Outcome::valueOf),
                Columns.text(row, prefix + "code"),
                Columns.text(row, prefix + "sentence"));
    }
}
