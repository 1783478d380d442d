package io.evenkeel.assistant.internal.grammar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days and months as people write them: "2026-12-05", "5 December", "12月5日", "last Friday", "上周五", "in July". Pure. */
final class CalendarDays {
    private static final String MONTHS =
            "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";
    private static final String HAN = "\\d{1,2}|十[一二]?|[一二三四五六七八九]";
    private static final Pattern WHOLE =
            Pattern.compile("(?<!\\d)(\\d{4})\\s?[-/.年]\\s?(\\d{1,2})\\s?[-/.月]\\s?(\\d{1,2})(?!\\d)");
    private static final Pattern DAY_MONTH =
            Pattern.compile("\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)? (" + MONTHS + ")\\b\\.?(?:,? (\\d{4}))?(?![-\\d])");
    private static final Pattern MONTH_DAY = Pattern.compile(
            "\\b(" + MONTHS + ")\\b\\.? (?:the )?(\\d{1,2})(?:st|nd|rd|th)?\\b(?![:\\d])(?:,? (\\d{4}))?");
    private static final Pattern HAN_DAY =
            Pattern.compile("(" + HAN + ")\\s?月\\s?(\\d{1,2}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])\\s?[日号]?");
    private static final Pattern SHORT = Pattern.compile(
            "(?<![\\w.:/-])(0?[1-9]|1[0-2])(?:-(0[1-9]|[12]\\d|3[01])|/(1[3-9]|2\\d|3[01]))(?![\\w:/-])");
    private static final Pattern OF_MONTH =
            Pattern.compile("\\bthe (\\d{1,2})(?:st|nd|rd|th)\\b|(?<!\\d)(\\d{1,2})[号日](?=[谁早上下中晚夜是的那有值?？，, ]|$)");
    private static final Pattern MONTH = Pattern.compile("\\b(?!may\\b)(" + MONTHS
            + ")\\b(?:,? (\\d{4}))?|\\b(?:in|during|since|last|this|of|early|late|mid|next) (may)\\b(?:,? (\\d{4}))?|(?:(\\d{4})年)?("
            + HAN + ")月(?:份)?(?!\\d)");
    private static final Pattern WEEKDAY = Pattern.compile(
            "(?:\\b(last|next|this|coming|past|previous) )?\\b(mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)(?:day|sday|nesday|rsday|urday)?s?\\b|(上上|上|下|本|这)?个?周([一二三四五六日])");
    private static final String WEEK = "一二三四五六日";

    private final LocalDate today;
    private final String text;
    private final boolean ahead;

    /**
     * @param text in small letters
     * @param ahead whether a day that is not said to be past or to come is to come
     */
    CalendarDays(String text, LocalDate today, boolean ahead) {
        this.text = text.replace("星期", "周").replace("礼拜", "周").replace("周天", "周日");
        this.today = today;
        this.ahead = ahead;
    }

    Optional<LocalDate> day() {
        return written().or(this::near).or(this::weekday);
    }

    private Optional<LocalDate> written() {
        Matcher whole = WHOLE.matcher(text);
        if (whole.find()) {
            return Optional.of(LocalDate.of(number(whole.group(1)), number(whole.group(2)), number(whole.group(3))));
        }
        Matcher dayMonth = DAY_MONTH.matcher(text);
        if (dayMonth.find()) {
            return Optional.of(day(dayMonth.group(3), month(dayMonth.group(2)), number(dayMonth.group(1))));
        }
        Matcher monthDay = MONTH_DAY.matcher(text);
        if (monthDay.find()) {
            return Optional.of(day(monthDay.group(3), month(monthDay.group(1)), number(monthDay.group(2))));
        }
        Matcher han = HAN_DAY.matcher(text);
        if (han.find()) {
            return Optional.of(day(null, number(han.group(1)), number(han.group(2))));
        }
        Matcher brief = SHORT.matcher(text);
        if (brief.find()) {
            String day = brief.group(2) == null ? brief.group(3) : brief.group(2);
            return Optional.of(day(null, number(brief.group(1)), number(day)));
        }
        Matcher one = OF_MONTH.matcher(text);
        return one.find()
                ? Optional.of(today.withDayOfMonth(number(one.group(1) == null ? one.group(2) : one.group(1))))
                : Optional.empty();
    }

