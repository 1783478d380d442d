package io.evenkeel.recovery.internal;

import io.evenkeel.recovery.RecoveryPolicy;
import io.evenkeel.recovery.SpaceLeft;
import io.evenkeel.recovery.internal.Oddity.Measured;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the alerts go by. */
@Component
class WatchRows {
    private final JdbcClient jdbc;

    WatchRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param underWay whether a job waits or runs
     * @param trouble of the newest backup or check that ended, if it did not end well
     * @param copies the newest first
     * @param space where the host tells
     */
    record Row(
            RecoveryPolicy policy,
            Optional<Instant> lastGood,
            boolean underWay,
            Optional<String> trouble,
            List<Measured> copies,
            Optional<SpaceLeft> space) {}

    List<Row> all() {
        return jdbc.sql("""
                        select policy.*, good.at as good_at, ended.trouble, copies.sizes, copies.added, space.*,
                            exists (select from recovery.job
                                where policy_id = policy.id and state <> 'ENDED') as under_way
                        from recovery.policy
                        left join lateral (
                            select at from recovery.copy
                            where policy_id = policy.id and sound and gone_at is null
                            order by at desc limit 1) good on true
                        left join lateral (
                            select case when outcome <> 'DONE' then code || ': ' || sentence end as trouble
                            from recovery.job
                            where policy_id = policy.id and state = 'ENDED' and act in ('BACKUP', 'VERIFY')
                            order by place desc limit 1) ended on true
                        left join lateral (
                            select array_agg(size_bytes order by at desc) as sizes,
                                array_agg(added_bytes order by at desc) as added
                            from (select at, size_bytes, added_bytes from recovery.copy
                                where policy_id = policy.id and gone_at is null
                                order by at desc limit :compared) newest
                            where size_bytes is not null and added_bytes is not null) copies on true
                        left join lateral (
                            select at as space_at, free_bytes as space_free_bytes, total_bytes as space_total_bytes,
                                full_at as space_full_at, earliest as space_earliest, latest as space_latest,
                                why as space_why
                            from recovery.space where policy_id = policy.id order by at desc limit 1) space on true
                        where policy.retired_at is null""")
                .param("compared", Oddity.COMPARED)
                .query(WatchRows::row)
                .list();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                RecoveryPolicyRows.policy(row, number),
                Columns.instant(row, "good_at"),
                row.getBoolean("under_way"),
                Columns.text(row, "trouble"),
                copies(row),
                Columns.instant(row, "space_at").isEmpty()
                        ? Optional.empty()
                        : Optional.of(SpaceRows.left(row, "space_")));
    }

    private static List<Measured> copies(ResultSet row) throws SQLException {
        if (row.getArray("sizes") == null) {
            return List.of();
        }
        Long[] sizes = (Long[]) row.getArray("sizes").getArray();
        Long[] added = (Long[]) row.getArray("added").getArray();
        List<Measured> copies = new ArrayList<>();
        for (int i = 0; i < sizes.length; i++) {
            copies.add(new Measured(sizes[i], added[i]));
        }
        return copies;
    }
}
