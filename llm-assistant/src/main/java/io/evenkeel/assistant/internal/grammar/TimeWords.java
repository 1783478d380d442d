package io.evenkeel.assistant.internal.grammar;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the time that people speak of: "last night", "since 02:00", "昨晚", "过去 6 小时". Pure. */
final class TimeWords {
    private static final Pattern LAST = Pattern.compile(
            "(?:last|past|previous|过去|最近|近|前)\\s*(?:的)?(\\d{1,3}|an?|half an|一|两|二|三|四|五|六|七|八|十|半|几|few)?\\s*个?\\s*(minutes?|mins?|m\\b|hours?|hrs?|h\\b|days?|d\\b|weeks?|months?|分钟|小时|钟头|天|日|周|月)");
    private static final Pattern AHEAD = Pattern.compile(
            "(?:(?:next|coming|following|upcoming)|(?:未来|接下来|今后|往后|之后|这)的?)\\s*(\\d{1,3}|few|couple of|two|three|four|five|six|一|两|二|三|四|五|六|七|八|九|十|几)?\\s*个?\\s*(hours?|hrs?|days|weeks|小时|天|日|周)");
    private static final Pattern SAME_TIME = Pattern.compile(
            "(?:this|same|the same) (?:time|hour)(?: of (?:the )?day)? (yesterday|last week|a week ago|the day before)|(?:at )?this time (yesterday|last week)|(yesterday|last week|a week ago|a day ago),? (?:at )?(?:about |around )?(?:this|the same) (?:time|hour)|(昨天|昨日|上周|上个?星期|上个?礼拜|一周前)的?此[时刻]|(昨天|昨日|前一天|上周|上个?星期|上个?礼拜|一周前)的?(?:这个?|同一|差不多)(?:时候|时间|点|时刻)|(昨天|上周|上个?星期)同(?:期|一时间|时)");
    private static final Pattern AGO = Pattern.compile(
            "(\\d{1,3}|an?|one|two|three|four|five|six|half an|few|一|两|三|四|五|六|七|八|九|十|半|几)\\s*个?\\s*(minutes?|mins?|hours?|hrs?|days?|weeks?|months?|分钟|小时|钟头|天|周|月)\\s*(?:ago|earlier|之?前|以前)");
    private static final Pattern CLOCK = Pattern.compile(
            "(?<![\\d.:-])(\\d{1,2})(?:[:：](\\d{2})|点(?:(\\d{1,2})分?|半)?|\\s?(am|pm|o'clock))(?![\\d:])");
    private static final Pattern YEAR =
            Pattern.compile("\\b(?:in|during)\\s+((?:19|20)\\d{2})\\b|((?:19|20)\\d{2})年(?!\\d)|last year|去年|前年");
    private static final Pattern IMPOSSIBLE = Pattern.compile("(?<![\\d.:-])(2[4-9]|[3-9]\\d):\\d{2}(?![\\d:])");
    private static final String WEEKDAYS = "(mon|tues|wednes|thurs|fri|satur|sun)day|(周|星期|礼拜)[一二三四五六日天]";
    private static final Pattern SINCE = Pattern.compile("since|after|from|自|从|以来|之后|以后");
    private static final Pattern COMPARED =
            Pattern.compile("compare|\\bthan\\b|\\bvs\\b|\\bversus\\b|same time|usual|normal|比|同期|平时|往常|正常");
    /** What looks like a time, whether it can be read or not. */
    private static final Pattern LOOKS_LIKE = Pattern.compile(
            "\\b(january|february|march|april|june|july|august|september|october|november|december|jan|feb|apr|jun|jul|aug|sept?|oct|nov|dec)\\b|\\b(in|last|since|during) may\\b"
                    + "|\\b(mon|tues|wednes|thurs|fri|satur|sun)days?\\b|\\d{4}-\\d{1,2}|(?<![\\w/.])\\d{1,2}/\\d{1,2}(/\\d{2,4})?(?![\\w/])"
                    + "|\\b(last|past|previous|this|next|coming|other) (week|month|quarter|year|fortnight|weekend|spring|summer|autumn|fall|winter|day|night|christmas|easter)"
                    + "|\\bago\\b|\\bfortnight|\\bq[1-4]\\b|\\b(christmas|easter|new year)\\b|\\b(19|20)\\d{2}\\b(?! ?(mb|gb|ms|s\\b|rows|%))"
                    + "|上上?(个)?(周|星期|礼拜|月|季|半年|旬)|下半年|前(几|两|些|段)|\\d月|[一二三四五六七八九十]月|季度|春节|国庆|中秋|元旦|圣诞|[年月]初|[年月]底|那(天|晚|周)|\\d{1,2}号(?=[谁早上下中晚夜是的那有值])|(星期|周|礼拜)[一二三四五六日天末]|去年|前年|\\d{4}年");

    private TimeWords() {}

