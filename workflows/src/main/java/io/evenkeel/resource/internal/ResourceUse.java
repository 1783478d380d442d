package io.evenkeel.resource.internal;

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
import io.evenkeel.resource.ResourceKind;
import io.evenkeel.resource.internal.UseRows.Used;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What the report says of resources: what was applied for, what became of it, and how much is in use. */
@Component
class ResourceUse implements Section {
    private final UseRows rows;
    private final KindRows kinds;

    ResourceUse(UseRows rows, KindRows kinds) {
        this.rows = rows;
        this.kinds = kinds;
    }

    @Override
    public String id() {
        return "resources";
    }

    @Override
    public int place() {
        return 80;
    }

    @Override
    public Words title() {
        return new Words("Resource use", "资源使用");
    }

    @Override
    public Content about(Period period) {
        return content(
                kinds.all(), rows.happened(period.begin(), period.end()), rows.inUse(period.end()), rows.quotas());
    }

    /** Pure. */
    static Content content(
            List<ResourceKind> kinds, List<Used> happened, List<Used> inUse, Map<String, Integer> quotas) {
        return new Content(
                List.of(
                        figure(
                                "applied",
                                new Words("Applications", "申请"),
                                new Words("Applications made in the period.", "期间提交的申请。"),
                                Better.NEITHER,
                                of(happened, "apply")),
                        figure(
                                "refused",
                                new Words("Refused", "拒绝"),
                                new Words(
                                        "Applications, changes of size and extensions that the table or a vote refused.",
                                        "被审批表或投票拒绝的申请、变更规格与续期。"),
                                Better.NEITHER,
                                of(happened, "refuse")),
                        figure(
                                "not-provided",
                                new Words("Approved and not provided", "批准后未能交付"),
                                new Words(
                                        "Approved, and no answer in time or none that it is done.",
                                        "已批准，但未按时得到交付答复或答复无法交付。"),
                                Better.LESS,
                                of(happened, "give-up")),
                        figure(
                                "reclaimed",
                                new Words("Reclaimed", "回收"),
                                new Words("Resources taken back in the period.", "期间回收的资源。"),
                                Better.NEITHER,
                                of(happened, "reclaimed")),
                        figure(
                                "found-idle",
                                new Words("Found idle", "发现闲置"),
                                new Words("Found unused by a rule of the catalogue.", "被目录规则判定为闲置。"),
                                Better.LESS,
                                of(happened, "find-idle"))),
                List.of(byKind(kinds, happened, inUse, quotas)));
    }

    private static Figure figure(String id, Words name, Words counted, Better better, Rows rows) {
        return Figure.count(id, name, counted, better, rows);
    }

    private static Table byKind(
            List<ResourceKind> kinds, List<Used> happened, List<Used> inUse, Map<String, Integer> quotas) {
        return new Table(
                "by-entry",
                new Words("By entry of the catalogue", "按目录项"),
                new Words(
                        "Units, not applications. In use is what was there at the end of the period; quota use is that"
                                + " in per cent of the quotas that its holders had when this was made.",
                        "按单位数而非申请数统计。“使用中”为期末在用数量；“配额使用率”为其占持有者配额的百分比，配额以生成报告时为准。"),
                List.of(
                        new Column("applied", new Words("Applied for", "申请"), Unit.COUNT, Better.NEITHER),
                        new Column("provided", new Words("Provided", "交付"), Unit.COUNT, Better.NEITHER),
                        new Column("reclaimed", new Words("Reclaimed", "回收"), Unit.COUNT, Better.NEITHER),
                        new Column("in-use", new Words("In use", "使用中"), Unit.COUNT, Better.NEITHER),
                        new Column("quota-use", new Words("Quota use", "配额使用率"), Unit.PERCENT, Better.NEITHER)),
                kinds.stream()
                        .map(kind -> line(kind, happened, inUse, Optional.ofNullable(quotas.get(kind.id()))))
                        .toList());
    }

    private static Line line(ResourceKind kind, List<Used> happened, List<Used> inUse, Optional<Integer> quota) {
        Predicate<Used> ofKind = used -> used.kind().equals(kind.id());
        Cell there = units(inUse.stream().filter(ofKind));
        return new Line(
                kind.id(),
                new Words(kind.name().en(), kind.name().zh()),
                List.of(
                        units(happened.stream().filter(ofKind).filter(what("apply"))),
                        units(happened.stream().filter(ofKind).filter(what("provide"))),
                        units(happened.stream().filter(ofKind).filter(what("reclaimed"))),
                        there,
                        new Cell(
                                quota.filter(most -> most > 0)
                                        .flatMap(most -> there.value()
                                                .map(used -> used.multiply(BigDecimal.valueOf(100))
                                                        .divide(BigDecimal.valueOf(most), 1, RoundingMode.HALF_UP))),
                                there.rows())));
    }

    private static Predicate<Used> what(String what) {
        return used -> used.what().equals(what);
    }

    private static Rows of(List<Used> happened, String what) {
        return Rows.of(happened.stream()
                .filter(what(what))
                .map(used -> new Row(used.key(), used.purpose(), path(used)))
                .toList());
    }

    private static Cell units(Stream<Used> used) {
        List<Used> all = used.toList();
        int sum = all.stream().mapToInt(Used::quantity).sum();
        return new Cell(
                Optional.of(BigDecimal.valueOf(sum)),
                Rows.of(all.stream().map(ResourceUse::row).toList()));
    }

    private static Row row(Used used) {
        return new Row(used.key(), used.purpose(), path(used), Optional.of(BigDecimal.valueOf(used.quantity())));
    }

    private static String path(Used used) {
        return "/resources/" + used.key();
    }
}
