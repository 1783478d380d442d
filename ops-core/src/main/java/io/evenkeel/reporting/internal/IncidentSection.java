package io.evenkeel.reporting.internal;

import io.evenkeel.incident.Course;
import io.evenkeel.incident.Priority;
import io.evenkeel.reporting.Better;
import io.evenkeel.reporting.Figure;
import io.evenkeel.reporting.Period;
import io.evenkeel.reporting.Rows;
import io.evenkeel.reporting.Section;
import io.evenkeel.reporting.Table;
import io.evenkeel.reporting.Table.Cell;
import io.evenkeel.reporting.Table.Column;
import io.evenkeel.reporting.Table.Line;
import io.evenkeel.reporting.Unit;
import io.evenkeel.reporting.Words;
import io.evenkeel.reporting.internal.PastCourses.Fought;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** How many incidents there were, and how soon they were taken and over. */
@Component
class IncidentSection implements Section {
    private final PastCourses past;

    IncidentSection(PastCourses past) {
        this.past = past;
    }

    @Override
    public String id() {
        return "incidents";
    }

    @Override
    public int place() {
        return 10;
    }

    @Override
    public Words title() {
        return new Words("Incidents", "事件");
    }

    @Override
    public Content about(Period period) {
        return counted(past.of(period), period);
    }

    /** What happened in the period, by the moment at which it happened. */
    private record Happened(
            List<Fought> opened,
            List<Fought> reopened,
            List<Fought> acknowledged,
            List<Fought> ended,
            List<Fought> unanswered,
            List<Fought> running) {

        static Happened in(Period period, List<Course> courses) {
            List<Fought> ended = PastCourses.stretches(
                    courses,
                    fought -> fought.stretch().ended().filter(period::contains).isPresent());
            return new Happened(
                    PastCourses.stretches(
                            courses,
                            fought -> fought.first()
                                    && period.contains(fought.stretch().began())),
                    PastCourses.stretches(
                            courses,
                            fought -> !fought.first()
                                    && period.contains(fought.stretch().began())),
                    PastCourses.stretches(
                            courses,
                            fought -> fought.stretch()
                                    .acknowledged()
                                    .filter(period::contains)
                                    .isPresent()),
                    ended,
                    ended.stream()
                            .filter(fought -> fought.stretch().acknowledged().isEmpty())
                            .toList(),
                    PastCourses.stretches(courses, fought -> fought.runsAt(period.end())));
        }

        Cell meanAcknowledged() {
            return new Cell(spread(acknowledged, Fought::untilAcknowledged).mean(), acknowledgedRows());
        }

        Cell medianAcknowledged() {
            return new Cell(spread(acknowledged, Fought::untilAcknowledged).median(), acknowledgedRows());
        }

        Cell meanEnded() {
            return new Cell(spread(ended, Fought::untilEnded).mean(), endedRows());
        }

        Cell medianEnded() {
            return new Cell(spread(ended, Fought::untilEnded).median(), endedRows());
        }

        private Rows acknowledgedRows() {
            return rows(acknowledged, Fought::untilAcknowledged);
        }

        private Rows endedRows() {
            return rows(ended, Fought::untilEnded);
        }
    }