    /**
     * @param text in small letters
     * @param ahead whether a day or hour that may be past or to come is to come
     */
    static Optional<TimeSpan> read(String text, Instant now, ZoneId zone, boolean ahead) {
        try {
            ZonedDateTime here = now.atZone(zone);
            return sameTime(text, now)
                    .or(() -> lasting(text, now))
                    .or(() -> toCome(text, now, ahead))
                    .or(() -> ago(text, now))
                    .or(() -> clock(text, here, ahead))
                    .or(() -> named(text, here, ahead))
                    .or(() -> years(text, here));
        } catch (DateTimeException e) {
            // Such as 25:70, or the 31st of June.
            return Optional.empty();
        }
    }

    /** Whether a time seems to be spoken of; where it could not be read, nothing that is told is about it. */
    static boolean looksLikeTime(String text) {
        String said = compares(text) ? text.replaceAll("last week|a week ago|上个?(周|星期|礼拜)", " ") : text;
        return LOOKS_LIKE.matcher(said).find() || IMPOSSIBLE.matcher(text).find();
    }

    /** Whether "last week" is only what something now is compared with. */
    static boolean compares(String text) {
        return COMPARED.matcher(text).find();
    }

    private static Optional<TimeSpan> lasting(String text, Instant now) {
        if (says(text, "the other day|前几天|前些天|前两天|前阵子")) {
            return Optional.of(TimeSpan.of(now.minus(Duration.ofDays(14)), now));
        }
        Matcher last = LAST.matcher(text);
        if (!last.find() || (last.group(1) == null && last.group(2).matches("weeks?|周|days?|天|日|d|months?|月"))) {
            return Optional.empty();
        }
        return Optional.of(TimeSpan.of(now.minus(length(last.group(1), last.group(2))), now));
    }

    /** "This time last week", "昨天这时候": a moment, not the whole day or week. */
    private static Optional<TimeSpan> sameTime(String text, Instant now) {
        Matcher same = SAME_TIME.matcher(text);
        if (!same.find()) {
            return Optional.empty();
        }
        boolean week = says(same.group(), "week|周|星期|礼拜");
        return Optional.of(TimeSpan.at(now.minus(Duration.ofDays(week ? 7 : 1))));
    }

    private static Optional<TimeSpan> toCome(String text, Instant now, boolean ahead) {
        Matcher next = AHEAD.matcher(text);
        if (!ahead || !next.find()) {
            return Optional.empty();
        }
        String count = next.group(1) == null || next.group(1).equals("couple of") ? "几" : next.group(1);
        return Optional.of(TimeSpan.of(now, now.plus(length(count.equals("几") ? "5" : count, next.group(2)))));
    }

    private static Optional<TimeSpan> ago(String text, Instant now) {
        Matcher ago = AGO.matcher(text);
        return ago.find() ? Optional.of(TimeSpan.at(now.minus(length(ago.group(1), ago.group(2))))) : Optional.empty();
    }

    private static Duration length(String count, String unit) {
        double number = count == null ? 1 : count(count);
        long minutes = switch (unit.charAt(0)) {
            case 'm', '分' -> 1;
            case 'h', '小', '钟' -> 60;
            case 'w', '周' -> 7 * 1440;
            default -> 1440;
        };
        return Duration.ofMinutes(Math.max(1, Math.round(number * minutes)));
    }

