package io.evenkeel.alerting.internal;

import io.evenkeel.alerting.TryRules.Attempt;
import io.evenkeel.alerting.TryRules.Trial;
import io.evenkeel.alerting.internal.template.Template;
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
                        insert into alerting.trial (what, host, mountpoint, alertname, level, bound, ends_at, started_by)
                        values (:what, :host, :mountpoint, :alertname, :level, :bound, :endsAt, :startedBy)
                        on conflict (one) do update set what = excluded.what, host = excluded.host,
                            mountpoint = excluded.mountpoint, alertname = excluded.alertname, level = excluded.level, bound = excluded.bound,
                            ends_at = excluded.ends_at, started_by = excluded.started_by
                        """)
                .param("what", trial.what())
                .param("host", trial.host())
                .param("mountpoint", trial.mountpoint().orElse(null))
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

    /** What the trial looks at: the expression of the shipped rule that it borrows, without its bound. */
    Optional<String> measure(TrialKind kind, Attempt attempt) {
        return book.groups().stream()
                .flatMap(group -> group.rules().stream())
                .filter(rule -> rule.alert().equals(kind.shipped()))
                .map(rule -> kind.narrowed(kind.measure(rule.expression().text()), attempt))
                .findFirst();
    }

    Optional<RuleGroup> group(Instant now) {
        return find(now).flatMap(trial -> {
            TrialKind kind = TrialKind.of(trial.what());
            return measure(kind, new Attempt(trial.what(), trial.host(), trial.mountpoint(), 0))
                    .map(measure ->
                            new RuleGroup(FILE, "try", Duration.ofSeconds(5), List.of(rule(kind, trial, measure))));
        });
    }

    private static Rule rule(TrialKind kind, Trial trial, String measure) {
        return new Rule(
                FILE,
                "try",
                trial.alertname(),
                PromQl.parse(kind.holds(measure, trial.limitPercent())),
                Duration.ofSeconds(20),
                Duration.ZERO,
                Map.of("severity", Template.parse("high"), "trial", Template.parse(trial.what())),
                Map.of(
                        "summary",
                        Template.parse(kind.summary()),
                        "description",
                        Template.parse(String.format(
                                Locale.ROOT,
                                "./evenkeel try makes this load on purpose and ends it by itself. The limit of %.1f %% is"
                                        + " for this trial only.",
                                trial.limitPercent()))),
                Optional.of(trial.host()));
    }

    private static Trial row(ResultSet row, int number) throws SQLException {
        return new Trial(
                row.getString("what"),
                row.getString("host"),
                Optional.ofNullable(row.getString("mountpoint")),
                row.getString("alertname"),
                row.getDouble("level"),
                row.getDouble("bound"),
                row.getObject("ends_at", OffsetDateTime.class).toInstant());
    }
}
