package io.evenkeel.desk.internal;

import static io.evenkeel.desk.internal.TicketRows.utc;

import io.evenkeel.desk.internal.KeptPromises.Counted;
import io.evenkeel.reporting.Better;
import io.evenkeel.reporting.Figure;
import io.evenkeel.reporting.Period;
import io.evenkeel.reporting.Rows;
import io.evenkeel.reporting.Rows.Row;
import io.evenkeel.reporting.Section;
import io.evenkeel.reporting.Words;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the desk says in a report: how many tickets, and which promises were kept. */
@Component
class DeskSection implements Section {
    private final JdbcClient jdbc;

    DeskSection(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String id() {
        return "desk";
    }

    @Override
    public int place() {
        return 50;
    }

    @Override
    public Words title() {
        return new Words("Service desk", "服务台");
    }

    @Override
    public Content about(Period period) {
        List<Counted> promises = promises(period);
        return new Content(
                List.of(
                        Figure.count(
                                "opened",
                                new Words("Tickets opened", "新工单"),
                                new Words(
                                        "Tickets that came in the period, of every kind and way; what was merged into another"
                                                + " is not counted.",
                                        "本期内收到的工单，含所有类型和渠道；已合并到其他工单的不计。"),
                                Better.NEITHER,
                                tickets("opened_at >= :from and opened_at < :to", period)),
                        Figure.count(
                                "resolved",
                                new Words("Tickets resolved", "已解决工单"),
                                new Words(
                                        "Tickets that were resolved in the period and were not opened again until the report was"
                                                + " made.",
                                        "本期内解决、且截至生成报告未被重新打开的工单。"),
                                Better.NEITHER,
                                tickets("resolved_at >= :from and resolved_at < :to", period)),
                        Figure.count(
                                "open-at-end",
                                new Words("Open at the end", "期末未解决"),
                                new Words(
                                        "Tickets that had come before the period's end and were not resolved by then.",
                                        "本期结束前收到、当时尚未解决的工单。"),
                                Better.LESS,
                                tickets(
                                        "opened_at < :to and coalesce(resolved_at, closed_at, 'infinity') >= :to",
                                        period)),
                        KeptPromises.share(
                                "answer-kept",
                                new Words("Promises to answer kept", "响应承诺达成率"),
                                promises,
                                KeptPromises.ANSWER),
                        KeptPromises.share(
                                "solve-kept",
                                new Words("Promises to solve kept", "解决承诺达成率"),
                                promises,
                                KeptPromises.SOLVE)),
                List.of(KeptPromises.table(promises)));
    }

    private Rows tickets(String which, Period period) {
        var all = new int[1];
        List<Row> first = jdbc.sql("""
                        select key, title, count(*) over () as everything from desk.ticket
                        where state <> 'MERGED' and""" + " " + which + " order by number limit :most")
                .param("from", utc(period.begin()))
                .param("to", utc(period.end()))
                .param("most", Rows.MOST)
                .query((row, number) -> {
                    all[0] = row.getInt("everything");
                    return new Row(row.getString("key"), row.getString("title"), path(row.getString("key")));
                })
                .list();
        return new Rows(first, all[0]);
    }

    /** One that ran out in the period was broken then, also where it was done later in it. */
    private List<Counted> promises(Period period) {
        return jdbc
                .sql("""
                        with ended as (
                            select ticket.number, ticket.key, ticket.title, ticket.kind, ticket.priority, clock.promise,
                                coalesce(clock.broken_at >= :from and clock.broken_at < :to, false) as broken
                            from desk.clock join desk.ticket on ticket.id = clock.ticket_id
                            where ticket.state <> 'MERGED'
                                and (clock.broken_at >= :from and clock.broken_at < :to
                                    or clock.broken_at is null
                                        and case when clock.promise = 'ANSWER' then ticket.answered_at
                                                else ticket.resolved_at end >= :from
                                        and case when clock.promise = 'ANSWER' then ticket.answered_at
                                                else ticket.resolved_at end < :to)),
                        numbered as (
                            select *, count(*) over one as everything,
                                row_number() over (partition by promise, kind, priority, broken order by number) as place
                            from ended
                            window one as (partition by promise, kind, priority, broken))
                        select promise, kind, priority, broken, key, title, everything from numbered
                        where place <= :most order by promise, kind, priority, broken, place""")
                .param("from", utc(period.begin()))
                .param("to", utc(period.end()))
                .param("most", Rows.MOST)
                .query((row, number) -> new KeptPromises.Line(
                        row.getString("promise"),
                        row.getString("kind"),
                        row.getString("priority"),
                        row.getBoolean("broken"),
                        new Row(row.getString("key"), row.getString("title"), path(row.getString("key"))),
                        row.getInt("everything")))
                .list()
                .stream()
                .collect(KeptPromises.counted());
    }

    private static String path(String key) {
        return "/desk/" + key;
    }
}
