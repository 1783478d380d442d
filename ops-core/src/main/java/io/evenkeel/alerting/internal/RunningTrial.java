package io.evenkeel.alerting.internal;

import io.evenkeel.alerting.TryRules.Trial;
import io.evenkeel.telemetry.PromQl;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code alerting.trial}, and the rule group that a row in it switches on. It survives a restart. */
@Component
class RunningTrial {
    static final String FILE = "try";
    static final String ALERT = "TryCpuBusy";

    private final JdbcClient database;
    private final RuleBook book;

    RunningTrial(JdbcClient database, RuleBook book) {
        this.database = database;
        this.book = book;
    }

    Optional<Trial> find(Instant now) {
        return database.sql("""
                        select * from alerting.trial where ends_at > :now
                        """)
                .param("now", AlertRows.utc(now))
                .query(RunningTrial::row)
                .optional();
    }

    void begin(Trial trial, String startedBy) {
        database.sql("""
                        insert into alerting.trial (what, host, alertname, level, bound, ends_at, started_by)
                        values (:what, :host, :alertname, :level, :bound, :endsAt, :startedBy)
                        on conflict (one) do update set what = excluded.what, host = excluded.host,
                            alertname = excluded.alertname, level = excluded.level, bound = excluded.bound,
                            ends_at = excluded.ends_at, started_by = excluded.started_by
                        """)
                .param("what", trial.what())
                .param("host", trial.host())
                .param("alertname", trial.alertname())
                .param("level", trial.levelPercent())
                .param("bound", trial.limitPercent())
                .param("endsAt", AlertRows.utc(trial.endsAt()))
                .param("startedBy", startedBy)
                .update();
    }

    void end() {
        database.sql("delete from alerting.trial").update();
    }

    /** The expression of the shipped rule that a trial borrows, without its bound. */
    Optional<String> borrowed() {
        return book.groups().stream()
                .flatMap(group -> group.rules().stream())
                .filter(rule -> rule.alert().equals("HostCpuBusy"))
                .map(rule -> rule.expression().text())
                .map(text -> text.substring(0, text.lastIndexOf('>')).strip())
                .findFirst();
    }

    Optional<RuleGroup> group(Instant now) {
        return find(now)
                .flatMap(trial -> borrowed().map(expression -> {
                    String bound = String.format(Locale.ROOT, "%.1f", trial.limitPercent());
                    var rule = new Rule(
                            FILE,
                            "try",
                            trial.alertname(),
                            PromQl.parse(expression + " > " + bound),
                            Duration.ofSeconds(20),
                            Duration.ZERO,
                            Map.of("severity", Template.parse("high"), "trial", Template.parse(trial.what())),
                            Map.of(
                                    "summary",
                                    Template.parse(
                                            "CPU of {{ $labels.host }} at {{ $value | printf \"%.0f\" }} % (trial)"),
                                    "description",
                                    Template.parse(
                                            "./evenkeel try makes this load on purpose and ends it by itself. The limit of "
                                                    + bound + " % is for this trial only.")),
                            Optional.of(trial.host()));
                    return new RuleGroup(FILE, "try", Duration.ofSeconds(5), List.of(rule));
                }));
    }

    private static Trial row(ResultSet row, int number) throws SQLException {
        return new Trial(
                row.getString("what"),
                row.getString("host"),
                row.getString("alertname"),
                row.getDouble("level"),
                row.getDouble("bound"),
                row.getObject("ends_at", OffsetDateTime.class).toInstant());
    }
}