    /** Without a year, the one that lies nearest. */
    private LocalDate day(@org.jspecify.annotations.Nullable String year, int month, int day) {
        if (year != null) {
            return LocalDate.of(number(year), month, day);
        }
        LocalDate thisYear = LocalDate.of(today.getYear(), month, day);
        if (thisYear.isAfter(today.plusMonths(6))) {
            return thisYear.minusYears(1);
        }
        return thisYear.isBefore(today.minusMonths(6)) && ahead ? thisYear.plusYears(1) : thisYear;
    }

    private Optional<LocalDate> near() {
        if (text.matches("(?s).*(大前天).*")) {
            return Optional.of(today.minusDays(3));
        }
        if (text.matches("(?s).*(day before yesterday|前天).*")) {
            return Optional.of(today.minusDays(2));
        }
        if (text.matches("(?s).*(yesterday|last night|昨).*")) {
            return Optional.of(today.minusDays(1));
        }
        if (text.matches("(?s).*(day after tomorrow|后天).*")) {
            return Optional.of(today.plusDays(2));
        }
        if (text.matches("(?s).*(tomorrow|明天|明早|明晚|明儿|明日).*")) {
            return Optional.of(today.plusDays(1));
        }
        return text.matches("(?s).*(today|this morning|this afternoon|this evening|tonight|今天|今早|今晚|今晨|今日|凌晨).*")
                ? Optional.of(today)
                : Optional.empty();
    }

    private Optional<LocalDate> weekday() {
        Matcher found = WEEKDAY.matcher(text);
        if (!found.find()) {
            return Optional.empty();
        }
        if (found.group(4) != null) {
            DayOfWeek day = DayOfWeek.of(WEEK.indexOf(found.group(4)) + 1);
            LocalDate ofWeek = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                    .with(TemporalAdjusters.nextOrSame(day));
            return Optional.of(
                    switch (found.group(3) == null ? "" : found.group(3)) {
                        case "上上" -> ofWeek.minusDays(14);
                        case "上" -> ofWeek.minusDays(7);
                        case "下" -> ofWeek.plusDays(7);
                        case "本", "这" -> ofWeek;
                        default -> either(day);
                    });
        }
        DayOfWeek day = DayOfWeek.of(List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun")
                        .indexOf(found.group(2).substring(0, 3))
                + 1);
        return Optional.of(
                switch (found.group(1) == null ? "" : found.group(1)) {
                    case "last", "past", "previous" -> today.with(TemporalAdjusters.previous(day));
                    case "next", "this", "coming" -> today.with(TemporalAdjusters.nextOrSame(day));
                    default -> either(day);
                });
    }

    private LocalDate either(DayOfWeek day) {
        return today.with(ahead ? TemporalAdjusters.nextOrSame(day) : TemporalAdjusters.previousOrSame(day));
    }

    Optional<YearMonth> month() {
        YearMonth now = YearMonth.from(today);
        if (text.matches("(?s).*(last month|previous month|上个?月).*")) {
            return Optional.of(now.minusMonths(1));
        }
        if (text.matches("(?s).*(this month|本月|这个?月|当月).*")) {
            return Optional.of(now);
        }
        if (text.matches("(?s).*(next month|下个?月).*")) {
            return Optional.of(now.plusMonths(1));
        }
        Matcher found = MONTH.matcher(text);
        if (!found.find()) {
            return Optional.empty();
        }
        String han = found.group(6);
        String name = found.group(1) == null ? found.group(3) : found.group(1);
        int month = han == null ? month(name) : number(han);
        String year = han != null ? found.group(5) : found.group(1) == null ? found.group(4) : found.group(2);
        if (year != null) {
            return Optional.of(YearMonth.of(number(year), month));
        }
        YearMonth thisYear = YearMonth.of(today.getYear() - (text.matches("(?s).*(last year|去年).*") ? 1 : 0), month);
        return Optional.of(
                thisYear.isAfter(now) && !ahead
                        ? thisYear.minusYears(1)
                        : thisYear.isBefore(now) && ahead ? thisYear.plusYears(1) : thisYear);
    }

    private static int month(String name) {
        return List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
                        .indexOf(name.substring(0, 3))
                + 1;
    }

    /** In figures, or in Chinese up to thirty-nine. */
    private static int number(String written) {
        if (written.matches("\\d+")) {
            return Integer.parseInt(written);
        }
        int ten = written.indexOf('十');
        String figures = " 一二三四五六七八九";
        if (ten < 0) {
            return figures.indexOf(written);
        }
        int tens = ten == 0 ? 1 : figures.indexOf(written.charAt(0));
        int ones = ten + 1 == written.length() ? 0 : figures.indexOf(written.charAt(ten + 1));
        return tens * 10 + ones;
    }
}
