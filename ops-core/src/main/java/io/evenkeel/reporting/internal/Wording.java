package io.evenkeel.reporting.internal;

import io.evenkeel.reporting.Better;
import io.evenkeel.reporting.Language;
import io.evenkeel.reporting.Period;
import io.evenkeel.reporting.Report;
import io.evenkeel.reporting.Unit;
import io.evenkeel.reporting.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.Optional;

/** The words of a report's page, mail and file that no room says. Pure. */
record Wording(Language language) {
    private static final char MINUS = '−';

    private String say(String en, String zh) {
        return language.of(new Words(en, zh));
    }

    String title(Period period) {
        LocalDate from = period.from();
        int week = from.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        int weekYear = from.get(IsoFields.WEEK_BASED_YEAR);
        return switch (period.kind()) {
            case WEEK ->
                say("Operations report, week " + week + " of " + weekYear, weekYear + " 年第 " + week + " 周运维报告");
            case MONTH ->
                say(
                        "Operations report, " + from.format(DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH)),
                        from.getYear() + " 年 " + from.getMonthValue() + " 月运维报告");
        };
    }

    String span(Period period) {
        return say(
                day(period.from()) + " to " + day(period.last()) + ", " + period.zone(),
                day(period.from()) + "至 " + day(period.last()) + "，" + period.zone());
    }

    private String day(LocalDate day) {
        return switch (language) {
            case EN -> day.format(DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH));
            case ZH -> day.getYear() + " 年 " + day.getMonthValue() + " 月 " + day.getDayOfMonth() + " 日";
        };
    }

    String made(Report report) {
        String at = moment(report.content().madeAt(), report.content().period().zone());
        return report.id().isPresent()
                ? say(
                        "Made " + at + " by " + report.content().madeBy() + ". It never changes.",
                        report.content().madeBy() + " 生成于 " + at + "，此后不再改变。")
                : say(
                        "Draft of " + at + ": the period is not stored yet, figures may change.",
                        at + " 的草稿：尚未存档，数字还会变化。");
    }

    private static String moment(Instant at, ZoneId zone) {
        return at.atZone(zone).format(DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT));
    }

    String none() {
        return "–";
    }

    String before() {
        return say("before", "上期");
    }

    String change() {
        return say("change", "变化");
    }

    String better(Better better, int sign) {
        return switch (better) {
            case LESS -> sign < 0 ? say("better", "向好") : say("worse", "变差");
            case MORE -> sign > 0 ? say("better", "向好") : say("worse", "变差");
            case NEITHER -> "";
        };
    }

    String counted() {
        return say("How it is counted: ", "统计口径：");
    }

    String page(int number, int of) {
        return say("Page " + number + " of " + of, "第 " + number + " 页，共 " + of + " 页");
    }

    String proof(String hash) {
        return say("Content SHA-256 ", "内容 SHA-256 ") + hash;
    }

    String number(Optional<BigDecimal> value, Unit unit) {
        return value.map(known -> plain(known, unit) + words(unit)).orElse(none());
    }

    String difference(Optional<BigDecimal> now, Optional<BigDecimal> before, Unit unit) {
        if (now.isEmpty() || before.isEmpty()) {
            return none();
        }
        BigDecimal difference = now.get().subtract(before.get()).setScale(unit.decimals(), RoundingMode.HALF_UP);
        String sign = difference.signum() > 0 ? "+" : "";
        return difference.signum() == 0 ? "±0" : sign + plain(difference, unit);
    }

    static int sign(Optional<BigDecimal> now, Optional<BigDecimal> before) {
        return now.flatMap(value -> before.map(value::compareTo)).orElse(0);
    }

    private static String plain(BigDecimal value, Unit unit) {
        String digits = String.format(Locale.ROOT, "%,." + unit.decimals() + "f", value);
        return digits.replace('-', MINUS);
    }

    private String words(Unit unit) {
        String words = language.of(unit.words());
        return words.isEmpty() ? "" : "\u00A0" + words;
    }

    String mailText(Report report) {
        return title(report.content().period()) + "\n" + span(report.content().period()) + "\n\n"
                + say("The report is attached as PDF.", "报告见附件 PDF。") + "\n" + made(report) + "\n";
    }
}
