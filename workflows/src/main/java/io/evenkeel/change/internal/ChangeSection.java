package io.evenkeel.change.internal;

import io.evenkeel.reporting.Better;
import io.evenkeel.reporting.Figure;
import io.evenkeel.reporting.Period;
import io.evenkeel.reporting.Rows;
import io.evenkeel.reporting.Rows.Row;
import io.evenkeel.reporting.Section;
import io.evenkeel.reporting.Table;
import io.evenkeel.reporting.Table.Cell;
import io.evenkeel.reporting.Table.Column;
import io.evenkeel.reporting.Unit;
import io.evenkeel.reporting.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What changes say in a report: how many were carried out, and what became of them. */
@Component
class ChangeSection implements Section {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int SCALE = 3;
    private static final int MOST = 50_000;

    private final JdbcClient jdbc;

    ChangeSection(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String id() {
        return "changes";
    }

    @Override
    public int place() {
        return 60;
    }

    @Override
    public Words title() {
        return new Words("Changes", "变更");
    }

    /**
     * One that ended in the period, or whose window passed in it without anybody beginning.
     *
     * @param result of its review; empty before
     */
    record Ended(String key, String title, String kind, boolean missed, boolean backedOut, String result) {

        boolean failed() {
            return backedOut || result.equals("FAILED");
        }

        boolean carriedOut() {
            return !missed;
        }

        private Row row() {
            return new Row(key, title, "/changes/" + key);
        }
    }

    @Override
    public Content about(Period period) {
        return counted(jdbc.sql("""
                        select key, title, kind, state = 'MISSED' as missed,
                            state = 'BACKED_OUT' or exists(
                                select 1 from change.step where change_id = change.id and back and done_at is not null
                            ) as backed_out,
                            coalesce(review ->> 'result', '') as result
                        from change.change
                        where ended_at >= :from and ended_at < :to
                            or state = 'MISSED' and ends_at >= :from and ends_at < :to
                        order by ends_at, key limit :most""")
                .param("from", period.begin().atOffset(ZoneOffset.UTC))
                .param("to", period.end().atOffset(ZoneOffset.UTC))
                .param("most", MOST)
                .query((row, number) -> new Ended(
                        row.getString("key"),
                        row.getString("title"),
                        row.getString("kind"),
                        row.getBoolean("missed"),
                        row.getBoolean("backed_out"),
                        row.getString("result")))
                .list());
    }

    static Content counted(List<Ended> all) {
        List<Ended> done = all.stream().filter(Ended::carriedOut).toList();
        return new Content(
                List.of(
                        Figure.count(
                                "carried-out",
                                new Words("Changes carried out", "已实施变更"),
                                new Words(
                                        "Changes whose work ended in the period, taken back or not, of every kind.",
                                        "本期内实施结束的变更，含回退的，含所有类型。"),
                                Better.NEITHER,
                                rows(done, _ -> true)),
                        Figure.count(
                                "failed",
                                new Words("Of these failed", "其中失败"),
                                new Words(
                                        "Those that were taken back, or that the review called failed until the report was made.",
                                        "被回退的，或截至生成报告复盘结论为失败的变更。"),
                                Better.LESS,
                                rows(done, Ended::failed)),
                        new Figure(
                                "failure-rate",
                                new Words("Failure rate", "失败率"),
                                new Words("The failed of those carried out.", "失败变更占已实施变更的比例。"),
                                Unit.PERCENT,
                                Better.LESS,
                                share(done, Ended::failed),
                                rows(done, Ended::failed)),
                        Figure.count(
                                "backed-out",
                                new Words("Taken back", "已回退"),
                                new Words("Changes whose way back was taken.", "执行了回退步骤的变更。"),
                                Better.LESS,
                                rows(done, Ended::backedOut)),
                        Figure.count(
                                "emergency",
                                new Words("Emergencies", "紧急变更"),
                                new Words("Those done first and approved afterwards.", "先实施、后审批的变更。"),
                                Better.LESS,
                                rows(done, ended -> ended.kind().equals("EMERGENCY"))),
                        Figure.count(
                                "missed",
                                new Words("Windows missed", "错过窗口"),
                                new Words(
                                        "Approved changes whose window ended in the period and that nobody had begun.",
                                        "窗口在本期内结束、却无人开始实施的已批准变更。"),
                                Better.LESS,
                                rows(all, Ended::missed))),
                List.of(byKind(done)));
    }

    private static Table byKind(List<Ended> done) {
        return new Table(
                "by-kind",
                new Words("By kind", "按类型"),
                new Words("Counted as above.", "口径同上。"),
                List.of(
                        new Column("carried-out", new Words("Carried out", "已实施"), Unit.COUNT, Better.NEITHER),
                        new Column("failed", new Words("Failed", "失败"), Unit.COUNT, Better.LESS),
                        new Column("rate", new Words("Failure rate", "失败率"), Unit.PERCENT, Better.LESS)),
                Stream.of(new Words("STANDARD", "标准变更"), new Words("NORMAL", "一般变更"), new Words("EMERGENCY", "紧急变更"))
                        .map(kind -> line(
                                kind,
                                done.stream()
                                        .filter(ended -> ended.kind().equals(kind.en()))
                                        .toList()))
                        .toList());
    }

    private static Table.Line line(Words kind, List<Ended> of) {
        String word = kind.en().toLowerCase(Locale.ROOT);
        return new Table.Line(
                word,
                new Words(kind.en().charAt(0) + word.substring(1), kind.zh()),
                List.of(
                        Cell.count(rows(of, _ -> true)),
                        Cell.count(rows(of, Ended::failed)),
                        new Cell(share(of, Ended::failed), rows(of, Ended::failed))));
    }

    private static Rows rows(List<Ended> of, Predicate<Ended> which) {
        return Rows.of(of.stream().filter(which).map(Ended::row).toList());
    }

    private static Optional<BigDecimal> share(List<Ended> of, Predicate<Ended> which) {
        return of.isEmpty()
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(of.stream().filter(which).count())
                        .multiply(HUNDRED)
                        .divide(BigDecimal.valueOf(of.size()), SCALE, RoundingMode.HALF_UP));
    }
}
