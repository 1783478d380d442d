package io.evenkeel.recovery.internal;

import io.evenkeel.protocol.RecoveryAct.Retention;
import io.evenkeel.recovery.Adapter;
import io.evenkeel.recovery.BackupCalendar;
import io.evenkeel.recovery.DrillTerms;
import io.evenkeel.recovery.PolicyTerms;
import io.evenkeel.recovery.Promise;
import io.evenkeel.recovery.RecoveryPolicy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** The table {@code recovery.policy}. */
@Component
class RecoveryPolicyRows {
    private final JdbcClient jdbc;

    RecoveryPolicyRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<RecoveryPolicy> live() {
        return jdbc.sql("select * from recovery.policy where retired_at is null order by lower(item_name), name, id")
                .query(RecoveryPolicyRows::policy)
                .list();
    }

    Optional<RecoveryPolicy> find(UUID id) {
        return jdbc.sql("select * from recovery.policy where id = :id")
                .param("id", id)
                .query(RecoveryPolicyRows::policy)
                .optional();
    }

    Optional<RecoveryPolicy> lock(UUID id) {
        return jdbc.sql("select * from recovery.policy where id = :id for update")
                .param("id", id)
                .query(RecoveryPolicyRows::policy)
                .optional();
    }

    /** Those whose backup is due, for this transaction alone. */
    List<RecoveryPolicy> lockDue(Instant now, int most) {
        return jdbc.sql("""
                        select * from recovery.policy where next_at <= :now and retired_at is null
                        order by next_at limit :most for update skip locked""")
                .param("now", Columns.utc(now))
                .param("most", most)
                .query(RecoveryPolicyRows::policy)
                .list();
    }

    /** False if a policy of this section is there already. */
    boolean insert(RecoveryPolicy policy) {
        return with(jdbc.sql("""
                                insert into recovery.policy (id, name, item_id, item_name, adapter, host, rpo_minutes,
                                    rto_minutes, keep_unit, keep_amount, days, times, full_days, zone, drill_days,
                                    responsible, drill_most_gib, drill_checks, drill_on, drill_time, drill_next_at,
                                    made_at, next_at, version)
                                values (:id, :name, :item, :itemName, :adapter, :host, :rpo, :rto, :unit, :amount, :days,
                                    :times, :fullDays, :zone, :drillDays, :responsible, :mostGib, cast(:checks as jsonb), :drillOn, :drillTime,
                                    :nextDrillAt, :madeAt, :nextAt, 1)
                                on conflict (host, adapter, name) where retired_at is null do nothing"""), policy)
                        .param("name", policy.terms().name())
                        .param("adapter", policy.terms().adapter().word())
                        .param("host", policy.terms().host())
                        .param("madeAt", Columns.utc(policy.madeAt()))
                        .update()
                == 1;
    }

    void change(RecoveryPolicy policy) {
        with(jdbc.sql("""
                        update recovery.policy set item_id = :item, item_name = :itemName, rpo_minutes = :rpo,
                            rto_minutes = :rto, keep_unit = :unit, keep_amount = :amount, days = :days, times = :times,
                            full_days = :fullDays, zone = :zone, drill_days = :drillDays, responsible = :responsible,
                            drill_most_gib = :mostGib, drill_checks = cast(:checks as jsonb), drill_on = :drillOn,
                            drill_time = :drillTime, drill_next_at = :nextDrillAt, next_at = :nextAt,
                            version = version + 1
                        where id = :id"""), policy).update();
    }

    void next(UUID id, Instant nextAt) {
        jdbc.sql("update recovery.policy set next_at = :nextAt where id = :id")
                .param("nextAt", Columns.utc(nextAt))
                .param("id", id)
                .update();
    }

    /** Those for which a drill may begin now, for this transaction alone. */
    List<RecoveryPolicy> lockDrillDue(Instant now, int most) {
        return jdbc.sql("""
                        select * from recovery.policy where drill_next_at <= :now and retired_at is null
                        order by drill_next_at limit :most for update skip locked""")
                .param("now", Columns.utc(now))
                .param("most", most)
                .query(RecoveryPolicyRows::policy)
                .list();
    }

