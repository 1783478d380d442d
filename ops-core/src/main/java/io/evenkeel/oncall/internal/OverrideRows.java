package io.evenkeel.oncall.internal;

import io.evenkeel.oncall.OnCall.Span;
import io.evenkeel.oncall.internal.Roster.Cover;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Overrides and offers of swaps as rows. */
@Component
class OverrideRows {
    private final JdbcClient jdbc;

    OverrideRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record OverrideRow(UUID schedule, Cover cover) {}

    record SwapRow(
            UUID id,
            UUID schedule,
            UUID offeredBy,
            Span mine,
            UUID offeredTo,
            Span theirs,
            Instant madeAt,
            Optional<Instant> acceptedAt) {}

    /** Those that end after the moment. */
    List<Cover> covers(UUID schedule, Instant after) {
        return jdbc.sql("""
                        select * from oncall.override where schedule_id = :schedule and to_at > :after
                        order by made_at, id""")
                .param("schedule", schedule)
                .param("after", utc(after))
                .query((row, number) -> cover(row))
                .list();
    }

    Optional<OverrideRow> find(UUID id) {
        return jdbc.sql("select * from oncall.override where id = :id")
                .param("id", id)
                .query((row, number) -> new OverrideRow(row.getObject("schedule_id", UUID.class), cover(row)))
                .optional();
    }

    void insert(UUID schedule, Cover cover, String madeBy) {
        jdbc.sql("""
                        insert into oncall.override (id, schedule_id, person_id, from_at, to_at, reason, made_by, made_at)
                        values (:id, :schedule, :person, :from, :to, :reason, :by, :at)""")
                .param("id", cover.id())
                .param("schedule", schedule)
                .param("person", cover.person())
                .param("from", utc(cover.from()))
                .param("to", utc(cover.to()))
                .param("reason", cover.reason())
                .param("by", madeBy)
                .param("at", utc(cover.madeAt()))
                .update();
    }

    void delete(UUID id) {
        jdbc.sql("delete from oncall.override where id = :id").param("id", id).update();
    }

    void insert(SwapRow swap) {
        jdbc.sql("""
                        insert into oncall.swap (id, schedule_id, offered_by, mine_from, mine_to, offered_to, theirs_from,
                            theirs_to, made_at)
                        values (:id, :schedule, :by, :mineFrom, :mineTo, :to, :theirsFrom, :theirsTo, :at)""")
                .param("id", swap.id())
                .param("schedule", swap.schedule())
                .param("by", swap.offeredBy())
                .param("mineFrom", utc(swap.mine().from()))
                .param("mineTo", utc(swap.mine().to()))
                .param("to", swap.offeredTo())
                .param("theirsFrom", utc(swap.theirs().from()))
                .param("theirsTo", utc(swap.theirs().to()))
                .param("at", utc(swap.madeAt()))
                .update();
    }

    /** Locks it, so that it is accepted once. */
    Optional<SwapRow> swap(UUID id) {
        return jdbc.sql("select * from oncall.swap where id = :id for update")
                .param("id", id)
                .query((row, number) -> swap(row))
                .optional();
    }

    /** Neither accepted nor begun, oldest first. */
    List<SwapRow> openSwaps(Instant now) {
        return jdbc.sql("""
                        select * from oncall.swap
                        where accepted_at is null and mine_from > :now and theirs_from > :now
                        order by made_at, id""")
                .param("now", utc(now))
                .query((row, number) -> swap(row))
                .list();
    }

    void accepted(UUID id, Instant at) {
        jdbc.sql("update oncall.swap set accepted_at = :at where id = :id")
                .param("id", id)
                .param("at", utc(at))
                .update();
    }

    void deleteSwap(UUID id) {
        jdbc.sql("delete from oncall.swap where id = :id").param("id", id).update();
    }

    private static Cover cover(ResultSet row) throws SQLException {
        return new Cover(
                row.getObject("id", UUID.class),
                row.getObject("person_id", UUID.class),
                instant(row, "from_at"),
                instant(row, "to_at"),
                row.getString("reason"),
                instant(row, "made_at"));
    }

    private static SwapRow swap(ResultSet row) throws SQLException {
        return new SwapRow(
                row.getObject("id", UUID.class),
                row.getObject("schedule_id", UUID.class),
                row.getObject("offered_by", UUID.class),
                new Span(instant(row, "mine_from"), instant(row, "mine_to")),
                row.getObject("offered_to", UUID.class),
                new Span(instant(row, "theirs_from"), instant(row, "theirs_to")),
                instant(row, "made_at"),
                Optional.ofNullable(row.getObject("accepted_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
