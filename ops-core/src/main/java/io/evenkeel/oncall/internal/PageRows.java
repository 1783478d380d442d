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

    /** @param policyId empty for pages from before there were several policies */
    record PageRow(StepKey key, int steps, Optional<UUID> policyId, String policy, Instant at, Duration waiting) {}

    /** @param address where it went; empty for the console */
    record NoticeRow(String key, StepKey page, UUID personId, String person, String channel, String address) {}

    record NextRow(int step, Instant dueAt, Optional<UUID> policyId) {}

    /** False if this step was carried out before; waits for a transaction that is about to. */
    boolean insert(PageRow page) {
        return jdbc.sql("""
                        insert into oncall.page (incident, round, step, steps, policy_id, policy, at, waiting_seconds)
                        values (:incident, :round, :step, :steps, :policyId, :policy, :at, :waiting)
                        on conflict do nothing""")
                        .param("incident", page.key().incident())
                        .param("round", page.key().round())
                        .param("step", page.key().step())
                        .param("steps", page.steps())
                        .param("policyId", page.policyId().orElse(null))
                        .param("policy", page.policy())
                        .param("at", page.at().atOffset(ZoneOffset.UTC))
                        .param("waiting", page.waiting().toSeconds())
                        .update()
                == 1;
    }

    Optional<PageRow> find(StepKey key) {
        return jdbc.sql("""
                        select steps, policy_id, policy, at, waiting_seconds
                        from oncall.page where incident = :incident and round = :round and step = :step""")
                .param("incident", key.incident())
                .param("round", key.round())
                .param("step", key.step())
                .query((row, number) -> new PageRow(
                        key,
                        row.getInt("steps"),
                        Optional.ofNullable(row.getObject("policy_id", UUID.class)),
                        row.getString("policy"),
                        instant(row, "at"),
                        Duration.ofSeconds(row.getLong("waiting_seconds"))))
                .optional();
    }

    void insert(NoticeRow notice) {
        jdbc.sql("""
                        insert into oncall.page_notice (key, incident, round, step, person_id, person, channel, address)
                        values (:key, :incident, :round, :step, :personId, :person, :channel, :address)""")
                .param("key", notice.key())
                .param("incident", notice.page().incident())
                .param("round", notice.page().round())
                .param("step", notice.page().step())
                .param("personId", notice.personId())
                .param("person", notice.person())
                .param("channel", notice.channel())
                .param("address", notice.address())
                .update();
    }

    Optional<NoticeRow> findNotice(String key) {
        return jdbc.sql("""
                        select incident, round, step, person_id, person, channel, address
                        from oncall.page_notice where key = :key""")
                .param("key", key)
                .query((row, number) -> new NoticeRow(
                        key,
                        new StepKey(row.getString("incident"), row.getInt("round"), row.getInt("step")),
                        row.getObject("person_id", UUID.class),
                        row.getString("person"),
                        row.getString("channel"),
                        row.getString("address")))
                .optional();
    }

    /** The policy that decided the first step of a round: it decides the others too. */
    Optional<UUID> policyOf(String incident, int round) {
        return jdbc.sql("""
                        select policy_id from oncall.page
                        where incident = :incident and round = :round and policy_id is not null
                        order by step limit 1""")
                .param("incident", incident)
                .param("round", round)
                .query((row, number) -> row.getObject("policy_id", UUID.class))
                .optional();
    }

    /** The incidents of which a policy pages a further step. */
    List<String> incidentsPagedBy(UUID policy) {
        return jdbc.sql("select incident from oncall.next_page where policy_id = :policy order by incident limit 5")
                .param("policy", policy)
                .query((row, number) -> row.getString("incident"))
                .list();
    }

    /** To whom and where the pages of a round went, but for the console: it shows the end by itself. */
    List<NoticeRow> pagedIn(String incident, int round) {
        return jdbc.sql("""
                        select distinct on (person_id, channel, address)
                            key, step, person_id, person, channel, address
                        from oncall.page_notice
                        where incident = :incident and round = :round and channel <> 'console' and address <> ''
                            and reached_at is not null
                        order by person_id, channel, address, step""")
                .param("incident", incident)
                .param("round", round)
                .query((row, number) -> new NoticeRow(
                        row.getString("key"),
                        new StepKey(incident, round, row.getInt("step")),
                        row.getObject("person_id", UUID.class),
                        row.getString("person"),
                        row.getString("channel"),
                        row.getString("address")))
                .list();
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
                        insert into oncall.next_page (incident, step, due_at, policy_id) values (:incident, :step, :due, :policy)
                        on conflict (incident) do update
                        set step = excluded.step, due_at = excluded.due_at, policy_id = excluded.policy_id""")
                .param("incident", incident)
                .param("step", next.step())
                .param("due", next.dueAt().atOffset(ZoneOffset.UTC))
                .param("policy", next.policyId().orElse(null))
                .update();
    }

    void clearNext(String incident) {
        jdbc.sql("delete from oncall.next_page where incident = :incident")
                .param("incident", incident)
                .update();
    }

    Optional<NextRow> next(String incident) {
        return jdbc.sql("select step, due_at, policy_id from oncall.next_page where incident = :incident")
                .param("incident", incident)
                .query((row, number) -> new NextRow(
                        row.getInt("step"),
                        instant(row, "due_at"),
                        Optional.ofNullable(row.getObject("policy_id", UUID.class))))
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
