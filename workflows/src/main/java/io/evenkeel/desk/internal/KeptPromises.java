package io.evenkeel.desk.internal;

import io.evenkeel.reporting.Better;
import io.evenkeel.reporting.Figure;
import io.evenkeel.reporting.Rows;
import io.evenkeel.reporting.Rows.Row;
import io.evenkeel.reporting.Table;
import io.evenkeel.reporting.Table.Cell;
import io.evenkeel.reporting.Table.Column;
import io.evenkeel.reporting.Unit;
import io.evenkeel.reporting.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/** The share of promises that were kept, from those that ended. Pure. */
final class KeptPromises {
    static final String ANSWER = "ANSWER";
    static final String SOLVE = "SOLVE";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int SCALE = 3;

    private static final Words COUNTED = new Words(
            "Promises that ended in the period: kept where it was answered, or resolved, in time; broken where the time ran"
                    + " out in the period, whatever came after. Working hours and pauses are those of the ticket's clock."
                    + " What still runs is in neither.",
            "本期内有结果的承诺：按时响应或解决为达成；本期内超时为违约，无论之后如何。工作时间与暂停以工单时钟为准；仍在计时的不计。");

    private KeptPromises() {}

    /** @param everything how many there are like it, this one among them */
    record Line(String promise, String kind, String priority, boolean broken, Row ticket, int everything) {}

    /** Those of one target. */
    record Counted(String promise, String kind, String priority, Rows kept, Rows broken) {

        Optional<BigDecimal> share() {
            return KeptPromises.share(kept.count(), kept.count() + broken.count());
        }
    }

    static Collector<Line, ?, List<Counted>> counted() {
        return Collectors.collectingAndThen(
                Collectors.groupingBy(
                        line -> List.of(line.promise(), line.kind(), line.priority()),
                        LinkedHashMap::new,
                        Collectors.toList()),
                KeptPromises::counted);
    }

    private static List<Counted> counted(Map<List<String>, List<Line>> byTarget) {
        return byTarget.entrySet().stream()
                .map(entry -> new Counted(
                        entry.getKey().get(0),
                        entry.getKey().get(1),
                        entry.getKey().get(2),
                        rows(entry.getValue(), false),
                        rows(entry.getValue(), true)))
                .toList();
    }

    private static Rows rows(List<Line> lines, boolean broken) {
        List<Line> which =
                lines.stream().filter(line -> line.broken() == broken).toList();
        return new Rows(
                which.stream().map(Line::ticket).toList(),
                which.stream().mapToInt(Line::everything).max().orElse(0));
    }

    private static Optional<BigDecimal> share(int some, int all) {
        return all == 0
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(some)
                        .multiply(HUNDRED)
                        .divide(BigDecimal.valueOf(all), SCALE, RoundingMode.HALF_UP));
    }

    /** The rows are those that were broken: they are what is asked about. */
    static Figure share(String id, Words name, List<Counted> all, String promise) {
        List<Counted> these =
                all.stream().filter(one -> one.promise().equals(promise)).toList();
        int kept = these.stream().mapToInt(one -> one.kept().count()).sum();
        int broken = these.stream().mapToInt(one -> one.broken().count()).sum();
        var rows = new ArrayList<Row>();
        these.forEach(one -> rows.addAll(one.broken().first()));
        return new Figure(
                id,
                name,
                new Words(
                        COUNTED.en() + " The rows are the broken ones: " + broken + " of " + (kept + broken) + ".",
                        COUNTED.zh() + "明细为违约项：" + (kept + broken) + " 项中 " + broken + " 项。"),
                Unit.PERCENT,
                Better.MORE,
                share(kept, kept + broken),
                new Rows(rows, broken));
    }

    static Table table(List<Counted> all) {
        return new Table(
                "promises",
                new Words("Promises by target", "按目标统计承诺"),
                COUNTED,
                List.of(
                        new Column("kept", new Words("Kept", "达成"), Unit.COUNT, Better.NEITHER),
                        new Column("broken", new Words("Broken", "违约"), Unit.COUNT, Better.LESS),
                        new Column("share", new Words("Kept, share", "达成率"), Unit.PERCENT, Better.MORE)),
                all.stream().map(KeptPromises::line).toList());
    }

    private static Table.Line line(Counted one) {
        String id = String.join("-", one.promise(), one.kind(), one.priority()).toLowerCase(Locale.ROOT);
        return new Table.Line(
                id,
                new Words(
                        promise(one).en() + ", " + kind(one).en() + ", " + one.priority(),
                        promise(one).zh() + "，" + kind(one).zh() + "，" + one.priority()),
                List.of(Cell.count(one.kept()), Cell.count(one.broken()), new Cell(one.share(), one.broken())));
    }

    private static Words promise(Counted one) {
        return one.promise().equals(ANSWER) ? new Words("Answer", "响应") : new Words("Solve", "解决");
    }

    private static Words kind(Counted one) {
        return switch (one.kind()) {
            case "FAULT" -> new Words("fault", "故障");
            case "REQUEST" -> new Words("request", "申请");
            default -> new Words("question", "咨询");
        };
    }
}
