package io.evenkeel.workflow.internal.inbox;

import io.evenkeel.workflow.Task.Kind;
import io.evenkeel.workflow.Tasks.Filter;
import io.evenkeel.workflow.Words;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@code workflow.inbox}. */
@Repository
class InboxRows {
    private static final String SELECT = """
            select i.*, array(select f.name from workflow.inbox_for f where f.item = i.id order by f.name) as waits_for
            from workflow.inbox i
            """;
    private static final String WAITS = """
            where (i.assignee = any(:people) or i.assignee is null
                    and exists (select from workflow.inbox_for f where f.item = i.id and f.name = any(:names)))
                and not (i.kind = 'APPROVAL' and (i.asked_by = :me
                    or exists (select from workflow.vote v where v.approval = i.approval and v.person = :me)))
            """;
    private static final String OF_GROUP = """
            where exists (select from workflow.inbox_for f where f.item = i.id and f.name = any(:names))
            """;
    private static final String MINE = """
            where i.assignee = any(:people)
            """;
    private static final String ASKED = """
            where i.asked_by = :me
            """;
    private static final String PAGE = """
                and (:text = '' or strpos(lower(concat_ws(' ', i.subject, i.business_key, i.name_en, i.name_zh)), :text) > 0)
                and (coalesce(i.due, 'infinity'), i.since, i.id)
                    > (cast(:due as timestamptz), cast(:since as timestamptz), cast(:id as text))
            order by coalesce(i.due, 'infinity'), i.since, i.id
            limit :limit
            """;

    private final JdbcClient jdbc;

    InboxRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void put(Item item) {
        jdbc.sql("""
                        insert into workflow.inbox (id, kind, process, instance, business_key, step, name_en, name_zh, subject,
                            assignee, since, due, form, approval, asked_by)
                        values (:id, :kind, :process, :instance, :key, :step, :en, :zh, :subject,
                            :assignee, :since, :due, :form, :approval, :askedBy)
                        on conflict (id) do update set name_en = excluded.name_en, name_zh = excluded.name_zh,
                            assignee = excluded.assignee, due = excluded.due""")
                .param("id", item.id())
                .param("kind", item.kind().name())
                .param("process", item.process())
                .param("instance", item.instance())
                .param("key", item.businessKey())
                .param("step", item.step())
                .param("en", item.name().en())
                .param("zh", item.name().zh())
                .param("subject", item.subject())
                .param("assignee", item.assignee().orElse(null))
                .param("since", item.since().atOffset(ZoneOffset.UTC))
                .param(
                        "due",
                        item.due().map(due -> due.atOffset(ZoneOffset.UTC)).orElse(null))
                .param("form", item.form().orElse(null))
                .param("approval", item.approval().orElse(null))
                .param("askedBy", item.askedBy().orElse(null))
                .update();
        jdbc.sql("delete from workflow.inbox_for where item = :id")
                .param("id", item.id())
                .update();
        jdbc.sql("""
                        insert into workflow.inbox_for (item, name)
                        select :id, name from unnest(:names) as name on conflict do nothing""")
                .param("id", item.id())
                .param("names", item.waitsFor().toArray(String[]::new))
                .update();
    }

    void remove(String id) {
        jdbc.sql("delete from workflow.inbox where id = :id").param("id", id).update();
    }

    Optional<Item> find(String id) {
        return jdbc.sql(SELECT + " where i.id = :id")
                .param("id", id)
                .query((row, number) -> item(row))
                .optional();
    }

    /** Whoever else means to act on it waits until the transaction ends. */
    Optional<Item> lock(String id) {
        return jdbc.sql(SELECT + " where i.id = :id for update of i")
                .param("id", id)
                .query((row, number) -> item(row))
                .optional();
    }

    /** Due before the moment, whomever they wait for; the latest one first. */
    List<Item> overdue(Instant now, int limit) {
        return jdbc.sql(SELECT + " where i.due <= :now order by i.due, i.id limit :limit")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((row, number) -> item(row))
                .list();
    }

    List<Item> page(Standing who, Filter filter, Optional<Cursor> after, int limit) {
        String scope =
                filter.asked() ? ASKED : filter.mine() ? MINE : filter.group().isPresent() ? OF_GROUP : WAITS;
        Cursor from = after.orElse(Cursor.START);
        List<String> names = filter.group()
                .map(group -> who.names().contains(group) ? List.of(group) : List.<String>of())
                .orElseGet(() -> List.copyOf(who.names()));
        return jdbc.sql(SELECT + scope + PAGE)
                .param("me", who.person())
                .param("people", who.people().toArray(UUID[]::new))
                .param("names", names.toArray(String[]::new))
                .param("text", filter.text().orElse("").strip().toLowerCase(Locale.ROOT))
                .param("due", from.due())
                .param("since", from.since())
                .param("id", from.id())
                .param("limit", limit)
                .query((row, number) -> item(row))
                .list();
    }

    private static Item item(ResultSet row) throws SQLException {
        return new Item(
                row.getString("id"),
                Kind.valueOf(row.getString("kind")),
                row.getString("process"),
                row.getString("instance"),
                row.getString("business_key"),
                row.getString("step"),
                new Words(row.getString("name_en"), row.getString("name_zh")),
                row.getString("subject"),
                Optional.ofNullable(row.getObject("assignee", UUID.class)),
                List.of((String[]) row.getArray("waits_for").getArray()),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                instant(row.getObject("due", OffsetDateTime.class)),
                Optional.ofNullable(row.getString("form")),
                Optional.ofNullable(row.getObject("approval", UUID.class)),
                Optional.ofNullable(row.getObject("asked_by", UUID.class)));
    }

    private static Optional<Instant> instant(@Nullable OffsetDateTime at) {
        return Optional.ofNullable(at).map(OffsetDateTime::toInstant);
    }
}