    static Content counted(List<Course> courses, Period period) {
        Happened all = Happened.in(period, courses);
        Words toAcknowledge = new Words(
                "From the moment an incident opened, or opened again, until somebody first acknowledged it; over all that"
                        + " were acknowledged in the period. Each opening counts by itself.",
                "从事件打开（或重新打开）到有人首次确认接手；统计本期内被确认的全部事件，每次打开单独计算。");
        Words toEnd = new Words(
                "From the moment an incident opened, or opened again, until it was resolved, or closed where nobody had"
                        + " resolved it; over all that ended in the period. Each opening counts by itself.",
                "从事件打开（或重新打开）到解决（未经解决直接关闭的，到关闭）；统计本期内结束的全部事件，每次打开单独计算。");
        return new Content(
                List.of(
                        Figure.count(
                                "opened",
                                new Words("Incidents opened", "新事件"),
                                new Words(
                                        "Incidents whose first moment is in the period, of every priority.",
                                        "首次打开时间在本期内的事件，含所有优先级。"),
                                Better.LESS,
                                rows(all.opened(), none -> Optional.empty())),
                        Figure.count(
                                "reopened",
                                new Words("Opened again", "重新打开"),
                                new Words(
                                        "How often in the period an incident that was over, or whose alerts had cleared, fired"
                                                + " again.",
                                        "本期内已结束或告警已消除的事件再次触发的次数。"),
                                Better.LESS,
                                rows(all.reopened(), none -> Optional.empty())),
                        minutes(
                                "mtta-mean",
                                new Words("Time to acknowledge (MTTA), mean", "平均确认时间（MTTA）"),
                                toAcknowledge,
                                all.meanAcknowledged()),
                        minutes(
                                "mtta-median",
                                new Words("Time to acknowledge, median", "确认时间中位数"),
                                new Words("The same; half of them were acknowledged sooner.", "同上；一半事件比这更快被确认。"),
                                all.medianAcknowledged()),
                        Figure.count(
                                "unanswered",
                                new Words("Over without acknowledgement", "无人确认即结束"),
                                new Words(
                                        "Those that ended in the period and that nobody had acknowledged; they are not in"
                                                + " the time to acknowledge.",
                                        "本期内结束、但始终无人确认的事件；不计入确认时间。"),
                                Better.LESS,
                                rows(all.unanswered(), Fought::untilEnded)),
                        minutes(
                                "mttr-mean",
                                new Words("Time to resolve (MTTR), mean", "平均恢复时间（MTTR）"),
                                toEnd,
                                all.meanEnded()),
                        minutes(
                                "mttr-median",
                                new Words("Time to resolve, median", "恢复时间中位数"),
                                new Words("The same; half of them were over sooner.", "同上；一半事件比这更快结束。"),
                                all.medianEnded()),
                        Figure.count(
                                "open-at-end",
                                new Words("Open at the end", "期末未结束"),
                                new Words(
                                        "Incidents that were open at the period's last moment, whenever they began.",
                                        "本期最后一刻仍未结束的事件，不论何时打开。"),
                                Better.LESS,
                                rows(all.running(), none -> Optional.empty()))),
                List.of(byPriority(courses, period)));
    }

    private static Figure minutes(String id, Words name, Words counted, Cell cell) {
        return new Figure(id, name, counted, Unit.MINUTES, Better.LESS, cell.value(), cell.rows());
    }

    private static Table byPriority(List<Course> courses, Period period) {
        return new Table(
                "by-priority",
                new Words("By priority", "按优先级"),
                new Words(
                        "Counted as above; the priority is the one that the incident had when the report was made.",
                        "口径同上；优先级取生成报告时事件的优先级。"),
                List.of(
                        new Column("opened", new Words("Opened", "新事件"), Unit.COUNT, Better.LESS),
                        new Column("mtta-mean", new Words("MTTA, mean", "平均确认时间"), Unit.MINUTES, Better.LESS),
                        new Column("mtta-median", new Words("MTTA, median", "确认中位数"), Unit.MINUTES, Better.LESS),
                        new Column("mttr-mean", new Words("MTTR, mean", "平均恢复时间"), Unit.MINUTES, Better.LESS),
                        new Column("mttr-median", new Words("MTTR, median", "恢复中位数"), Unit.MINUTES, Better.LESS),
                        new Column(
                                "unanswered", new Words("Without acknowledgement", "无人确认"), Unit.COUNT, Better.LESS)),
                Stream.of(Priority.values())
                        .map(priority -> line(
                                priority,
                                Happened.in(
                                        period,
                                        courses.stream()
                                                .filter(course -> course.priority() == priority)
                                                .toList())))
                        .toList());
    }

    private static Line line(Priority priority, Happened happened) {
        return new Line(
                priority.name(),
                Words.same(priority.name()),
                List.of(
                        Cell.count(rows(happened.opened(), none -> Optional.empty())),
                        happened.meanAcknowledged(),
                        happened.medianAcknowledged(),
                        happened.meanEnded(),
                        happened.medianEnded(),
                        Cell.count(rows(happened.unanswered(), Fought::untilEnded))));
    }

    private static Spread spread(List<Fought> fought, Function<Fought, Optional<Duration>> took) {
        return new Spread(
                fought.stream().flatMap(one -> took.apply(one).stream()).toList());
    }

    static Rows rows(List<Fought> fought, Function<Fought, Optional<Duration>> took) {
        return Rows.of(fought.stream().map(one -> one.row(took.apply(one))).toList(), Unit.MINUTES);
    }
}
