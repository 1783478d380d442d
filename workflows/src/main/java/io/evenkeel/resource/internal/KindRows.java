package io.evenkeel.resource.internal;

import io.evenkeel.inventory.Kind;
import io.evenkeel.resource.ResourceKind;
import io.evenkeel.resource.ResourceKind.Idle;
import io.evenkeel.workflow.Words;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/** The table {@code resource.kind}. */
@Component
class KindRows {
    private static final TypeReference<List<Words>> CHECKLIST = new TypeReference<>() {};

    private final JdbcClient jdbc;

    KindRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<ResourceKind> all() {
        return jdbc.sql("select * from resource.kind order by id")
                .query(KindRows::kind)
                .list();
    }

    Optional<ResourceKind> find(String id) {
        return jdbc.sql("select * from resource.kind where id = :id")
                .param("id", id)
                .query(KindRows::kind)
                .optional();
    }

    Optional<ResourceKind> lock(String id) {
        return jdbc.sql("select * from resource.kind where id = :id for update")
                .param("id", id)
                .query(KindRows::kind)
                .optional();
    }

    void put(ResourceKind kind) {
        jdbc.sql("""
                        insert into resource.kind (id, name_en, name_zh, unit_en, unit_zh, price, currency, most_at_once,
                            longest_days, grace_days, most_of_person, most_of_team, item_kind, provide_group, checklist,
                            hook_address, answer_minutes, idle_expression, idle_days, offered, version)
                        values (:id, :nameEn, :nameZh, :unitEn, :unitZh, :price, :currency, :mostAtOnce,
                            :longestDays, :graceDays, :mostOfPerson, :mostOfTeam, :itemKind, :group, cast(:checklist as jsonb),
                            :hook, :answerMinutes, :idle, :idleDays, :offered, 1)
                        on conflict (id) do update set name_en = excluded.name_en, name_zh = excluded.name_zh,
                            unit_en = excluded.unit_en, unit_zh = excluded.unit_zh, price = excluded.price,
                            currency = excluded.currency, most_at_once = excluded.most_at_once,
                            longest_days = excluded.longest_days, grace_days = excluded.grace_days,
                            most_of_person = excluded.most_of_person, most_of_team = excluded.most_of_team,
                            item_kind = excluded.item_kind, provide_group = excluded.provide_group,
                            checklist = excluded.checklist, hook_address = excluded.hook_address,
                            answer_minutes = excluded.answer_minutes, idle_expression = excluded.idle_expression,
                            idle_days = excluded.idle_days, offered = excluded.offered,
                            version = resource.kind.version + 1""")
                .param("id", kind.id())
                .param("nameEn", kind.name().en())
                .param("nameZh", kind.name().zh())
                .param("unitEn", kind.unit().en())
                .param("unitZh", kind.unit().zh())
                .param("price", kind.price())
                .param("currency", kind.currency())
                .param("mostAtOnce", kind.mostAtOnce())
                .param("longestDays", kind.longestDays())
                .param("graceDays", kind.graceDays())
                .param("mostOfPerson", kind.mostOfPerson())
                .param("mostOfTeam", kind.mostOfTeam())
                .param("itemKind", kind.itemKind().word())
                .param("group", kind.provideGroup())
                .param("checklist", ResourceRows.JSON.writeValueAsString(kind.checklist()))
                .param("hook", kind.hook().orElse(null))
                .param("answerMinutes", kind.answerWithin().toMinutes())
                .param("idle", kind.idle().map(Idle::expression).orElse(null))
                .param("idleDays", kind.idle().map(Idle::days).orElse(null))
                .param("offered", kind.offered())
                .update();
    }

    private static ResourceKind kind(ResultSet row, int number) throws SQLException {
        int idleDays = row.getInt("idle_days");
        return new ResourceKind(
                row.getString("id"),
                new Words(row.getString("name_en"), row.getString("name_zh")),
                new Words(row.getString("unit_en"), row.getString("unit_zh")),
                row.getBigDecimal("price"),
                row.getString("currency"),
                row.getInt("most_at_once"),
                row.getInt("longest_days"),
                row.getInt("grace_days"),
                row.getInt("most_of_person"),
                row.getInt("most_of_team"),
                Kind.ofWord(row.getString("item_kind")).orElseThrow(),
                row.getString("provide_group"),
                ResourceRows.JSON.readValue(row.getString("checklist"), CHECKLIST),
                ResourceRows.text(row, "hook_address"),
                Duration.ofMinutes(row.getLong("answer_minutes")),
                ResourceRows.text(row, "idle_expression").map(expression -> new Idle(expression, idleDays)),
                row.getBoolean("offered"),
                row.getLong("version"));
    }
}
