package io.evenkeel.recovery.internal;

import io.evenkeel.recovery.Drill;
import io.evenkeel.recovery.Drill.Check;
import io.evenkeel.recovery.Drill.Finding;
import io.evenkeel.recovery.Drill.Stage;
import io.evenkeel.recovery.internal.DrillReport.Content;
import io.evenkeel.recovery.internal.DrillReport.Voted;
import io.evenkeel.reporting.Language;
import io.evenkeel.reporting.Printing.Block;
import io.evenkeel.reporting.Printing.Block.Grid;
import io.evenkeel.reporting.Printing.Block.Heading;
import io.evenkeel.reporting.Printing.Block.Paragraph;
import io.evenkeel.reporting.Printing.Sheet;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A drill's frozen report as a sheet to print. Nothing stands on it that is not in the report. Pure. */
record DrillSheet(Language language, Content content, String hash) {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final String NONE = "–";

    Sheet sheet() {
        Drill drill = content.drill();
        DrillWords words = new DrillWords(language);
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Heading(words.say("Result", "结果")));
        blocks.add(facts(drill, words));
        drill.measured().incomplete().forEach(sentence -> blocks.add(new Paragraph(sentence)));
        blocks.add(new Heading(words.say("Findings", "发现")));
        blocks.add(drill.findings().isEmpty() ? new Paragraph(words.say("None.", "无。")) : findings(drill, words));
        blocks.add(new Heading(words.say("Who and when", "人员与时间")));
        blocks.add(people(drill, words));
        blocks.add(new Heading(words.say("Steps", "步骤")));
        blocks.add(steps(drill, words));
        blocks.add(new Heading(words.say("Checks", "校验")));
        blocks.add(checks(drill, words));
        return new Sheet(
                language,
                words.say("Restore drill ", "恢复演练 ") + drill.number() + " · "
                        + drill.policy().itemName(),
                List.of(words.say("Frozen ", "存档于 ")
                        + moment(content.frozenAt())
                        + words.say(". It never changes.", "，此后不再改变。")),
                words.say("Report SHA-256 ", "报告 SHA-256 ") + hash,
                content.frozenAt(),
                blocks);
    }

    private static Grid facts(Drill drill, DrillWords words) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                words.say("Result", "结果"), drill.result().map(words::result).orElse(NONE)));
        rows.add(List.of(
                words.say("RPO measured / promised", "RPO 实测 / 承诺"),
                span(drill.measured().rpoSeconds(), words) + " / "
                        + words.span(drill.promise().rpoMinutes() * 60)));
        rows.add(List.of(
                words.say("RTO measured / promised", "RTO 实测 / 承诺"),
                span(drill.measured().rtoSeconds(), words) + " / "
                        + words.span(drill.promise().rtoMinutes() * 60)));
        rows.add(List.of(
                words.say("The last one before", "上一次"),
                drill.last()
                        .map(last -> last.number() + ", RTO " + words.span(last.rtoSeconds()))
                        .orElse(NONE)));
        rows.add(List.of(
                words.say("Copy", "副本"),
                drill.copy()
                        .map(copy -> copy.id() + " (" + copy.kind() + "), " + moment(copy.at()))
                        .orElse(NONE)));
        rows.add(List.of(
                words.say("Policy, tool, host", "策略、工具、主机"),
                drill.policy().name() + ", " + drill.policy().adapter() + ", "
                        + drill.policy().host()));
        rows.add(List.of(
                words.say("Way out of the sandbox to the network", "沙箱的出网通道"),
                drill.sandbox()
                        .flatMap(Drill.Sandbox::networkCut)
                        .map(cut -> cut ? words.say("cut", "已切断") : words.say("not cut", "未切断"))
                        .orElse(NONE)));
        drill.problem().ifPresent(key -> rows.add(List.of(words.say("Problem", "问题"), key)));
        return new Grid(List.of(2, 4), List.of("", ""), rows);
    }

    private Grid people(Drill drill, DrillWords words) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                words.say("asked", "发起"),
                drill.askedBy().name() + drill.reason().map(why -> ": " + why).orElse(""),
                moment(drill.askedAt())));
        for (Voted vote : content.votes()) {
            rows.add(List.of(
                    vote.yes() ? words.say("approved", "同意") : words.say("refused", "拒绝"),
                    vote.name() + (vote.reason().isBlank() ? "" : ": " + vote.reason()),
                    moment(vote.at())));
        }
        rows.add(List.of(
                words.say("began", "开始"),
                drill.policy().host(),
                drill.beganAt().map(DrillSheet::moment).orElse(NONE)));
        rows.add(List.of(
                words.say("ended", "结束"),
                "",
                drill.endedAt().map(DrillSheet::moment).orElse(NONE)));
        return new Grid(List.of(1, 4, 2), List.of("", "", ""), rows);
    }

    private static Grid steps(Drill drill, DrillWords words) {
        return new Grid(
                List.of(2, 2, 1, 1, 4),
                List.of(
                        words.say("step", "步骤"),
                        words.say("state", "状态"),
                        words.say("took", "用时"),
                        words.say("usual", "通常"),
                        words.say("seen", "所见")),
                drill.steps().stream().map(step -> row(step, words)).toList());
    }

    private static List<String> row(Stage stage, DrillWords words) {
        return List.of(
                words.step(stage.step()),
                words.state(stage.state()),
                seconds(stage.tookSeconds()),
                seconds(stage.usualSeconds()),
                stage.seen().orElse(""));
    }

    private static Grid checks(Drill drill, DrillWords words) {
        return new Grid(
                List.of(3, 2, 1, 4),
                List.of(
                        words.say("check", "校验"),
                        words.say("state", "状态"),
                        words.say("took", "用时"),
                        words.say("seen", "所见")),
                drill.checks().stream().map(check -> row(check, words)).toList());
    }

    private static List<String> row(Check check, DrillWords words) {
        return List.of(
                check.name(),
                words.state(check.state()),
                seconds(check.tookSeconds()),
                check.seen().orElse("")
                        + check.code().map(code -> " (" + code + ")").orElse(""));
    }

    private static Grid findings(Drill drill, DrillWords words) {
        return new Grid(
                List.of(2, 6),
                List.of(words.say("code", "代码"), words.say("what was found", "内容")),
                drill.findings().stream().map(DrillSheet::row).toList());
    }

    private static List<String> row(Finding finding) {
        return List.of(finding.code(), finding.sentence());
    }

    private static String span(Optional<Long> seconds, DrillWords words) {
        return seconds.map(words::span).orElse(NONE);
    }

    private static String seconds(Optional<Double> seconds) {
        return seconds.map(known -> String.format(Locale.ROOT, "%.1f s", known)).orElse(NONE);
    }

    private static String moment(Instant at) {
        return MOMENT.format(at);
    }
}
