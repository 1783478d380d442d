package io.evenkeel.recovery.internal;

import io.evenkeel.recovery.SpaceLeft;
import io.evenkeel.recovery.internal.SpaceForecast.Told;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code recovery.space}. */
@Component
class SpaceRows {
    /** Of each policy: more than a year of daily backups. */
    private static final int KEPT = 400;

    private final JdbcClient jdbc;

    SpaceRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Oldest first. */
    List<Told> before(UUID policy, Instant now) {
        return jdbc.sql("""
                        select at, free_bytes from (
                            select at, free_bytes from recovery.space where policy_id = :policy and at < :now
                            order by at desc limit :kept) newest
                        order by at""")
                .param("policy", policy)
                .param("now", Columns.utc(now))
                .param("kept", KEPT)
                .query((row, number) -> new Told(Columns.instant(row, "at").orElseThrow(), row.getLong("free_bytes")))
                .list();
    }

    void insert(UUID policy, SpaceLeft left) {
        jdbc.sql("""
                        insert into recovery.space
                            (policy_id, at, free_bytes, total_bytes, full_at, earliest, latest, why)
                        values (:policy, :at, :free, :total, :fullAt, :earliest, :latest, :why)
                        on conflict do nothing""")
                .param("policy", policy)
                .param("at", Columns.utc(left.at()))
                .param("free", left.freeBytes())
                .param("total", left.totalBytes())
                .param("fullAt", left.fullAt().map(Columns::utc).orElse(null))
                .param("earliest", left.earliest().map(Columns::utc).orElse(null))
                .param("latest", left.latest().map(Columns::utc).orElse(null))
                .param("why", left.why().orElse(null))
                .update();
        jdbc.sql("""
                        delete from recovery.space where policy_id = :policy and at < (
                            select at from recovery.space where policy_id = :policy
                            order by at desc offset :kept limit 1)""").param("policy", policy).param("kept", KEPT).update();
    }

    Optional<SpaceLeft> newest(UUID policy) {
        return jdbc.sql("select * from recovery.space where policy_id = :policy order by at desc limit 1")
                .param("policy", policy)
                .query((row, number) -> left(row, ""))
                .optional();
    }

    /** @param prefix of the columns' names */
    static SpaceLeft left(ResultSet row, String prefix) throws SQLException {
        return new SpaceLeft(
                Columns.instant(row, prefix + "at").orElseThrow(),
                row.getLong(prefix + "free_bytes"),
                row.getLong(prefix + "total_bytes"),
                Columns.instant(row, prefix + "full_at"),
                Columns.instant(row, prefix + "earliest"),
                Columns.instant(row, prefix + "latest"),
                Columns.text(row, prefix + "why"));
    }
}
