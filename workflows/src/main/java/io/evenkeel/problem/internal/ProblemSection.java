package io.evenkeel.problem.internal;

import io.evenkeel.reporting.Better;
import io.evenkeel.reporting.Figure;
import io.evenkeel.reporting.Period;
import io.evenkeel.reporting.Rows;
import io.evenkeel.reporting.Rows.Row;
import io.evenkeel.reporting.Section;
import io.evenkeel.reporting.Words;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What problems say in a report. */
@Component
class ProblemSection implements Section {
    private static final int MOST = 50_000;

    private final JdbcClient jdbc;

    ProblemSection(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String id() {
        return "problems";
    }

    @Override
    public int place() {
        return 70;
    }

    @Override
    public Words title() {
        return new Words("Problems", "问题");
    }

    @Override
    public Content about(Period period) {
        return Content.of(
                Figure.count(
                        "accepted",
                        new Words("Problems accepted", "新立问题"),
                        new Words(
                                "Problems that somebody took up in the period, proposed or written down.",
                                "本期内由人接受或登记的问题。"),
                        Better.NEITHER,
                        rows("accepted_at >= :from and accepted_at < :to", period)),
                Figure.count(
                        "closed",
                        new Words("Problems closed", "已关闭问题"),
                        new Words(
                                "Problems that were closed in the period, after their quiet time or by a person.",
                                "本期内关闭的问题，含安静期满和人工关闭。"),
                        Better.NEITHER,
                        rows("closed_at >= :from and closed_at < :to", period)),
                Figure.count(
                        "open-at-end",
                        new Words("Open at the end", "期末未关闭"),
                        new Words(
                                "Problems that had been accepted before the period's end and were neither closed nor dismissed"
                                        + " by then.",
                                "本期结束前已接受、当时既未关闭也未驳回的问题。"),
                        Better.LESS,
                        rows("accepted_at < :to and coalesce(settled_at, 'infinity') >= :to and :from < :to", period)),
                Figure.count(
                        "known-errors",
                        new Words("Of these known errors", "其中已知错误"),
                        new Words("Those for which a workaround had been written down by then.", "其中当时已写明临时措施的问题。"),
                        Better.NEITHER,
                        rows("""
                                accepted_at < :to and coalesce(settled_at, 'infinity') >= :to and :from < :to
                                    and cast(workaround ->> 'at' as timestamptz) < :to""", period)));
    }

    private Rows rows(String which, Period period) {
        List<Row> all = jdbc.sql("select key, title from problem.problem where " + which
                        + " order by proposed_at, key limit :most")
                .param("from", period.begin().atOffset(ZoneOffset.UTC))
                .param("to", period.end().atOffset(ZoneOffset.UTC))
                .param("most", MOST)
                .query((row, number) ->
                        new Row(row.getString("key"), row.getString("title"), "/problems/" + row.getString("key")))
                .list();
        return Rows.of(all);
    }
}
