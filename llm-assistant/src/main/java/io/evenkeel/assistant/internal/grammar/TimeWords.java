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
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the time that people speak of: "last night", "since 02:00", "昨晚", "过去 6 小时". Pure. */
final class TimeWords {
    private static final Pattern LAST = Pattern.compile(
            "(?:last|past|previous|过去|最近|近|前)\\s*(?:的)?(\\d{1,3}|an?|half an|一|两|二|三|四|五|六|七|八|十|半|几|few)?\\s*个?\\s*(minutes?|mins?|m\\b|hours?|hrs?|h\\b|days?|d\\b|weeks?|分钟|小时|钟头|天|日|周)");
    private static final Pattern AGO = Pattern.compile(
            "(\\d{1,3}|an?|一|两|三|半)\\s*个?\\s*(minutes?|mins?|hours?|hrs?|days?|weeks?|分钟|小时|钟头|天|周)\\s*(?:ago|earlier|之?前|以前)");
    private static final Pattern CLOCK = Pattern.compile(
            "(?<![\\d.:-])(\\d{1,2})(?:[:：](\\d{2})|点(?:(\\d{1,2})分?|半)?|\\s?(am|pm|o'clock))(?![\\d:])");
    private static final Pattern DAY = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
    private static final Pattern MONTH_DAY = Pattern.compile("(\\d{1,2})月(\\d{1,2})[日号]");
    private static final Pattern YEAR =
            Pattern.compile("\\b(?:in|during)\\s+((?:19|20)\\d{2})\\b|((?:19|20)\\d{2})年(?!\\d)|last year|去年|前年");
    private static final Pattern SINCE = Pattern.compile("since|after|from|自|从|以来|之后|以后");
    private static final Map<String, DayOfWeek> DAYS = Map.ofEntries(
            Map.entry("monday", DayOfWeek.MONDAY),
            Map.entry("tuesday", DayOfWeek.TUESDAY),
            Map.entry("wednesday", DayOfWeek.WEDNESDAY),
            Map.entry("thursday", DayOfWeek.THURSDAY),
            Map.entry("friday", DayOfWeek.FRIDAY),
            Map.entry("saturday", DayOfWeek.SATURDAY),
            Map.entry("sunday", DayOfWeek.SUNDAY),
            Map.entry("周一", DayOfWeek.MONDAY),
            Map.entry("周二", DayOfWeek.TUESDAY),
            Map.entry("周三", DayOfWeek.WEDNESDAY),
            Map.entry("周四", DayOfWeek.THURSDAY),
            Map.entry("周五", DayOfWeek.FRIDAY),
            Map.entry("周六", DayOfWeek.SATURDAY),
            Map.entry("周日", DayOfWeek.SUNDAY));

    private TimeWords() {}

    /** @param text in small letters */
    static Optional<TimeSpan> read(String text, Instant now, ZoneId zone) {
        try {
            ZonedDateTime here = now.atZone(zone);
            return lasting(text, now)
                    .or(() -> ago(text, now))
                    .or(() -> years(text, here))
                    .or(() -> clock(text, here))
                    .or(() -> named(text, here));
        } catch (DateTimeException e) {
            // Such as 25:70: no time, so the question is read as one without.
            return Optional.empty();
        }
    }

