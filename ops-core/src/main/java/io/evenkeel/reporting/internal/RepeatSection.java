package io.evenkeel.reporting.internal;

import io.evenkeel.incident.Course;
import io.evenkeel.incident.Incident.AffectedItem;
import io.evenkeel.reporting.Better;
import io.evenkeel.reporting.Figure;
import io.evenkeel.reporting.Period;
import io.evenkeel.reporting.Rows;
import io.evenkeel.reporting.Rows.Row;
import io.evenkeel.reporting.Section;
import io.evenkeel.reporting.Table;
import io.evenkeel.reporting.Table.Cell;
import io.evenkeel.reporting.Table.Column;
import io.evenkeel.reporting.Table.Line;
import io.evenkeel.reporting.Unit;
import io.evenkeel.reporting.Words;
import io.evenkeel.reporting.internal.PastCourses.Fought;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What came again and again. */
@Component
class RepeatSection implements Section {
    private static final int ENOUGH = 2;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final PastCourses past;

    RepeatSection(PastCourses past) {
        this.past = past;
    }

    @Override
    public String id() {
        return "repeats";
    }

    @Override
    public int place() {
        return 20;
    }

    @Override
    public Words title() {
        return new Words("Repeats", "重复发生");
    }

    @Override
    public Content about(Period period) {
        return counted(past.of(period), period);
    }

    private record Trouble(String key, List<Fought> times) {

        Course newest() {
            return times.getLast().course();
        }

        /** The item where one is known, else what the newest incident is called. */
        String name() {
            return newest().items().stream().findFirst().map(AffectedItem::name).orElse(newest().title());
        }

        String path() {
            return newest().items().stream()
                    .findFirst()
                    .map(item -> "/inventory/" + item.id())
                    .orElse("/incidents/" + newest().key());
        }

        /** Labels from outside are long and have line ends: what a URL names it by is made of them. */
        String id() {
            return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
        }
    }

    static Content counted(List<Course> courses, Period period) {
        List<Fought> begun = PastCourses.stretches(
                courses, fought -> period.contains(fought.stretch().began()));
        List<Trouble> repeated = begun.stream()
                .sorted(Comparator.comparing(fought -> fought.stretch().began()))
                .collect(Collectors.groupingBy(
                        fought -> fought.course().trouble(), LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(entry -> new Trouble(entry.getKey(), entry.getValue()))
                .filter(trouble -> trouble.times().size() >= ENOUGH)
                .sorted(Comparator.comparingInt(
                        (Trouble trouble) -> -trouble.times().size()))
                .toList();
        List<Fought> again =
                repeated.stream().flatMap(trouble -> trouble.times().stream()).toList();
        return new Content(
                List.of(
                        Figure.count(
                                "troubles",
                                new Words("Troubles that came again", "重复发生的故障"),
                                new Words(
                                        "Troubles whose incidents opened, or opened again, at least twice in the period. One"
                                                + " trouble is what is on the same item or, where none is known, has the"
                                                + " same labels.",
                                        "本期内打开或重新打开至少两次的故障。同一配置项（未知配置项时为相同标签）上的事件算同一故障。"),
                                Better.LESS,
                                Rows.of(repeated.stream()
                                        .map(trouble -> new Row(
                                                trouble.newest().key(),
                                                trouble.name(),
                                                trouble.path(),
                                                Optional.of(BigDecimal.valueOf(
                                                        trouble.times().size()))))
                                        .toList())),
                        new Figure(
                                "share",
                                new Words("Share of repeats", "重复占比"),
                                new Words(
                                        "Openings that belong to such a trouble, of all openings in the period.",
                                        "属于上述故障的打开次数，占本期全部打开次数的比例。"),
                                Unit.PERCENT,
                                Better.LESS,
                                share(again.size(), begun.size()),
                                IncidentSection.rows(again, none -> Optional.empty()))),
                List.of(table(repeated)));
    }

    static Optional<BigDecimal> share(int some, int all) {
        return all == 0
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(some)
                        .multiply(HUNDRED)
                        .divide(BigDecimal.valueOf(all), 3, RoundingMode.HALF_UP));
    }

    private static Table table(List<Trouble> repeated) {
        return new Table(
                "by-trouble",
                new Words("Most often", "最常重复"),
                new Words(
                        "The troubles from above, the most frequent first; the minutes are those until each time was over, of"
                                + " what is over.",
                        "上述故障，次数多的在前；分钟数为已结束的各次持续时间之和。"),
                List.of(
                        new Column("times", new Words("Times", "次数"), Unit.COUNT, Better.LESS),
                        new Column("minutes", new Words("Minutes until over", "持续时间"), Unit.MINUTES, Better.LESS)),
                repeated.stream().map(RepeatSection::line).toList());
    }

    private static Line line(Trouble trouble) {
        Rows rows = IncidentSection.rows(trouble.times(), Fought::untilEnded);
        Duration total = trouble.times().stream()
                .flatMap(fought -> fought.untilEnded().stream())
                .reduce(Duration.ZERO, Duration::plus);
        return new Line(
                trouble.id(),
                Words.same(trouble.name()),
                List.of(Cell.count(rows), new Cell(Optional.of(Spread.minutes(total)), rows)));
    }
}