    private static double count(String word) {
        if (word.matches("\\d+")) {
            return Integer.parseInt(word);
        }
        int spoken = List.of("", "one", "two", "three", "four", "five", "six").indexOf(word);
        if (spoken > 0) {
            return spoken;
        }
        int at = List.of("", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十").indexOf(word);
        return switch (word) {
            case "两" -> 2;
            case "半", "half an" -> 0.5;
            case "几", "few" -> 3;
            default -> Math.max(1, at);
        };
    }

    private static Optional<TimeSpan> years(String text, ZonedDateTime here) {
        Matcher year = YEAR.matcher(text);
        if (!year.find()) {
            return Optional.empty();
        }
        String given = year.group(1) == null ? year.group(2) : year.group(1);
        int number = given == null ? here.getYear() - 1 : Integer.parseInt(given);
        LocalDate first = LocalDate.of(number, 1, 1);
        return Optional.of(whole(first, first.plusYears(1), here.getZone()));
    }

    private static Optional<TimeSpan> clock(String text, ZonedDateTime here, boolean ahead) {
        Matcher clock = CLOCK.matcher(text);
        if (!clock.find()) {
            return Optional.empty();
        }
        LocalTime time = time(clock, text);
        Optional<LocalDate> named = day(text, here, ahead);
        ZonedDateTime at = named.orElse(here.toLocalDate()).atTime(time).atZone(here.getZone());
        if (named.isEmpty() && ahead && at.isBefore(here)) {
            at = at.plusDays(1);
        } else if (named.isEmpty() && at.isAfter(here) && !ahead && !isAhead(text)) {
            at = at.minusDays(1);
        }
        if (SINCE.matcher(text).find() && !at.isAfter(here)) {
            return Optional.of(TimeSpan.of(at.toInstant(), here.toInstant()));
        }
        return Optional.of(TimeSpan.at(at.toInstant()));
    }

    private static LocalTime time(Matcher clock, String text) {
        int hour = Integer.parseInt(clock.group(1));
        String minute = clock.group(2) == null ? clock.group(3) : clock.group(2);
        int minutes = minute != null ? Integer.parseInt(minute) : clock.group().endsWith("半") ? 30 : 0;
        boolean afternoon = "pm".equals(clock.group(4)) || text.matches(".*(下午|晚上|傍晚).*");
        return LocalTime.of(
                afternoon && hour < 12 ? hour + 12 : "am".equals(clock.group(4)) && hour == 12 ? 0 : hour, minutes);
    }

    private static boolean isAhead(String text) {
        return text.matches(".*(tomorrow|tonight|next |will |明|下周|今晚|将).*");
    }

    private static Optional<LocalDate> day(String text, ZonedDateTime here, boolean ahead) {
        return new CalendarDays(text, here.toLocalDate(), ahead).day();
    }

    private static Optional<TimeSpan> named(String text, ZonedDateTime here, boolean ahead) {
        LocalDate today = here.toLocalDate();
        ZoneId zone = here.getZone();
        if (text.matches("(?s).*(last night|overnight|昨晚|昨夜|夜里|昨天晚上).*") && !says(text, WEEKDAYS)) {
            Instant begin = today.minusDays(1).atTime(18, 0).atZone(zone).toInstant();
            Instant end = today.atTime(9, 0).atZone(zone).toInstant();
            return Optional.of(TimeSpan.of(begin, end.isAfter(here.toInstant()) ? here.toInstant() : end));
        }
        if (text.matches("(?s).*(tonight|今晚|今夜).*")) {
            // After midnight the night is meant that is under way.
            LocalDate evening = here.getHour() < 6 ? today.minusDays(1) : today;
            return Optional.of(between(evening, 18, evening.plusDays(1), 8, zone));
        }
        Optional<LocalDate> day = day(text, here, ahead);
        return day.isPresent() ? Optional.of(part(text, day.get(), zone)) : weeks(text, today, zone, ahead);
    }

    /** The part of a day that is named, else the whole. */
    private static TimeSpan part(String text, LocalDate day, ZoneId zone) {
        if (says(text, "evening|night|晚|夜里")) {
            return between(day, 18, day.plusDays(1), 0, zone);
        }
        if (says(text, "afternoon|下午")) {
            return between(day, 12, day, 18, zone);
        }
        if (says(text, "白天|day ?time")) {
            return between(day, 8, day, 18, zone);
        }
        if (says(text, "凌晨|early morning")) {
            return between(day, 0, day, 6, zone);
        }
        return says(text, "morning|上午|早上|一早|明早|今早")
                ? between(day, 6, day, 12, zone)
                : whole(day, day.plusDays(1), zone);
    }

    private static Optional<TimeSpan> weeks(String text, LocalDate today, ZoneId zone, boolean ahead) {
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        boolean weekend = says(text, "weekend|周末");
        if (says(text, "(last|previous|past) (week|weekend)\\b|上个?(周|星期|礼拜)") && !compares(text)) {
            return Optional.of(
                    weekend ? whole(monday.minusDays(2), monday, zone) : whole(monday.minusDays(7), monday, zone));
        }
        if (says(text, "next week|下个?(周|星期|礼拜)")) {
            return Optional.of(whole(monday.plusDays(weekend ? 12 : 7), monday.plusDays(14), zone));
        }
        if (weekend) {
            LocalDate saturday = monday.plusDays(5);
            return Optional.of(whole(saturday, saturday.plusDays(2), zone));
        }
        if (says(text, "this week|本周|这周|这个?(星期|礼拜)")) {
            return Optional.of(whole(monday, monday.plusDays(7), zone));
        }
        return new CalendarDays(text, today, ahead)
                .month()
                .map(month -> whole(month.atDay(1), month.plusMonths(1).atDay(1), zone));
    }

    private static boolean says(String text, String words) {
        return Pattern.compile(words).matcher(text).find();
    }

    private static TimeSpan between(LocalDate from, int hour, LocalDate to, int until, ZoneId zone) {
        return TimeSpan.of(
                from.atTime(hour, 0).atZone(zone).toInstant(),
                to.atTime(until, 0).atZone(zone).toInstant());
    }

    private static TimeSpan whole(LocalDate from, LocalDate to, ZoneId zone) {
        return TimeSpan.of(
                from.atStartOfDay(zone).toInstant(), to.atStartOfDay(zone).toInstant());
    }
}