    private static Optional<TimeSpan> lasting(String text, Instant now) {
        Matcher last = LAST.matcher(text);
        if (!last.find() || (last.group(1) == null && last.group(2).matches("weeks?|周|days?|天|日|d"))) {
            return Optional.empty();
        }
        return Optional.of(TimeSpan.of(now.minus(length(last.group(1), last.group(2))), now));
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

    private static Optional<TimeSpan> clock(String text, ZonedDateTime here) {
        Matcher clock = CLOCK.matcher(text);
        if (!clock.find()) {
            return Optional.empty();
        }
        LocalTime time = time(clock, text);
        LocalDate day = day(text, here).orElse(here.toLocalDate());
        ZonedDateTime at = day.atTime(time).atZone(here.getZone());
        boolean ahead = isAhead(text);
        if (at.isAfter(here) && !ahead && day(text, here).isEmpty()) {
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

    private static Optional<LocalDate> day(String text, ZonedDateTime here) {
        LocalDate today = here.toLocalDate();
        Matcher day = DAY.matcher(text);
        if (day.find()) {
            return Optional.of(LocalDate.parse(day.group()));
        }
        Matcher month = MONTH_DAY.matcher(text);
        if (month.find()) {
            return Optional.of(
                    LocalDate.of(today.getYear(), Integer.parseInt(month.group(1)), Integer.parseInt(month.group(2))));
        }
        if (text.matches(".*(day before yesterday|前天).*")) {
            return Optional.of(today.minusDays(2));
        }
        if (text.matches(".*(yesterday|last night|昨).*")) {
            return Optional.of(today.minusDays(1));
        }
        if (text.matches(".*(tomorrow|明天|明早|明晚|明儿).*")) {
            return Optional.of(today.plusDays(1));
        }
        if (text.matches(".*(today|this morning|tonight|今天|今早|今晚|今晨|凌晨).*")) {
            return Optional.of(today);
        }
        return weekday(text, today);
    }

    private static Optional<LocalDate> weekday(String text, LocalDate today) {
        String usual = text.replace("星期", "周").replace("礼拜", "周").replace("周天", "周日");
        for (Map.Entry<String, DayOfWeek> named : DAYS.entrySet()) {
            if (usual.contains(named.getKey())) {
                boolean next = usual.matches(".*(next|this|on|coming|下|本).*" + named.getKey() + ".*")
                        && !usual.matches(".*(last|was|were|did|上).*");
                return Optional.of(
                        next
                                ? today.with(TemporalAdjusters.nextOrSame(named.getValue()))
                                : today.with(TemporalAdjusters.previousOrSame(named.getValue())));
            }
        }
        return Optional.empty();
    }

    private static Optional<TimeSpan> named(String text, ZonedDateTime here) {
        LocalDate today = here.toLocalDate();
        ZoneId zone = here.getZone();
        if (text.matches(".*(last night|overnight|昨晚|昨夜|夜里|昨天晚上).*")) {
            Instant begin = today.minusDays(1).atTime(18, 0).atZone(zone).toInstant();
            Instant end = today.atTime(9, 0).atZone(zone).toInstant();
            return Optional.of(TimeSpan.of(begin, end.isAfter(here.toInstant()) ? here.toInstant() : end));
        }
        if (text.matches(".*(tonight|今晚|今夜).*") && here.getHour() < 6) {
            return Optional.of(TimeSpan.of(
                    here.toInstant(), today.atTime(8, 0).atZone(zone).toInstant()));
        }
        if (text.matches(".*(tonight|今晚|今夜).*")) {
            return Optional.of(TimeSpan.of(
                    today.atTime(18, 0).atZone(zone).toInstant(),
                    today.plusDays(1).atTime(8, 0).atZone(zone).toInstant()));
        }
        Optional<LocalDate> day = day(text, here);
        if (day.isPresent()) {
            return Optional.of(whole(day.get(), day.get().plusDays(1), zone));
        }
        if (text.matches(".*(next week|下周|下星期).*")) {
            LocalDate monday = today.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
            return Optional.of(whole(monday, monday.plusDays(7), zone));
        }
        if (text.matches(".*(this week|本周|这周).*")) {
            LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            return Optional.of(whole(monday, monday.plusDays(7), zone));
        }
        if (text.matches(".*(weekend|周末).*")) {
            LocalDate saturday = today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SATURDAY));
            return Optional.of(whole(saturday, saturday.plusDays(2), zone));
        }
        return Optional.empty();
    }

    private static TimeSpan whole(LocalDate from, LocalDate to, ZoneId zone) {
        return TimeSpan.of(
                from.atStartOfDay(zone).toInstant(), to.atStartOfDay(zone).toInstant());
    }
}
