package io.evenkeel.oncall.internal;

import io.evenkeel.oncall.Pages.SentPage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The pages that went out, their notices, and what comes next, as rows. */
@Component
class PageRows {
    private final JdbcClient jdbc;

    PageRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Names one step that was carried out. */
    record StepKey(String incident, int round, int step) {}

    record PageRow(StepKey key, int steps, String policy, Instant at, Duration waiting) {}

    record NoticeRow(String key, StepKey page, UUID personId, String person, String channel) {}

    record NextRow(int step, Instant dueAt) {}

    /** False if this step was carried out before; waits for a transaction that is about to. */
    boolean insert(PageRow page) {
        return jdbc.sql("""
                        insert into oncall.page (incident, round, step, steps, policy, at, waiting_seconds)
                        values (:incident, :round, :step, :steps, :policy, :at, :waiting)
                        on conflict do nothing""")
                        .param("incident", page.key().incident())
                        .param("round", page.key().round())
                        .param("step", page.key().step())
                        .param("steps", page.steps())
                        .param("policy", page.policy())
                        .param("at", page.at().atOffset(ZoneOffset.UTC))
                        .param("waiting", page.waiting().toSeconds())
                        .update()
                == 1;
    }

    Optional<PageRow> find(StepKey key) {
        return jdbc.sql("""
                        select steps, policy, at, waiting_seconds
                        from oncall.page where incident = :incident and round = :round and step = :step""")
                .param("incident", key.incident())
                .param("round", key.round())
                .param("step", key.step())
                .query((row, number) -> new PageRow(
                        key,
                        row.getInt("steps"),
                        row.getString("policy"),
                        instant(row, "at"),
                        Duration.ofSeconds(row.getLong("waiting_seconds"))))
                .optional();
    }

    void insert(NoticeRow notice) {
        jdbc.sql("""
                        insert into oncall.page_notice (key, incident, round, step, person_id, person, channel)
                        values (:key, :incident, :round, :step, :personId, :person, :channel)""")
                .param("key", notice.key())
                .param("incident", notice.page().incident())
                .param("round", notice.page().round())
                .param("step", notice.page().step())
                .param("personId", notice.personId())
                .param("person", notice.person())
                .param("channel", notice.channel())
                .update();
    }

    Optional<NoticeRow> findNotice(String key) {
        return jdbc.sql("""
                        select incident, round, step, person_id, person, channel
                        from oncall.page_notice where key = :key""")
                .param("key", key)
                .query((row, number) -> new NoticeRow(
                        key,
                        new StepKey(row.getString("incident"), row.getInt("round"), row.getInt("step")),
                        row.getObject("person_id", UUID.class),
                        row.getString("person"),
                        row.getString("channel")))
                .optional();
    }

    /** The names of those whom a step paged. */
    List<String> people(StepKey key) {
        return jdbc.sql("""
                        select person from oncall.page_notice
                        where incident = :incident and round = :round and step = :step
                        group by person order by person""")
                .param("incident", key.incident())
                .param("round", key.round())
                .param("step", key.step())
                .query((row, number) -> row.getString("person"))
                .list();
    }

    void reached(String key, Instant at) {
        jdbc.sql("""
                        update oncall.page_notice set reached_at = :at
                        where key = :key and (reached_at is null or reached_at > :at)""").param("key", key).param("at", at.atOffset(ZoneOffset.UTC)).update();
    }

    List<SentPage> pagesOf(String incident) {
        return jdbc.sql("""
                        select page.round, page.step, page.steps, page.policy, page.at, notice.person,
                            string_agg(notice.channel, ', ' order by notice.channel) as channels,
                            min(notice.reached_at) as reached_at
                        from oncall.page join oncall.page_notice notice using (incident, round, step)
                        where page.incident = :incident
                        group by page.round, page.step, page.steps, page.policy, page.at, notice.person
                        order by page.at, page.round, page.step, notice.person""").param("incident", incident).query(PageRows::sent).list();
    }

    void setNext(String incident, NextRow next) {
        jdbc.sql("""
                        insert into oncall.next_page (incident, step, due_at) values (:incident, :step, :due)
                        on conflict (incident) do update set step = excluded.step, due_at = excluded.due_at""")
                .param("incident", incident)
                .param("step", next.step())
                .param("due", next.dueAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    void clearNext(String incident) {
        jdbc.sql("delete from oncall.next_page where incident = :incident")
                .param("incident", incident)
                .update();
    }

    Optional<NextRow> next(String incident) {
        return jdbc.sql("select step, due_at from oncall.next_page where incident = :incident")
                .param("incident", incident)
                .query((row, number) -> new NextRow(row.getInt("step"), instant(row, "due_at")))
                .optional();
    }

    private static SentPage sent(ResultSet row, int number) throws SQLException {
        return new SentPage(
                row.getInt("round"),
                row.getInt("step"),
                row.getInt("steps"),
                row.getString("policy"),
                row.getString("person"),
                instant(row, "at"),
                row.getString("channels"),
                Optional.ofNullable(row.getObject("reached_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