    void nextDrill(UUID id, Optional<Instant> nextDrillAt) {
        jdbc.sql("update recovery.policy set drill_next_at = :nextDrillAt where id = :id")
                .param("nextDrillAt", nextDrillAt.map(Columns::utc).orElse(null))
                .param("id", id)
                .update();
    }

    /** One passed. */
    void drilled(UUID id, Instant at) {
        jdbc.sql("update recovery.policy set drilled_at = :at where id = :id")
                .param("at", Columns.utc(at))
                .param("id", id)
                .update();
    }

    void retire(UUID id, Instant now) {
        jdbc.sql("update recovery.policy set retired_at = :now, version = version + 1 where id = :id")
                .param("now", Columns.utc(now))
                .param("id", id)
                .update();
    }

    private static StatementSpec with(StatementSpec statement, RecoveryPolicy policy) {
        PolicyTerms terms = policy.terms();
        BackupCalendar calendar = terms.calendar();
        return statement
                .param("id", policy.id())
                .param("item", terms.item())
                .param("itemName", policy.itemName())
                .param("rpo", terms.promise().rpo().toMinutes())
                .param("rto", terms.promise().rto().toMinutes())
                .param("unit", terms.promise().keep().unit().name())
                .param("amount", terms.promise().keep().amount())
                .param("days", days(calendar.days()))
                .param(
                        "times",
                        new SqlArrayValue(
                                "text",
                                calendar.times().stream()
                                        .map(LocalTime::toString)
                                        .toArray()))
                .param("fullDays", days(calendar.fullDays()))
                .param("zone", calendar.zone().getId())
                .param("drillDays", terms.drillDays())
                .param("responsible", terms.responsible())
                .param("mostGib", terms.drill().mostGib())
                .param("checks", DrillJson.write(terms.drill().checks()))
                .param("drillOn", days(terms.drill().days()))
                .param(
                        "drillTime",
                        terms.drill().time().map(LocalTime::toString).orElse(null))
                .param("nextDrillAt", policy.nextDrillAt().map(Columns::utc).orElse(null))
                .param("nextAt", Columns.utc(policy.nextAt()));
    }

    private static SqlArrayValue days(Collection<DayOfWeek> days) {
        return new SqlArrayValue(
                "int4", days.stream().map(DayOfWeek::getValue).sorted().toArray());
    }

    static RecoveryPolicy policy(ResultSet row, int number) throws SQLException {
        var calendar = new BackupCalendar(
                days(row, "days"),
                Arrays.stream((String[]) row.getArray("times").getArray())
                        .map(LocalTime::parse)
                        .toList(),
                days(row, "full_days"),
                ZoneId.of(row.getString("zone")));
        var promise = new Promise(
                Duration.ofMinutes(row.getLong("rpo_minutes")),
                Duration.ofMinutes(row.getLong("rto_minutes")),
                new Retention(Retention.Unit.valueOf(row.getString("keep_unit")), row.getInt("keep_amount")));
        var terms = new PolicyTerms(
                row.getString("name"),
                row.getObject("item_id", UUID.class),
                Adapter.ofWord(row.getString("adapter")).orElseThrow(),
                row.getString("host"),
                promise,
                calendar,
                row.getInt("drill_days"),
                row.getString("responsible"),
                new DrillTerms(
                        row.getInt("drill_most_gib"),
                        DrillJson.read(row.getString("drill_checks")),
                        days(row, "drill_on"),
                        Columns.text(row, "drill_time").map(LocalTime::parse)));
        return new RecoveryPolicy(
                row.getObject("id", UUID.class),
                row.getString("item_name"),
                terms,
                Columns.instant(row, "made_at").orElseThrow(),
                Columns.instant(row, "next_at").orElseThrow(),
                Columns.instant(row, "drill_next_at"),
                Columns.instant(row, "drilled_at"),
                Columns.instant(row, "retired_at"),
                row.getLong("version"));
    }

    private static Set<DayOfWeek> days(ResultSet row, String column) throws SQLException {
        return Arrays.stream((Integer[]) row.getArray(column).getArray())
                .map(DayOfWeek::of)
                .collect(Collectors.toSet());
    }
}
